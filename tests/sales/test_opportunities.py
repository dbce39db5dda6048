"""Opportunities found in the data: products customers lack, customers late by their own rhythm, quotes that end."""
from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from blueprints.sales.actions import LineFacts, cancel_order
from core.principal import SYSTEM
from core.worker import Worker
from models import Deal, Order, Party, Quote, Suggestion, Task, db
from tests.sales.test_entering import line
from tests.world import days_ago, days_on

TEA, POT, CUP = (LineFacts(Decimal(1), Decimal(9), code=code, description=code.title())
                 for code in ("TEA", "POT", "CUP"))


def search(browse, house):
    """A manager searches anew, and the worker does it."""
    page = browse("mara").open("/sales/opportunities").submit(button="Search anew")
    assert page.toasts == ["The search has begun"]
    with house.app_context():
        Worker().run_until_idle()


@pytest.fixture
def acme(make, once):
    """Of 30 customers 9 bought tea and a pot, 1 (Acme) only tea, 10 only cups, 10 both tea and cups."""
    def furnish():
        acme = make(Party, title="Acme Ltd", team="North", owner="rita")
        make(Order, party=acme, lines=[TEA])
        for lines, count in (([TEA, POT], 9), ([CUP], 20)):
            for _customer in range(count):
                make(Order, party=make(Party, team="South"), lines=lines)
        return acme
    return once(furnish)


def test_what_customers_like_them_bought_and_they_did_not(browse, house, acme):
    search(browse, house)
    page = browse("rita").open("/sales/opportunities")
    assert page.table()[1][:6] == ["Acme Ltd", "Pot", "Tea", "30% 9 of 30", "90% 9 of 10", "3 ×"]
    assert "all 30 customers with a purchase" in page.text and "at least 5 of them bought both" in page.text


def test_too_few_customers_say_nothing(browse, house, make):
    make(Order, party=make(Party), lines=[TEA, POT])
    search(browse, house)
    page = browse("mara").open("/sales/opportunities")
    assert "Not enough data: 1 customers have bought something, and below 30 nothing can be said" in page.text


def test_before_the_first_search(browse, make):
    assert "Nobody has looked yet" in browse("rita").open("/sales/opportunities").text


def test_one_press_makes_the_deal_and_takes_it_off_the_list(browse, house, acme, inside):
    search(browse, house)
    twice = browse("rita").open("/sales/opportunities")
    page = twice.submit(button="Make a deal")
    assert page.h1 == "Pot for Acme Ltd"
    assert not browse("rita").open("/sales/opportunities").css("table")
    assert "There is an open deal already: Pot for Acme Ltd" in twice.submit(button="Make a deal", status=409).text
    with inside():
        deal = db.session.scalars(sa.select(Deal)).one()
        assert (deal.party_id, deal.next_step_on, [held.description for held in deal.lines]) == (
            acme.id, days_ago(0), ["Pot"])


def test_what_they_have_by_now_is_not_suggested_after_the_next_search(browse, house, make, acme, inside):
    search(browse, house)
    make(Order, party=acme, lines=[POT])
    search(browse, house)
    with inside():
        assert db.session.scalar(sa.select(sa.func.count(Suggestion.id)).where(Suggestion.party_id == acme.id)) == 0


def test_who_lost_their_last_purchase_loses_their_suggestions(browse, house, make, acme, inside):
    last = make(Party, title="The last one", team="North")
    order = make(Order, party=last, lines=[TEA])
    search(browse, house)
    with inside():
        cancel_order(db.session.get(Order, order.id), by=SYSTEM)
        db.session.commit()
    search(browse, house)
    assert [row[0] for row in browse("rita").open("/sales/opportunities").table()[1:]] == ["Acme Ltd"]


def test_suggestions_are_seen_with_their_customer(browse, house, acme):
    search(browse, house)
    assert not browse("otto").open("/sales/opportunities").css("table")
    assert "Make a deal" not in browse("vic").open("/sales/opportunities").text
    assert browse("rita").open("/sales/opportunities?owner=me").css("table")
    assert "Nothing found for these filters" in browse("mara").open("/sales/opportunities?owner=me").text


