"""Agreements, told from the screen: the day for notice, and what becomes of them."""
import pytest

from core.jobs import enqueue
from models import Agreement, db
from tests.imports.files import work
from tests.world import days_ago, days_on


@pytest.fixture
def agreement(inside):
    """What an agreement is now: (state, end, day for notice)."""
    def read(agreement_id):
        with inside():
            row = db.session.get(Agreement, agreement_id)
            return row.state, row.ends_on, row.notice_on
    return read


def test_an_agreement_is_entered_on_the_page_of_a_supplier(browse, supplier):
    lake = supplier()
    page = browse("ada").open(f"/suppliers/{lake.id}").follow("New agreement").submit(
        button="Save", title="Framework", number="FA-7", ends_on="2030-12-31", notice_days="90", team="1")
    assert page.h1 == "Framework" and "Running" in page.text and "2 Oct 2030" in page.text
    assert "FA-7" in browse("ada").open(f"/suppliers/{lake.id}").css("#cooperation")[0].text()


def test_the_notice_day_is_on_the_day_of_the_owner(browse, make, supplier, signed):
    ada = make.user("ada").id
    soon = signed(supplier(), title="Framework soon", ends=days_on(100), notice=90, owner=ada)  # 10 days, 30 ahead
    signed(supplier("Far"), title="Framework far", ends=days_on(900), owner=ada)
    signed(supplier("Free"), title="Open-ended", owner=ada)
    page = browse("ada").open("/")
    assert "Framework soon" in page.text and "Open-ended" not in page.text
    assert [row[0] for row in browse("ada").open("/cooperation/agreements?due=overdue").table()[1:]] == [
        "Framework soon FA-1"]
    page = browse("ada").open(f"/cooperation/agreements/{soon}")
    assert "Decide whether it goes on" in page.text
    page = page.submit(button="Give notice")
    assert "Notice given" in page.text and "Decide whether" not in page.text
    assert browse("ada").open("/cooperation/agreements?due=overdue").css("tbody tr") == []
    assert "Running" in page.submit(button="Undo").text


def test_it_is_let_go_on(browse, supplier, signed, agreement):
    made = signed(supplier(), ends=days_on(100))
    page = browse("ada").open(f"/cooperation/agreements/{made}").follow("Let it go on").submit(
        button="Save", months="12")
    assert page.h1 == "Framework 2026" and agreement(made)[1] > days_on(450)


@pytest.mark.parametrize(("ends", "notice", "renews", "state", "moves"), [
    (-1, 0, 0, "ended", False), (0, 0, 0, "running", False), (50, 90, 12, "running", True),
    (91, 90, 12, "running", False), (-400, 90, 12, "running", True), (50, 90, 0, "running", False)])
def test_what_the_night_does(house, inside, supplier, signed, agreement, ends, notice, renews, state, moves):
    made = signed(supplier(), ends=days_on(ends), notice=notice, renews=renews)
    before = agreement(made)[1]
    with inside():
        enqueue("cooperation.pass-day")
        db.session.commit()
    work(house)
    assert agreement(made)[0] == state
    assert (agreement(made)[1] != before) == moves
    assert not moves or agreement(made)[2] >= days_ago(0)


def test_notice_stops_it_from_going_on(browse, house, inside, supplier, signed, agreement):
    made = signed(supplier(), ends=days_on(50), notice=90, renews=12)
    browse("ada").open(f"/cooperation/agreements/{made}").submit(button="Give notice")
    with inside():
        enqueue("cooperation.pass-day")
        db.session.commit()
    work(house)
    assert agreement(made)[:2] == ("noticed", days_on(50))


@pytest.mark.parametrize(("facts", "said"), [
    ({"ends_on": "2000-01-01"}, "It cannot end before it begins"), ({"renews_months": "12"}, "an end to go on from"),
    ({"notice_days": "-1"}, "Number must be"), ({"starts_on": "0026-01-01"}, "Please check the year")])
def test_bad_agreements_are_told_at_the_field(browse, supplier, facts, said):
    page = browse("ada").open(f"/cooperation/supplier/{supplier().id}/agreements/new").submit(
        button="Save", status=422, title="Framework", **facts)
    assert said in page.text


def test_the_list_and_its_file(browse, supplier, partner, signed):
    signed(supplier(), ends=days_on(100), renews=12)
    signed(partner(), "partner", title="Reseller terms")
    rows = browse("ada").open("/cooperation/agreements").table()[1:]
    assert [(row[0], row[1], row[6]) for row in rows] == [
        ("Framework 2026 FA-1", "Blue Lake", "Goes on by 12 months"),
        ("Reseller terms FA-1", "Bright Bridge", "No end")]
    assert b"Reseller terms" in browse("ada").client.get("/cooperation/agreements/export/csv").data


def test_whoever_is_no_partner_has_no_partner_agreement(browse, supplier):
    browse("ada").open(f"/cooperation/partner/{supplier().id}/agreements/new", status=404)
