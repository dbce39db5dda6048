"""Templates told from the screen: drafted, published, never changed after that."""
import pytest

from models import Role, ScoreTemplate, User, db
from tests.world import PASSWORD_HASH

GOODS = "/evaluation/templates/1"
MEASURED = {"name": "In full", "weight": "40", "source": "measured", "measure": "in-full", "scorer": "linear",
            "worst": "80", "best": "100"}


@pytest.fixture
def draft(browse):
    return browse("mara").open(GOODS).submit(button="New edition")


def names(page):
    return [row[0] for row in page.table()[1:]]


def test_four_are_shipped(browse):
    rows = browse("mara").open("/evaluation/templates").table()[1:]
    assert [row[0] for row in rows] == ["Supplier of goods", "Supplier of services", "Alliance partner",
                                        "Referral partner"]


def test_what_is_in_force_cannot_be_changed(browse):
    page = browse("mara").open(GOODS)
    assert "New criterion" not in page.links
    page.browser.open(f"{GOODS}/edit", status=409)
    page.browser.open(f"{GOODS}/criteria/new", status=409)


def test_a_new_edition_takes_its_place(draft):
    page = draft.follow("On time and in full").submit(button="Save", **{"name": "Deliveries", "late": "1"})
    assert "Deliveries" in names(page)
    page = page.submit(button="Publish")
    assert "In force" in page.text and "Replaced" in page.browser.open(GOODS).text


def test_weights_that_do_not_sum_are_told_and_refused(draft):
    page = draft.follow("On time and in full").submit(button="Save", weight="30")
    assert "The weights come to 90, not to 100." in page.text
    assert "The weights come to 90, not to 100." in page.submit(button="Publish", status=409).text


def test_criteria_are_added_grouped_and_removed(draft):
    page = draft.submit(button="Remove On time and in full").follow("New criterion")
    page = page.submit(button="Save", name="Deliveries", weight="40", source="group")
    assert "“Deliveries” is a group without criteria." in page.text
    form = page.follow("New criterion")
    group = [option for option in form.css("[name=parent_id] option") if option.text() == "Deliveries"][0]
    page = form.submit(button="Save", parent_id=group.attributes["value"], **{**MEASURED, "weight": "100"})
    assert names(page)[-2:] == ["Deliveries", "In full"]
    assert "In force" in page.submit(button="Publish").text


@pytest.mark.parametrize(("fields", "field", "said"), [
    ({"measure": ""}, "measure", "Please choose"),
    ({"best": ""}, "scorer", "Please fill in where it gives 0 and where it gives 100 points"),
    ({"best": "80"}, "scorer", "0 and 100 points cannot be given for the same"),
    ({"scorer": "bands", "bands": "0, 50, 20\n60, 100, 80"}, "bands",
     "Please write three numbers a line, from lower to higher, without a gap between"),
    ({"weight": "101"}, "weight", "Between 0 and 100"),
])
def test_what_cannot_be_scored_is_said_at_the_field(draft, fields, field, said):
    page = draft.follow("New criterion").submit(button="Save", status=422, **{**MEASURED, **fields})
    assert page.field_errors == {field: said}


def test_standings_begin_at_nought_and_each_elsewhere(draft):
    form = draft.browser.open(f"{draft.path}/standings")
    assert form.table()[0] == ["Standing", "From score", "Colour", "Ask for a quotation", "Order"]
    page = form.submit(button="Save", status=422, **{"bands-3-low": "10"})
    assert "The lowest standing must begin at 0." in page.text
    page = form.submit(button="Save", status=422, **{"bands-1-low": "0"})
    assert "Two standings cannot begin at the same score" in page.text
    page = form.submit(button="Save", **{"bands-4-low": "95", "bands-4-name": "Best"})
    assert page.table(1)[1][0] == "Best"


def test_a_draft_is_discarded_and_there_is_one_at_a_time(draft, inside):
    draft.browser.open(GOODS).submit(button="New edition", status=409)
    draft.submit(button="Discard")
    with inside():
        assert db.session.query(ScoreTemplate).filter_by(state="draft").count() == 0


def test_only_managers_see_them(browse):
    for who, status in (("vic", 403), ("rita", 403)):
        browse(who).open("/evaluation/templates", status=status)


@pytest.mark.parametrize(("domain", "seen", "hidden"), [
    ("partners", "Referral partner", "Supplier of goods"), ("suppliers", "Supplier of goods", "Referral partner")])
def test_each_is_managed_by_who_manages_its_room(browse, inside, domain, seen, hidden):
    with inside():
        role = Role(name="Rules", grants={domain: ["manage", "all"]})
        db.session.add(User(name="Rae", email="rae@example.org", email_key="rae@example.org", language="en",
                            time_zone="Europe/London", password_hash=PASSWORD_HASH, roles=[role]))
        db.session.commit()
    page = browse("rae").open("/evaluation/templates")
    assert seen in names(page) and hidden not in names(page)
    assert "New edition" in page.follow(seen).text
    ids = {"Supplier of goods": 1, "Referral partner": 3}
    browse("rae").open(f"/evaluation/templates/{ids[hidden]}", status=404)
    assert [link.text(strip=True) for link in page.css("nav [aria-current=page]")] == [domain.title()]
