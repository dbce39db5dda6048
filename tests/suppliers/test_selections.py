"""Choosing a supplier, told from the screen: criteria, candidates, values, the result and the decision."""
import pytest

from models import RfqInvite, Selection, Task, db
from tests.suppliers.test_standings import poor
from tests.world import days_ago, days_on


def selecting(browse, *parties, who="mara", **facts):
    """A new selection among suppliers; its page."""
    return browse(who).open("/suppliers/selections/new").submit(
        button="Save", **{"title": "Pumps for 2027", **facts}, parties=[str(party.id) for party in parties])


def entered(page, values, criteria=None, **declared):
    """Enter what was found, row by row; of new criteria (name, weight), if given, first."""
    if criteria:
        rows = dict.fromkeys([f"rows-{at}-name" for at in range(4)], "")
        for at, (name, weight, *more) in enumerate(criteria):
            worst, best, least = (*more, 0, 100, "")[:3] if not more else (*more, "")[:3]
            rows |= {f"rows-{at}-name": name, f"rows-{at}-weight": str(weight), f"rows-{at}-worst": str(worst),
                     f"rows-{at}-best": str(best), f"rows-{at}-least": str(least), f"rows-{at}-filled_from": ""}
        form = page.follow("Criteria")
        page = form.submit(button="Save", **{name: said for name, said in rows.items() if name in form.values()})
    form = page.follow("What was found")
    cells = [name for name in form.values() if name.startswith("value_")]
    typed = dict(zip(cells, [str(value) for row in values for value in row], strict=True))
    return form.submit(button="Save", **typed, **({"has_interest": "none"} | declared))


@pytest.fixture
def two(browse, supplier):
    """The candidates and numbers of the vector `selection_flip_weight`: 73 to 73.5, turned at 52.4 %."""
    page = selecting(browse, supplier("Blue Lake"), supplier("Harbour Pumps"))
    return entered(page, [[80, 70, 60], [70, 85, 65]], [("Quality", 50), ("Price", 30), ("Service", 20)])


def test_the_arithmetic_is_that_of_the_vector(two):
    table = two.table()
    assert [row[0] for row in table[1:]] == ["1. Harbour Pumps", "2. Blue Lake"]
    assert table[2][1].startswith("80 × 50% = 40") and [row[4] for row in table[1:]] == ["73.5", "73"]
    assert "The first is 0.5 points ahead of the next" in two.text
    assert "Another one wins when it weighs over 52.4%" in two.text


def test_a_decision_is_kept_as_it_was_and_undone(two, browse, inside):
    path = two.path
    page = decided(two, "Harbour Pumps", runner_up="Blue Lake")
    assert "Decided" in page.text and "Best service" in page.text
    assert page.follow("Enter an order").h1 == "New order to Harbour Pumps"
    with inside():
        selection = db.session.query(Selection).one()
        task = db.session.get(Task, selection.review_task_id)
        assert (task.due_on, selection.snapshot["rows"][0]["score"]) == (selection.review_on, 73.5)
        assert selection.review_on == days_on(180)
    browse("mara").open(path + "/values", status=409)
    page = browse("mara").open(path).submit(button="Reopen")
    assert "it had been decided for Harbour Pumps: Best service" in page.text
    with inside():
        assert db.session.query(Task).one().state == "dropped"


def decided(page, chosen, runner_up="", status=200, **typed):
    form = page.follow("Decide")
    ids = {option.text(): option.attributes["value"] for option in form.css("#chosen_id option")}
    return form.submit(button="Decide", status=status, **{
        "chosen_id": ids[chosen], "runner_up_id": ids.get(runner_up, ""), "rationale": "Best service", **typed})


def test_reasons_are_required_and_nothing_typed_is_lost(two):
    page = decided(two, "Blue Lake", rationale=" ", review_on=str(days_ago(1)), status=422)
    assert page.field_errors == {"rationale": "Please fill this in",
                                 "review_on": "A day after today, within five years"}


def test_weights_must_come_to_a_hundred(two):
    page = two.follow("Criteria").submit(button="Save", **{"rows-0-weight": "60"}, status=422)
    assert page.field_errors["rows-0-weight"] == "The weights come to 110, not to 100"
    assert page.values()["rows-0-weight"] == "60"


