"""Deals that partners register: the states they go through, protection and our clock, conflicts, becoming a deal."""
from datetime import UTC, datetime, timedelta

import pytest

from core.jobs import enqueue
from models import Deal, Party, Registration, db
from tests.imports.files import work
from tests.world import days_ago, days_on

MONDAY = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)  # half an hour after the shipped hours open in London


def test_a_registration_goes_its_way(browse, partner):
    page = browse("mara").open(f"/partners/{partner().id}").follow("Register a deal").submit(
        button="Save", title="Pumps", customer="Delta", amount="1200", contact="Jo Park")
    assert page.h1 == "Pumps" and "Draft" in page.text and "£1,200.00" in page.text
    page = page.follow("Submit")
    assert "Nobody else speaks of this customer." in page.text
    page = page.submit(button="Submit")
    assert "Submitted" in page.text and str(days_on(90).year) in page.text
    page = page.submit(button="Take up").follow("Decide").submit(button="Save", decision="approved")
    assert "Approved" in page.text and "in time" in page.text


def test_protection_counts_from_submission_and_our_time_in_business_hours(registered, registration, partner):
    found = registration(registered(partner(), at=MONDAY))
    assert found.protected_until == MONDAY.date() + timedelta(days=90)
    assert found.answer_due_at == datetime(2026, 11, 17, 16, 30, tzinfo=UTC)  # 16 hours: 8.5 today, 7.5 tomorrow
    assert found.due_at == found.answer_due_at and found.is_open


def test_a_programme_promises_more(browse, inside, partner, registered, registration):
    browse("ada").open("/partners/programmes/new").submit(
        button="Save", name="Gold", protection_days="10", review_hours="1")
    bridge = partner()
    browse("mara").open(f"/partners/{bridge.id}/edit").submit(button="Save", programme_id="1")
    found = registration(registered(bridge, at=MONDAY))
    assert found.protected_until == MONDAY.date() + timedelta(days=10)
    assert found.answer_due_at == MONDAY + timedelta(hours=1)


def test_what_we_owe_is_on_the_day_of_the_partner_manager(browse, partner, registered):
    registered(partner(owner="mara"), at=MONDAY)
    assert "Pumps for Delta" in browse("mara").open("/").text
    page = browse("mara").open("/partners/registrations?due=overdue&state=undecided")
    assert page.table()[1][:3] == ["Pumps for Delta Delta", "Bright Bridge", "Submitted"]
    figures = browse("mara").open("/overview")
    assert "Overdue: Registered deals" in figures.text


@pytest.mark.parametrize("customer", ["Delta", "  DELTA. "])
def test_the_same_customer_is_shown_and_not_refused(browse, partner, registered, customer):
    first, second = partner(), partner("Harbour")
    registered(first)
    other = registered(second, title="More pumps", customer=customer, state="draft")
    page = browse("mara").open(f"/partners/registrations/{other}/submit")
    assert "Pumps for Delta" in page.links and "the same name" in page.text
    assert "Submitted" in page.submit(button="Submit all the same").text


def test_what_came_meanwhile_is_shown_first(browse, partner, registered):
    first, second = partner(), partner("Harbour")
    draft = registered(second, title="More pumps", state="draft")
    page = browse("mara").open(f"/partners/registrations/{draft}/submit")
    registered(first)
    page = page.submit(button="Submit", status=409)
    assert "Pumps for Delta" in page.links
    assert "Submitted" in page.submit(button="Submit all the same").text


def test_an_open_deal_with_the_same_party_is_a_conflict(browse, make, partner, registered):
    delta = make(Party, title="Delta Ltd")
    make(Deal, party=delta, title="Valves for Delta")
    make(Deal, party=delta, title="Lost long ago", stage="Lost")
    mine = registered(partner(), customer="delta ltd")
    page = browse("mara").open(f"/partners/registrations/{mine}")
    assert "the same customer" in page.text and "Valves for Delta" in page.links
    assert "Lost long ago" not in page.text and "Delta Ltd" in page.links


def test_a_conflict_out_of_sight_has_no_name(browse, make, hire, partner, registered):
    make(Deal, party=make(Party, title="Delta"), title="Secret valves", team="South")
    page = browse(hire("partner-manager")).open(f"/partners/registrations/{registered(partner())}")
    assert "An open deal: ask South" in page.text and "Secret valves" not in page.html


def test_who_is_refused_is_told_why(browse, partner, registered):
    page = browse("mara").open(f"/partners/registrations/{registered(partner())}/decide")
    page = page.submit(button="Save", decision="rejected", status=422)
    assert "Please say why" in page.text
    page = page.submit(button="Save", decision="rejected", reason="Ours since spring")
    assert "Ours since spring" in page.text and "Rejected" in page.text
    page = page.submit(button="Undo")
    assert "Under review" in page.text and "Ours since spring" not in page.css("main")[0].text().split("Timeline")[0]


def test_two_who_decide_at_once(browse, partner, registered):
    path = f"/partners/registrations/{registered(partner())}/decide"
    first, second = browse("mara").open(path), browse("ada").open(path)
    first.submit(button="Save", decision="approved")
    assert "has gone on meanwhile" in second.submit(button="Save", decision="rejected", reason="No", status=409).text


def test_it_becomes_a_deal_that_the_partner_sourced(browse, make, partner, registered, inside):
    delta, bridge = make(Party, title="Delta"), partner()
    made = registered(bridge, state="approved", amount_cents=1200_00, currency="GBP", closes_on=days_on(30))
    page = browse("mara").open(f"/partners/registrations/{made}").follow("Make it a deal").submit(
        button="Make it a deal")
    assert page.h1 == "Pumps for Delta" and "£1,200.00" in page.text and "Delta" in page.links
    assert "Became a deal" in browse("mara").open(f"/partners/registrations/{made}").text
    assert "Sourced it" in browse("mara").open(f"/partners/{bridge.id}").text
    with inside():
        assert db.session.get(Registration, made).customer_id == delta.id


def test_without_the_right_to_deals_nobody_makes_one(browse, hire, partner, registered):
    made = registered(partner(), state="approved")
    page = browse(hire("partner-manager")).open(f"/partners/registrations/{made}")
    assert "Make it a deal" not in page.links and "Whoever may write deals" in page.text
    page.browser.open(f"/partners/registrations/{made}/convert", status=403)


def test_protection_runs_out(house, inside, partner, registered, registration):
    bridge = partner()
    old = registered(bridge, state="approved", at=datetime.combine(days_ago(91), datetime.min.time(), UTC))
    last_day = registered(bridge, state="approved", at=datetime.combine(days_ago(89), datetime.min.time(), UTC))
    with inside():
        enqueue("partners.run-out")
        db.session.commit()
    work(house)
    assert [registration(each).state for each in (old, last_day)] == ["expired", "approved"]


def test_bad_input_is_said_at_the_field(browse, partner):
    page = browse("mara").open(f"/partners/{partner().id}/registrations/new").submit(
        button="Save", status=422, title="Pumps", customer=" ", amount="many", closes_on="0026-01-01")
    assert [word for word in ("Please fill this in", "This is not a number", "Please check the year")
            if word not in page.text] == []
    assert page.css("[name=title]")[0].attributes["value"] == "Pumps"


def test_entered_by_mistake(browse, partner, registered):
    made = registered(partner())
    page = browse("mara").open(f"/partners/registrations/{made}").submit(button="Archive")
    assert "In the archive" in page.text and len(browse("mara").open("/partners/registrations").css("tbody tr")) == 0
    assert "In the archive" not in page.submit(button="Undo").css("main header, main")[0].text()[:200]
