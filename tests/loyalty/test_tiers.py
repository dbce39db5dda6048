"""Tiers, told from the screen."""
from decimal import Decimal

import pytest

from blueprints.sales.actions import LineFacts
from models import Order, Party, TierEvent, TierStanding, db
from tests.world import days_ago, days_on


def lines(pounds):
    return [LineFacts(Decimal(1), Decimal(pounds), code="TEA", description="Tea")]


def panel(browse, party, who="rita"):
    return " ".join(browse(who).open(f"/customers/{party.id}").css("#loyalty")[0].text().split())


def test_a_manager_makes_a_tier_and_customers_come_to_it(browse, make, work):
    amber = make(Party, title="Amber")
    make(Order, party=amber, on=days_ago(9), lines=lines(120))
    page = browse("mara").open("/loyalty/tiers").follow("New tier").submit(
        button="Save", name="Gold", rank="2", least_cents="100", least_orders="1", benefits="Free delivery\nA visit")
    assert page.toasts == ["Gold saved"] and "at least £100.00 spent, at least one order" in page.text
    work()
    page = browse("rita").open("/loyalty/tiers")
    assert page.css("tbody td[data-num]")[0].text().strip() == "1"
    assert browse("rita").open(page.links["1"]).css("#results th[scope=row] a")[0].text() == "Amber"
    told = panel(browse, amber)
    assert "Gold since" in told and "Free delivery" in told
    assert "Why: £120.00 of at least £100.00; 1 order of at least 1; counted over 365 days" in told


def test_an_order_lifts_at_once_and_the_panel_says_what_is_missing(browse, make, tier):
    tier("Silver", 1, least_orders=1)
    tier("Gold", 2, least_orders=3, least_cents=10_000)
    amber = make(Party, title="Amber")
    assert "In no tier" in panel(browse, amber)
    make(Order, party=amber, on=days_ago(1), lines=lines(40))
    told = panel(browse, amber)
    assert "Silver since" in told and "To Gold there are missing: £60.00, 2 orders" in told
    assert "History" in told


def test_days_pass_out_of_the_window(make, browse, tier, looked, inside):
    amber = make(Party, title="Amber")
    make(Order, party=amber, on=days_ago(20))
    tier("Gold", 1, least_orders=1, window_days=30)
    looked()
    assert "Gold since" in panel(browse, amber)
    page = browse("mara").open("/loyalty/tiers").follow("Gold").submit(button="Save", window_days="10")
    assert page.toasts == ["Gold saved"]
    looked()
    assert "In no tier" in panel(browse, amber)
    with inside():
        assert [(event.from_id is None, event.to_id is None) for event in db.session.query(TierEvent)] == [
            (True, False), (False, True)]


def test_a_tier_is_held_by_hand_and_let_go(browse, make, tier):
    gold, amber = tier("Gold", 1, least_orders=5), make(Party, title="Amber")
    page = browse("rita").open(f"/customers/{amber.id}").follow("Set the tier by hand").submit(
        button="Save", tier=str(gold), reason="The owner's sister", until=str(days_on(30)))
    assert "Held by Rita until" in page.text and "The owner's sister" in page.text and "Gold since" in page.text
    page = page.submit(button="Let the orders decide the tier")
    assert "In no tier" in page.text and "Held by" not in page.css("#loyalty")[0].text()


def test_a_lock_that_ran_out_falls_by_itself(make, tier, looked, inside, browse):
    gold, amber = tier("Gold", 1, least_orders=5), make(Party, title="Amber")
    browse("rita").open(f"/loyalty/customers/{amber.id}/tier").submit(
        button="Save", tier=str(gold), reason="For a while", until=str(days_on(0)))
    with inside():
        db.session.get(TierStanding, amber.id).locked_until = days_ago(1)
        db.session.commit()
    looked()
    assert "In no tier" in panel(browse, amber)


def test_a_day_that_is_over_is_refused_at_the_field(browse, make, tier):
    gold, amber = tier("Gold", 1), make(Party, title="Amber")
    page = browse("rita").open(f"/loyalty/customers/{amber.id}/tier").submit(
        button="Save", status=422, tier=str(gold), reason="Late", until=str(days_ago(1)))
    assert page.field_errors == {"until": "This day is over already"}


@pytest.mark.parametrize(("facts", "said"), [
    ({"least_orders": ""}, "Say at least one thing it asks for"), ({"name": "Gold"}, "There is one called"),
    ({"rank": "1"}, "Gold has this rank already"), ({"rank": "0"}, "Number must be between"),
    ({"least_cents": "-1"}, "Between 0 and"), ({"name": " "}, "Please fill this in")])
def test_bad_tiers_are_told_at_the_field(browse, tier, facts, said):
    tier("Gold", 1)
    page = browse("mara").open("/loyalty/tiers/new").submit(
        button="Save", status=422, **{"name": "Silver", "rank": "2", "least_orders": "1"} | facts)
    assert said in " ".join(page.field_errors.values())


def test_a_tier_goes_into_the_archive_and_back(browse, make, tier, looked):
    tier("Gold", 1)
    amber = make(Party, title="Amber")
    make(Order, party=amber)
    page = browse("mara").open("/loyalty/tiers").submit(button="Archive Gold")
    looked()
    assert "In no tier" in panel(browse, amber)
    page = page.submit(button="Restore Gold")
    looked()
    assert page.toasts == ["Gold is back"] and "Gold since" in panel(browse, amber)


def test_three_tiers_to_begin_with(browse):
    page = browse("mara").open("/loyalty/tiers").submit(button="Begin with Silver, Gold and Platinum")
    assert [row[0] for row in page.table()[1:]] == ["Platinum Rank 3", "Gold Rank 2", "Silver Rank 1"]


def test_readers_and_strangers(browse, make, tier):
    gold, amber = tier("Gold", 1), make(Party, title="Amber", team="North")
    make(Order, party=amber)
    assert "New tier" not in browse("vic").open("/loyalty/tiers").links
    browse("vic").open(f"/loyalty/tiers/{gold}/edit", status=403)
    browse("rita").open("/loyalty/tiers/new", status=403)
    browse("vic").open(f"/loyalty/customers/{amber.id}/tier", status=403)
    browse("otto").open(f"/loyalty/customers/{amber.id}/tier", status=404)
    page = browse("otto").open("/loyalty/tiers")
    assert page.css("tbody td[data-num]")[0].text().strip() == "0"
