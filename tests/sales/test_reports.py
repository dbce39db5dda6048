"""Reports on deals: what they count, and that every figure opens just the rows that make it."""
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from blueprints.sales.actions import Products
from models import Deal, DealLine, DealSource, StageEvent, db
from tests.world import days_ago

REPORTS = ["/sales/reports", *(f"/sales/reports/win-rate/{by}" for by in (
    "owner", "team", "product", "stage", "source", "month")), *(f"/sales/reports/cycle/{by}" for by in (
        "owner", "team", "product", "source", "month")), "/sales/reports/stages", "/sales/reports/lost"]


@pytest.fixture
def decided(make, inside, once):
    """Three won and two lost, of two people, two products, two sources; one is open still, one is in the archive."""
    def furnish():
        for number, (owner, stage, amount, lost) in enumerate((
                ("rita", "Won", 50_000, None), ("rita", "Won", 30_000, None), ("otto", "Won", 20_000, None),
                ("rita", "Lost", 40_000, "Price"), ("otto", "Lost", 60_000, "No budget"),
                ("rita", "Enquiry", 99_000, None), ("rita", "Won", 77_000, None))):
            deal = make(Deal, title=f"Deal {number}", owner=owner, team={"rita": "North", "otto": "South"}[owner],
                        stage=stage, amount=amount, lost=lost, opened_on=days_ago(10 * number + 10))
            with inside():
                finish(deal, number)
                db.session.commit()
    return once(furnish)


def finish(deal, number):
    """A product for each, two for the first; sources for some."""
    deal, products = db.session.get(Deal, deal.id), Products()
    shares = (("TEA", 20_000), ("CUP", 30_000)) if number == 0 else (("TEA", deal.amount_cents),)
    deal.lines = [DealLine(ordinal=at, product_id=products.id_of(code), quantity=Decimal(1), line_cents=cents,
                           unit_price=Decimal(cents) / 100) for at, (code, cents) in enumerate(shares, 1)]
    if number % 2:
        deal.source_id = db.session.scalar(sa.select(DealSource.id).where(DealSource.name == "Referral"))
    if number == 6:
        deal.archived_at, deal.is_open = datetime(2025, 1, 1, tzinfo=UTC), False


def figures(page):
    """{label: the cells of its row} of a report's table."""
    return {row[0]: row[1:] for row in (page.table()[1:] if page.css("table") else ())}


def test_win_rate_by_count_and_by_value(browse, decided):
    rows = figures(browse("mara").open("/sales/reports/win-rate/owner"))
    assert rows == {
        "Rita": ["2", "1", "67%", "21–94%", "£800.00", "£400.00", "67%"],
        "Otto": ["1", "1", "50%", "9–91%", "£200.00", "£600.00", "25%"],
        "All of them": ["3", "2", "60%", "23–88%", "£1,000.00", "£1,000.00", "50%"]}


def test_a_deal_of_two_products_counts_for_both_by_their_lines(browse, decided):
    rows = figures(browse("mara").open("/sales/reports/win-rate/product"))
    assert (rows["TEA"][0], rows["TEA"][4], rows["CUP"][0], rows["CUP"][4]) == ("3", "£700.00", "1", "£300.00")


def test_each_sees_their_own_team_s(browse, decided):
    assert list(figures(browse("otto").open("/sales/reports/win-rate/owner"))) == ["Otto", "All of them"]


def test_filters_narrow_all_of_it(browse, decided):
    rows = figures(browse("mara").open("/sales/reports/win-rate/source?closed=2001-01-01/2001-12-31"))
    assert rows == {}
    page = browse("mara").open("/sales/reports/lost?source=none")
    assert figures(page) == {"No budget": ["1", "100%", "£600.00"], "All of them": ["1", "100%", "£600.00"]}


@pytest.mark.parametrize("path", REPORTS)
def test_every_figure_opens_its_rows(browse, decided, path):
    mara = browse("mara")
    page, seen = mara.open(path), 0
    for link in page.css("td[data-num] a, a.stat-value"):
        if link.text().strip().isdecimal() and "won" not in link.parent.text():
            seen += 1
            opened = mara.open(link.attributes["href"])
            rows = len(opened.table()) - 1 if opened.css("#results table") else 0
            label = link.parent.css_first(".stat-label")
            if label is None or label.text() in ("Won", "Lost"):
                assert rows == int(link.text()), link.attributes["href"]
    assert seen


@pytest.mark.parametrize("path", REPORTS)
def test_without_deals_a_report_says_so(browse, path):
    text = browse("rita").open(path).text
    assert any(said in text for said in ("Nothing was decided yet", "No deals yet", "None was lost"))


def test_how_long_deals_took(browse, decided):
    rows = figures(browse("mara").open("/sales/reports/cycle/owner"))
    assert rows == {"Rita": ["2", "15", "15", "1", "40", "40"], "Otto": ["1", "30", "30", "1", "50", "50"]}


def test_time_in_stage_counts_each_stay(browse, make, inside):
    deal = make(Deal, title="Tea", at=datetime.now(UTC) - timedelta(days=12))
    with inside():
        opened = db.session.scalars(sa.select(StageEvent).where(StageEvent.deal_id == deal.id)).one()
        facts = {column: getattr(opened, column) for column in (
            "state", "amount_cents", "currency", "home_cents", "probability", "category", "closes_on", "owner_id")}
        db.session.add(StageEvent(deal_id=deal.id, verb="revised", stage_id=opened.stage_id, **facts,
                                  at=datetime.now(UTC) - timedelta(days=9)))
        db.session.add(StageEvent(deal_id=deal.id, verb="moved", from_stage_id=opened.stage_id, **facts,
                                  stage_id=opened.stage_id + 1, at=datetime.now(UTC) - timedelta(days=5)))
        db.session.commit()
    rows = figures(browse("mara").open("/sales/reports/stages"))
    assert rows == {"Enquiry Standard sales": ["1", "7", "7", "7", "0", "—", "7"],
                    "Needs understood Standard sales": ["0", "—", "—", "—", "1", "5", "14"]}


def test_time_in_stage_tells_nobody_of_other_teams(browse, decided):
    rows = figures(browse("otto").open("/sales/reports/stages"))
    assert (rows["Enquiry Standard sales"][0], rows["Enquiry Standard sales"][4]) == ("2", "0")


def test_the_shell_prints_json_and_nothing_else(house, decided):
    result = house.test_cli_runner().invoke(args=["report", "win-rate", "--by", "product", "--json"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == [
        {"label": "TEA", "won": 3, "lost": 2, "rate": 0.6, "won_amount": 700},
        {"label": "CUP", "won": 1, "lost": 0, "rate": 1.0, "won_amount": 300}]


def test_without_json_it_speaks(house, decided):
    result = house.test_cli_runner().invoke(args=["report", "win-rate"])
    assert result.stdout.splitlines() == ["Rita: 2 won, 1 lost, 66.7%, 800", "Otto: 1 won, 1 lost, 50.0%, 200"]


def test_a_value_nobody_can_know_is_no_figure(browse, make):
    make(Deal, stage="Won", amount=10_000, currency="USD")
    make(Deal, stage="Lost")
    rows = figures(browse("mara").open("/sales/reports/win-rate/owner"))
    assert rows["All of them"] == ["1", "1", "50%", "9–91%", "£0.00", "£0.00", "—"]
    assert "1 deal is in a currency whose rate is not known" in browse("mara").open("/sales/reports").text
