"""Two who finalise at once, formulas where numbers belong, a criterion nobody has data for: said, and nothing lost."""
import pytest

from models import Selection, db
from tests.suppliers.test_selections import entered, selecting, two  # noqa: F401  fixture
from tests.world import days_ago

GOODS = "/evaluation/templates/1"


def test_two_who_decide_at_once(browse, two, inside):  # noqa: F811
    forms = [browse(name).open(two.path).follow("Decide") for name in ("mara", "ada")]
    ids = {option.text(): option.attributes["value"] for option in forms[0].css("#chosen_id option")}
    forms[0].submit(button="Decide", chosen_id=ids["Blue Lake"], rationale="The dearer one breaks less")
    page = forms[1].submit(button="Decide", status=409, chosen_id=ids["Harbour Pumps"], rationale="Best service")
    assert "This could not be done" in page.text
    with inside():
        assert db.session.query(Selection).one().rationale == "The dearer one breaks less"


def test_two_who_publish_at_once(browse):
    draft = browse("mara").open(GOODS).submit(button="New edition")
    other = browse("ada").open(draft.path)
    assert "In force" in draft.submit(button="Publish").text
    other.submit(button="Publish", status=409)
    assert "In force" in browse("ada").open(draft.path).text


@pytest.mark.parametrize("typed", ["=2+3", "=SUM(A1)", "1/0", "10 %", "ten", "1e400", "NaN", "Infinity"])
def test_a_formula_is_no_number(browse, supplier, ordered, line_of, typed):
    line_id = ordered(supplier())
    page = browse("mara").open(f"/suppliers/deliveries/{line_id}/receive").submit(
        button="Save", status=422, arrived_on=str(days_ago(6)), quantity=typed)
    assert page.field_errors.keys() == {"quantity"} and page.values()["quantity"] == typed
    assert line_of(line_id).received == 0


@pytest.mark.parametrize("typed", ["=2+3", "1/0", "NaN", "-1"])
def test_a_formula_is_no_weight(browse, typed):
    draft = browse("mara").open(GOODS).submit(button="New edition")
    page = draft.follow("On time and in full").submit(button="Save", status=422, weight=typed)
    assert page.field_errors.keys() == {"weight"} and page.values()["weight"] == typed


def test_a_file_tells_no_spreadsheet_what_to_do(browse, supplier):
    supplier("=HYPERLINK(1)")
    told = browse("mara").client.get("/suppliers/export/csv").data.decode("utf-8-sig")
    assert not any(cell.startswith("=") for line in told.splitlines() for cell in line.replace('"', "").split(","))


def test_equal_ends_of_a_scale_divide_nothing(browse):
    draft = browse("mara").open(GOODS).submit(button="New edition")
    page = draft.follow("On time and in full").submit(button="Save", status=422, worst="80", best="80")
    assert page.values()["worst"] == "80" and page.field_errors
