"""The bridge and the board as of past days, told from the screen: they add up, and every bar opens its deals."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from blueprints.sales.actions import deals, moves
from blueprints.sales.bridges import Bridge
from blueprints.sales.viewpoint import Viewpoint
from core.periods import containing
from models import Deal, LostReason, Stage, db, now
from tests.world import _user, days_ago, days_on, inside, workspace_today


def at(days):
    return now() - timedelta(days=days)


@pytest.fixture
def quarter(house):
    with inside(house):
        return containing("quarter", workspace_today())


@pytest.fixture
def told(make, quarter, once):
    """A week in which everything happened: {title: what it is called}."""
    def furnish():
        names = ("Stays", "Grows", "Shrinks", "Pushed", "Lost one", "Won one", "Gone", "Handed")
        made = {name: make(Deal, title=name, amount=10_000, closes_on=quarter.last, at=at(20)) for name in names}
        made["Pulled"] = make(Deal, title="Pulled", amount=10_000, closes_on=quarter.next.last, at=at(20))
        make(Deal, title="Fresh", amount=2_500, closes_on=quarter.last, at=at(3))
        with inside(make.app):
            held = {name: db.session.get(Deal, deal.id) for name, deal in made.items()}
            live(held, quarter, _user("rita"))
            db.session.commit()
        return quarter
    return once(furnish)


def live(held, quarter, rita):
    deals.revise(held["Grows"], {"amount_cents": 16_000}, by=rita, at=at(4))
    deals.revise(held["Shrinks"], {"amount_cents": 7_000}, by=rita, at=at(4))
    deals.revise(held["Pushed"], {"closes_on": quarter.next.last}, by=rita, at=at(3))
    deals.revise(held["Pulled"], {"closes_on": quarter.last}, by=rita, at=at(3))
    deals.revise(held["Handed"], {"owner_id": _user("otto").id}, by=rita, at=at(2))
    reason = db.session.scalars(sa.select(LostReason)).first()
    moves.lose(held["Lost one"], reason=reason, by=rita, at=at(2))
    held["Won one"].ticks = []
    won = db.session.scalars(sa.select(Stage).where(Stage.outcome == "won").order_by(Stage.id)).first()
    moves.enter(held["Won one"], won, at(1), None, None)
    moves.note_event(held["Won one"], "won", by=rita, at=at(1))
    moves.archive(held["Gone"], by=rita)


def bars(page):
    return {row[0]: row[3] for row in page.table()[1:]}


def test_the_week(browse, told):
    page = browse("mara").open("/sales/forecast/bridge")
    assert bars(page) == {
        "Before": "£800.00", "New": "+£25.00", "Pulled in": "+£100.00", "Enlarged": "+£60.00", "Shrunk": "-£30.00",
        "Pushed": "-£100.00", "Archived": "-£100.00", "Lost": "-£100.00", "Won": "-£100.00", "After": "£555.00"}


def test_of_one_person_a_deal_is_handed_over(browse, told):
    mara = browse("mara")
    options = mara.open("/sales/forecast/bridge").css("select[name=owner] option")
    ids = {option.text(): option.attributes["value"] for option in options}
    rita, otto = ids["Rita"], ids["Otto"]
    assert bars(mara.open(f"/sales/forecast/bridge?owner={rita}"))["Handed over"] == "-£100.00"
    assert bars(mara.open(f"/sales/forecast/bridge?owner={otto}")) == {
        "Before": "£0.00", "Taken over": "+£100.00", "After": "£100.00"}


def test_every_bar_opens_its_deals(browse, told):
    page = browse("mara").open("/sales/forecast/bridge")
    amounts = bars(page)
    for link in page.css("tbody a"):
        opened = browse("mara").open(link.attributes["href"])
        together = opened.css(".stat-value")[0].text().strip()
        assert together == amounts.get(link.text().strip(), link.text().strip()).lstrip("+-")
    rows = browse("mara").open(page.css("tbody th a")[0].attributes["href"]).table()[1:]
    assert [row[0] for row in rows] == ["Fresh"]


def test_days_that_make_no_sense(browse):
    for query in ("from=x", "to=x", "from=0001-01-01", "period=x"):
        browse("rita").open(f"/sales/forecast/bridge?{query}", 400)
    browse("rita").open("/sales/forecast/bridge/deals?bar=x", 400)
    browse("rita").open(f"/sales/forecast/bridge?from={days_on(9)}&to={days_on(4)}")
    browse("rita").open("/sales/forecast/bridge/deals?bar=opening", 400)
    assert "No deals" in browse("rita").open("/sales/forecast/bridge/deals?bar=won").text


def test_nothing_happened(browse, make):
    assert "Nothing changed between these days." in browse("rita").open("/sales/forecast/bridge").text


@pytest.mark.parametrize("span", [(30, 0), (30, 10), (10, 3), (4, 2), (2, 1), (1, 0), (0, 0)])
@pytest.mark.parametrize("who", ["anyone", "rita", "otto"])
def test_it_adds_up_from_any_day_to_any_other(house, told, who, span):
    with inside(house):
        owner = who if who == "anyone" else str(_user(who).id)
        for period in (told, told.next, containing("year", told.first)):
            built = Bridge(Viewpoint(period, owner=owner), *(days_ago(days) for days in span))
            assert built.adds_up


def test_the_past_board(browse, told):
    mara = browse("mara")
    assert heads(mara.open(f"/sales/forecast/past-board?as_of={days_ago(5)}"))[0] == ("Enquiry", "9 deals", "£900.00")
    assert heads(mara.open("/sales/forecast/past-board"))[0] == ("Enquiry", "7 deals", "£655.00")
    long_ago = mara.open(f"/sales/forecast/past-board?as_of={days_ago(40)}")
    assert heads(long_ago)[0] == ("Enquiry", "0 deals", "£0.00")
    assert "Fresh" not in mara.open(f"/sales/forecast/past-board?as_of={days_ago(5)}").text


def heads(page):
    return [tuple(node.text() for node in section.css("h2, header p:first-of-type, header strong"))
            for section in page.css(".past-board section")]


def test_others_see_their_own_past(browse, told):
    page = browse("otto").open(f"/sales/forecast/past-board?as_of={days_ago(5)}")
    assert heads(page)[0] == ("Enquiry", "1 deal", "£100.00")


PAGES = ["", "?period=2026&by=team&roll_up=single", "/deals?what=closed,pipeline", "/bridge", "/bridge/deals?bar=won",
         "/past-board", "/calibration", "/calibration?calibrated_by=owner"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_reads_in_chinese(browse, told, house, page):
    with inside(house):
        _user("mara").language = "zh"
        db.session.commit()
    browse("mara").open(f"/sales/forecast{page}")
