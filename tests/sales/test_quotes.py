"""Quotes: written from a deal or for a customer, sent, followed by versions, answered once."""
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from models import CriterionTick, CustomerProfile, Deal, Order, Party, Quote, db
from tests.sales.test_entering import line
from tests.world import days_ago, days_on

LINES = line(0, code="TEA", description="Tea", quantity="2", unit_price="12.50", discount="10", tax="20") | line(
    1, description="Delivery", quantity="1", unit_price="3.33", tax="0")


@pytest.fixture
def acme(make):
    return make(Party, title="Acme Ltd", team="North")


@pytest.fixture
def deal(make, acme, inside):
    made = make(Deal, title="Tea for Acme", party=acme, amount=10000)
    with inside():
        deal = db.session.get(Deal, made.id)
        deal.ticks = [CriterionTick(criterion_id=criterion.id) for criterion in deal.stage.criteria]
        db.session.commit()
    return made


@pytest.fixture
def draft(browse, deal):
    page = browse("rita").open(f"/sales/quotes/new?deal={deal.id}")
    return page.submit(button="Save", number="Q-7", currency="GBP", terms="Paid in 30 days.\n免运费", **LINES)


@pytest.fixture
def sent(draft):
    return draft.submit(button="Mark as sent")


def end(inside, page, day):
    """Its last day is another one, as if time had passed."""
    with inside():
        quote = db.session.get(Quote, int(page.path.rsplit("/", 1)[1]))
        quote.issued_on, quote.valid_until = min(quote.issued_on, day), day
        db.session.commit()


def test_from_the_deal_to_a_saved_draft(browse, deal):
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("New quote")
    page = page.submit(button="Save", number="Q-7", currency="GBP", **LINES)
    assert (page.h1, page.toasts) == ("Quote Q-7", ["Quote Q-7 saved"])
    assert page.table()[1:] == [["Tea TEA", "2", "12.50", "10%", "20%", "£22.50"],
                                ["Delivery", "1", "3.33", "", "", "£3.33"]]
    assert "£30.33 with tax" in page.text and "Tax 20% £4.50" in page.text
    assert "Q-7" in browse("rita").open(f"/sales/deals/{deal.id}").links


def test_from_the_list_for_a_customer_without_a_deal(browse, acme):
    page = browse("rita").open("/sales/quotes").follow("New quote")
    page = page.submit(q="acm").follow("Acme Ltd").submit(button="Save", number="Q-1", **LINES)
    assert page.h1 == "Quote Q-1"
    assert browse("rita").open("/sales/quotes").table()[1][:4] == ["Q-1", "Acme Ltd", "", "Draft"]


def test_a_draft_changes_and_takes_lines_out(draft):
    page = draft.follow("Edit").submit(button="Save", **line(0, quantity="4"), **line(
        1, description="", quantity="", unit_price=""))
    assert page.table()[1:] == [["Tea TEA", "4", "12.50", "10%", "20%", "£45.00"]]


def test_errors_stand_at_their_fields(browse, acme, draft):
    page = browse("rita").open(f"/sales/quotes/new?customer={acme.id}")
    page = page.submit(button="Save", status=422, number="q-7", issued_on=days_on(5), valid_until=days_on(4),
                       **line(0, quantity="x", unit_price="1", tax="101"))
    assert page.field_errors == {
        "number": "There is a quote q-7 already", "valid_until": "A quote cannot end before it begins",
        "lines-0-quantity": "This is not a number", "lines-0-tax": "Between 0 and 100"}


def test_with_scripts_on_the_form_grows_and_keeps_what_was_typed(browse, deal):
    page = browse("rita").open(f"/sales/quotes/new?deal={deal.id}")
    longer = page.submit(button="More lines", htmx=True, terms="In 30 days", **LINES)
    assert len(longer.css("tbody tr")) > len(page.css("tbody tr"))
    assert (longer.values()["lines-0-code"], longer.values()["terms"]) == ("TEA", "In 30 days")


def test_a_quote_needs_lines(browse, acme):
    page = browse("rita").open(f"/sales/quotes/new?customer={acme.id}").submit(button="Save", status=422)
    assert "Enter at least one line" in page.text


def test_the_next_number_and_tax_go_on_from_the_last(browse, acme, draft):
    values = browse("rita").open(f"/sales/quotes/new?customer={acme.id}").values()
    assert (values["number"], values["lines-0-tax"]) == ("Q-8", "20")


def test_what_was_sent_stays_as_it_is(browse, sent):
    assert "Edit" not in sent.links
    page = browse("rita").open(sent.path + "/edit").submit(button="Save", status=409, terms="More")
    assert "Q-7 was sent and stays as it is: make the next version" in page.text


def test_the_next_version_replaces_the_one_before_it(browse, sent):
    page = sent.submit(button="Next version")
    assert page.h1 == "Edit quote Q-7 v2"
    page = page.submit(button="Save", **line(0, discount="20"))
    assert [row[0].split()[0] for row in page.table(1)[1:]] == ["2", "1"]
    old = browse("rita").open(sent.path)
    assert "This version was replaced" in old.text and old.table()[1][3] == "10%"
    assert [row[0] for row in browse("rita").open("/sales/quotes").table()[1:]] == ["Q-7 version 2"]
    assert len(browse("rita").open("/sales/quotes?versions=all").table()) == 3