def test_from_the_page_of_a_customer(browse, house, acme):
    search(browse, house)
    page = browse("rita").open(f"/customers/{acme.id}").follow("What they may want")
    assert page.table()[1][1] == "Pot" and "Acme Ltd" in page.links


def buys_every(make, days, last, title="Beta Ltd", team="North"):
    party = make(Party, title=title, team=team)
    for at in (2, 1, 0):
        make(Order, party=party, on=days_ago(last + at * days), lines=[TEA])
    return party


def test_late_by_their_own_rhythm(browse, make):
    buys_every(make, 20, last=42)
    row = browse("rita").open("/sales/opportunities/overdue").table()[1]
    assert row[:4] == ["Beta Ltd", "2.1 × usually every 20 days", "42 days", row[3]]


@pytest.mark.parametrize(("last", "is_late"), [(30, False), (31, True)])
def test_one_and_a_half_gaps_are_not_late_yet(browse, make, last, is_late):
    buys_every(make, 20, last=last)
    assert bool(browse("rita").open("/sales/opportunities/overdue").css("table")) == is_late


def test_lost_ones_and_other_teams_are_not_listed(browse, make):
    buys_every(make, 20, last=400)
    buys_every(make, 20, last=42, team="South")
    assert "Nobody is late" in browse("rita").open("/sales/opportunities/overdue").text


def test_an_order_ends_it_at_once(browse, make):
    party = buys_every(make, 20, last=42)
    make(Order, party=party, lines=[TEA])
    assert "Nobody is late" in browse("rita").open("/sales/opportunities/overdue").text


def test_one_press_makes_the_task_once(browse, make, inside):
    party = buys_every(make, 20, last=42)
    page = browse("rita").open("/sales/opportunities/overdue")
    assert page.submit(button="Make a task").toasts == ["Task added: Ask Beta Ltd about their next order"]
    assert "There is an open task for it already" in page.submit(button="Make a task", status=409).text
    with inside():
        task = db.session.scalars(sa.select(Task)).one()
        assert (task.about_id, task.due_on) == (party.id, days_ago(0))


def test_a_quote_that_ends_soon_becomes_a_task(browse, make, inside):
    deal = make(Deal, title="Tea for Acme", party=make(Party, title="Acme Ltd"))
    page = browse("rita").open(f"/sales/quotes/new?deal={deal.id}")
    page = page.submit(button="Save", number="Q-7", valid_until=days_on(9), **line(0, description="Tea", quantity="1",
                                                                                   unit_price="1"))
    assert "No quote is about to expire" in browse("rita").open("/sales/opportunities/quotes").text
    page.submit(button="Mark as sent")
    page = browse("rita").open("/sales/opportunities/quotes")
    assert page.table()[1][:3] == ["Q-7", "Acme Ltd", "Tea for Acme"]
    assert page.submit(button="Make a task").toasts == ["Task added: Ask Acme Ltd about quote Q-7"]
    with inside():
        task = db.session.scalars(sa.select(Task)).one()
        assert (task.about_id, task.due_on) == (deal.id, db.session.scalars(sa.select(Quote)).one().valid_until
                                                - timedelta(1))


def test_lists_cost_the_same_for_one_row_and_for_three(browse, make, statements):
    counts = []
    for title in ("Beta", "Gamma", "Delta"):
        buys_every(make, 20, last=42, title=title)
        browse("rita").open("/sales/opportunities/overdue")
        with statements() as seen:
            browse("rita").open("/sales/opportunities/overdue")
        counts.append(len(seen))
    assert len(set(counts)) == 1


def test_who_is_late_is_known_from_the_days_alone(make, inside):
    party = buys_every(make, 20, last=5)
    with inside():
        lifecycle.recompute([party.id])
        assert db.session.get(Party, party.id).profile.overdue_on == days_on(26)
