"""Corrective actions: opened, worked on, handed over, proven or opened again by a figure; what comes back."""
from decimal import Decimal

import pytest

from blueprints.suppliers.actions import lines as lines_acts
from core.principal import SYSTEM
from models import NEEDED_DISCIPLINES, NO_DAY, PurchaseLine, db
from tests.partners.conftest import partner  # noqa: F401  fixture
from tests.world import days_ago, days_on


def test_an_action_goes_its_way(browse, supplier):
    page = browse("mara").open(f"/suppliers/{supplier().id}").follow("Open a corrective action").submit(
        button="Open it", title="Late pumps", severity="critical", problem="Two of five")
    assert page.h1 == "Late pumps" and "Contain it" in page.text and "Critical" in page.text
    assert "Opened by Mara" in page.text
    action_url = page.path
    for code in NEEDED_DISCIPLINES:
        page = page.browser.open(f"{action_url}/{code}").submit(button="Save", text="Done so", done_on=str(days_ago(0)))
    page = page.follow("Name the proof").submit(
        button="Save", measure="line-otd", target="90", check_on=str(days_on(10)))
    page = page.submit(button="Hand over to the proof")
    assert "Waits for the proof" in page.text and "Nobody closes this by hand." in page.text
    assert "Hand over to the proof" not in page.text


def test_words_close_nothing(browse, opened, supplier, action_of):
    action_id = opened(supplier())
    browser = browse("mara")
    page = browser.open(f"/corrective-actions/{action_id}")
    assert "Hand over to the proof" not in page.text and "No figure is named yet" in page.text
    browser.open(f"/corrective-actions/{action_id}/proof").submit(
        button="Save", measure="line-otd", target="90", check_on=str(days_on(10)))
    assert "Hand over to the proof" not in browser.open(f"/corrective-actions/{action_id}").text  # nothing is done
    assert action_of(action_id).state == "open"


def test_containment_is_due_in_a_day_and_stands_on_my_day(browse, opened, supplier, action_of):
    action_id = opened(supplier(owner="rita"))
    found = action_of(action_id)
    page = browse("mara").open(f"/corrective-actions/{action_id}")
    assert len(page.table()) == 10 and (found.due_at - found.created_at).total_seconds() == 24 * 3600


@pytest.mark.parametrize(("good", "state", "last"), [(10, "proven", "met"), (5, "reopened", "missed")])
def test_the_figure_decides(opened, supplier, lines, night, action_of, events_of, good, state, last):
    blue = supplier()
    lines(blue, good=good, late=10 - good)
    action_id = opened(blue, ready=True)
    night(action_id)
    assert (action_of(action_id).state, events_of(action_id)[-1]) == (state, last)


def test_no_data_proves_nothing(opened, supplier, night, action_of, events_of):
    action_id = opened(supplier(), ready=True)
    night(action_id)
    assert (action_of(action_id).state, events_of(action_id)[-1]) == ("waiting", "empty")
    assert action_of(action_id).look_on == days_on(7)


def test_the_page_shows_the_figure_of_each_check(browse, opened, supplier, lines, night):
    blue = supplier()
    lines(blue, good=5, late=5)
    action_id = opened(blue, ready=True)
    night(action_id)
    row = browse("mara").open(f"/corrective-actions/{action_id}").table(1)[1]
    assert [row[1], row[2], row[4]] == ["50%", "at least 90%", "Not reached"]


def reject(inside, line_id, defect):
    with inside():
        line = db.session.get(PurchaseLine, line_id)
        lines_acts.inspect(line.receipts[0], kind="full", inspected_on=days_ago(0), inspected=Decimal(10),
                           rejected=Decimal(2), is_accepted=True, defect=defect, by=SYSTEM)
        db.session.commit()


@pytest.mark.parametrize(("defect", "state", "times"), [("  rust ", "reopened", 1), ("Scratch", "proven", 0)])
def test_the_same_defect_opens_it_again(inside, opened, ordered, supplier, lines, night, action_of, defect, state,
                                        times):
    blue = supplier()
    lines(blue, good=10)
    line_id = ordered(blue, promised=days_ago(5), arrived=[(days_ago(5), 10)])
    action_id = opened(blue, ready=True, defect="Rust")
    night(action_id)
    reject(inside, line_id, defect)
    night(action_id, proven=days_ago(3))
    found = action_of(action_id)
    assert (found.state, found.recurrences) == (state, times)


def test_a_breach_while_it_is_watched_opens_it_again(opened, supplier, lines, night, action_of, events_of):
    blue = supplier()
    lines(blue, good=10)
    action_id = opened(blue, ready=True)
    night(action_id)
    assert action_of(action_id).look_on == days_on(30)
    lines(blue, late=10)
    night(action_id, proven=days_ago(1))
    found = action_of(action_id)
    assert (found.state, found.recurrences, found.look_on) == ("reopened", 1, NO_DAY)
    assert events_of(action_id)[-2:] == ["met", "recurred"]


def test_it_is_dropped_with_a_reason_and_taken_up(browse, opened, supplier):
    page = browse("mara").open(f"/corrective-actions/{opened(supplier())}/drop").submit(
        button="Drop", reason="Opened twice")
    assert "Dropped because: Opened twice" in page.text
    assert "Open" in page.submit(button="Take up again").text


def test_bad_input_is_said_at_the_field(browse, opened, supplier):
    url, browser = f"/corrective-actions/{opened(supplier())}", browse("mara")
    page = browser.open(f"{url}/proof").submit(
        button="Save", measure="line-otd", target="90", check_on=str(days_ago(1)), status=422)
    assert "choose a day after today" in page.text
    page = browser.open(f"{url}/D3").submit(button="Save", done_on=str(days_ago(0)), status=422)
    assert "before it is called done" in page.text


def test_who_sees_it(browse, opened, supplier, partner):
    mine, theirs = opened(supplier()), opened(partner(), role="partner")
    browse("rita").open(f"/corrective-actions/{mine}", status=403)
    browse("vic").open(f"/corrective-actions/{mine}/edit", status=403)
    assert len(browse("mara").open("/corrective-actions").table()) == 3
    assert "Late pumps" in browse("mara").open(f"/corrective-actions/{theirs}").h1