def test_accepting_makes_the_order_and_wins_the_deal(browse, sent, deal, acme, inside):
    page = sent.follow("Accepted").submit(button="Make the order", number="R-1")
    assert page.toasts == ["Q-7 is accepted: order R-1 is confirmed"]
    order = page.follow("R-1")
    assert [row[:5] for row in order.table()[1:]] == [
        ["Tea TEA", "2", "12.50", "10%", "£22.50"], ["Delivery", "1", "3.33", "", "£3.33"]]
    with inside():
        won = db.session.get(Deal, deal.id)
        assert (won.state, won.amount_cents) == ("won", 2583)
        profile = db.session.get(CustomerProfile, acme.id)
        assert (profile.lifecycle, profile.order_count, profile.revenue_cents) == ("new", 1, 2583)


def test_the_deal_may_stay_open_and_be_won_afterwards(sent, deal, inside):
    page = sent.follow("Accepted").submit(button="Make the order", number="R-1", win=False)
    page = page.submit(button="Win the deal")
    assert page.toasts == ["Tea for Acme is won"]
    with inside():
        assert db.session.get(Deal, deal.id).state == "won"


def test_a_deal_that_cannot_be_won_yet_refuses_all_of_it(browse, make, acme, inside):
    deal = make(Deal, title="Asked", party=acme, stage="Enquiry")
    page = browse("rita").open(f"/sales/quotes/new?deal={deal.id}").submit(button="Save", number="Q-1", **LINES)
    page = page.submit(button="Mark as sent").follow("Accepted")
    assert "First tick on the deal: We know who asks, and for what" in page.text and "win" not in page.values()
    page = page.submit(button="Make the order", number="R-1", win=True, status=409)
    assert "To move on from Enquiry, tick first" in page.text
    with inside():
        assert db.session.scalar(sa.select(sa.func.count(Order.id))) == 0


def test_two_tabs_accept_once(browse, sent, inside):
    tabs = [browse(name).open(sent.path).follow("Accepted") for name in ("rita", "mara")]
    tabs[0].submit(button="Make the order", number="R-1")
    page = tabs[1].submit(button="Make the order", number="R-2", status=409)
    assert "Q-7 is accepted already" in page.text
    with inside():
        assert db.session.scalars(sa.select(Order.number)).all() == ["R-1"]


def test_a_double_click_makes_one_order(sent, inside):
    form = sent.follow("Accepted")
    first, second = (form.submit(button="Make the order", number="R-1") for _press in range(2))
    assert first.path == second.path
    with inside():
        assert db.session.scalars(sa.select(Order.number)).all() == ["R-1"]


def test_at_the_same_moment_one_of_three_accepts(browse, sent, inside):
    forms = [browse(name).open(sent.path).follow("Accepted") for name in ("rita", "mara", "ada")]
    with ThreadPoolExecutor() as pool:
        sending = [pool.submit(form.browser.client.post, form.path, data=form.values() | {"number": f"R-{at}"})
                   for at, form in enumerate(forms)]
    assert sorted(answer.result().status_code for answer in sending) == [303, 409, 409]
    with inside():
        assert db.session.scalar(sa.select(sa.func.count(Order.id))) == 1


def test_a_version_that_was_replaced_is_not_accepted(browse, sent):
    form = browse("rita").open(sent.path).follow("Accepted")
    sent.submit(button="Next version")
    page = form.submit(button="Make the order", number="R-1", status=409)
    assert "There is a newer version of Q-7" in page.text


def test_one_that_is_over_is_not_accepted(browse, sent, inside):
    form = browse("rita").open(sent.path).follow("Accepted")
    end(inside, sent, days_ago(1))
    page = form.submit(button="Make the order", number="R-1", status=409)
    assert "Q-7 was valid until" in page.text
    assert "Accepted" not in browse("rita").open(sent.path).links


def test_a_draft_is_not_accepted(browse, draft):
    assert "Q-7 is still a draft: send it first" in browse("rita").open(draft.path + "/accept", status=409).text


def test_declined_with_the_reason_and_followed_by_another(browse, sent):
    page = sent.follow("Declined").submit(button="Declined", because="Too dear")
    assert "Declined: Too dear" in page.text
    assert "Q-7 is declined already" in browse("rita").open(sent.path + "/decline", status=409).text
    assert page.submit(button="Next version").h1 == "Edit quote Q-7 v2"


def test_the_deal_tells_what_became_of_its_quote(browse, sent, deal):
    sent.follow("Declined").submit(button="Declined", because="Too dear")
    told = browse("rita").open(f"/sales/deals/{deal.id}").text
    assert "sent the quote Q-7" in told and "noted that the quote Q-7 is declined" in told


@pytest.mark.parametrize(("ending", "day", "is_there"), [
    ("soon", timedelta(0), True), ("soon", timedelta(14), True), ("soon", timedelta(15), False),
    ("over", timedelta(-1), True), ("over", timedelta(0), False)])
def test_which_are_about_to_expire(browse, sent, inside, ending, day, is_there):
    end(inside, sent, days_on(0) + day)
    assert bool(browse("rita").open(f"/sales/quotes?ending={ending}").css("table")) == is_there


def test_a_quote_is_seen_with_its_deal(browse, sent):
    browse("otto").open(sent.path, status=404)
    browse("otto").open(sent.path + "/pdf", status=404)
    assert not browse("otto").open("/sales/quotes").css("table")
    page = browse("vic").open(sent.path)
    assert not {"Accepted", "Declined", "Edit"} & page.links.keys()
    browse("vic").open(sent.path + "/accept", status=403)


def test_without_a_deal_it_is_seen_with_its_customer(browse, acme):
    page = browse("rita").open(f"/sales/quotes/new?customer={acme.id}").submit(button="Save", number="Q-1", **LINES)
    browse("otto").open(page.path, status=404)
    assert browse("mara").open(page.path).h1 == "Quote Q-1"