def test_what_is_not_known_is_left_out_and_told(browse, supplier):
    page = selecting(browse, supplier("Blue Lake"), supplier("Harbour Pumps"))
    page = entered(page, [[80, "", 60], [70, 85, 65]], [("Quality", 50), ("Price", 30), ("Service", 20)])
    row = next(row for row in page.table() if row[0].endswith("Blue Lake"))
    assert row[2] == "unknown" and row[4].startswith("74.29") and "known: 70% of the weight" in row[4]


def test_a_limit_knocks_out(browse, supplier):
    page = selecting(browse, supplier("Blue Lake"), supplier("Harbour Pumps"))
    page = entered(page, [[40, 12], [90, 15]], [("Quality", 50, 0, 100, 60), ("Days", 50, 30, 0)])
    assert [row[0] for row in page.table()[1:]] == ["1. Harbour Pumps"]
    assert page.table(1)[1][:2] == ["Blue Lake", "Quality is 40, at least 60 is needed."]


def test_one_is_knocked_out_by_hand_and_comes_back(two):
    page = two.follow("Knock out Blue Lake").submit(button="Knock out", reason="Insolvent")
    assert page.table(1)[1][:2] == ["Blue Lake", "Insolvent"]
    assert page.follow("Decide").values()["chosen_id"] == ""
    page = page.submit(button="Take Blue Lake in again")
    assert [row[0] for row in page.table()[1:]] == ["1. Harbour Pumps", "2. Blue Lake"]


def test_quotes_fill_in_price_and_days(browse, supplier, inside):
    lake, harbour = supplier("Blue Lake"), supplier("Harbour Pumps")
    page = browse("mara").open("/suppliers/rfqs/new").submit(
        button="Save", title="Pumps", due_on=str(days_on(5)), parties=[str(lake.id), str(harbour.id)])
    for name, price, days in (("Blue Lake", "10", "20"), ("Harbour Pumps", "12.5", "10")):
        page = page.follow(f"Answer of {name}").submit(button="Save", unit_price=price, currency="GBP", lead_days=days)
    form = page.follow("Choose among them")
    assert form.values()["title"] == "Pumps"  # as it was asked for
    page = form.submit(button="Save", title="Pumps for 2027")
    rows = {row[0]: row[2:4] for row in page.table()[1:]}
    assert rows["1. Harbour Pumps Quote"] == ["75 × 35% = 26.25 found: 12.5", "100 × 15% = 15 found: 10"]
    assert rows["2. Blue Lake Quote"] == ["100 × 35% = 35 found: 10", "0 × 15% = 0 found: 20"]
    with inside():
        assert db.session.query(RfqInvite).count() == 2


def test_who_marks_says_whether_they_have_an_interest(browse, supplier):
    page = selecting(browse, supplier("Blue Lake"))
    form = page.follow("What was found")
    form = form.submit(button="Save", status=422)
    assert "Please fill this in" in form.text
    page = form.submit(button="Save", has_interest="some", interest="My brother works there")
    assert "Mara has an interest of their own: My brother works there" in page.text
    assert "has_interest" not in page.follow("What was found").values()
    assert "My brother works there" in page.browser.open(page.path + "/print").text


def test_a_stopped_supplier_is_chosen_with_the_reason_alone(browse, delivered):
    party = poor(browse, delivered)
    page = entered(selecting(browse, party), [[80, 80, 80, 80]])
    page = decided(page, party.title, status=422)
    assert page.field_errors == {"despite": "Their standing is against it: say why all the same"}
    assert "The only source" in page.submit(button="Decide", despite="The only source").text


def test_after_the_review_day_measured_results_stand_beside(two, browse, inside):
    decided(two, "Harbour Pumps")
    with inside():
        db.session.query(Selection).one().review_on = days_ago(1)
        db.session.commit()
    page = browse("vic").open(two.path)
    at = next(at for at in range(6) if page.table(at)[0][1] == "Scored then")
    assert page.table(at)[1] == ["Harbour Pumps", "73.5", "No data", "0"]


def test_seen_by_its_owner_and_team_alone(browse, make, two):
    for who, status in (("vic", 200), ("mara", 200), ("rita", 403)):
        browse(who).open(two.path, status=status)
    browse("vic").open(two.path + "/values", status=403)


def test_the_list_is_read_at_one_price(browse, supplier, statements):
    counts = []
    for number in (1, 2):
        for _time in range(number):
            selecting(browse, supplier())
        browse("vic").open("/suppliers/selections")
        with statements() as seen:
            rows = browse("vic").open("/suppliers/selections").table()[1:]
        counts.append(len(seen))
    assert counts[0] == counts[1] and len(rows) == 3
