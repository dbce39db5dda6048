"""Offers and their codes, told from the screen."""
from decimal import Decimal

import pytest

from blueprints.sales.actions import LineFacts
from models import OfferGrant, Order, Party, Ticket, db
from tests.world import days_ago, days_on


def lines(pounds):
    return [LineFacts(Decimal(1), Decimal(pounds), code="TEA", description="Tea")]


def test_an_offer_is_made_given_and_used_with_an_order(browse, make):
    amber = make(Party, title="Amber")
    page = browse("mara").open("/loyalty/offers").follow("New offer").submit(
        button="Save", title="Spring teas", details="10% off", ends_on=str(days_on(20)), stem="spring")
    assert page.h1 == "Spring teas" and "codes begin with SPRING" in page.text and "Nobody has it yet" in page.text
    page = browse("rita").open(f"/customers/{amber.id}").follow("Give an offer").submit(
        button="Give it", offer="1")
    code = page.css("#loyalty tbody small")[0].text()
    assert code.startswith("SPRING-") and "gave the offer Spring teas" in page.text
    order = make(Order, party=amber, number="A-7")
    page = browse("rita").open(f"/sales/orders/{order.id}")
    assert "Spring teas" in page.css("#offers")[0].text()
    page = page.follow("Spring teas").submit(button="It was used", order=str(order.id))
    assert page.toasts == [f"{code} is used"] and page.links["A-7"] == f"/sales/orders/{order.id}"
    assert "Used" in browse("rita").open(f"/sales/orders/{order.id}").css("#offers")[0].text()
    page = page.submit(button="Not used after all")
    assert "Not used yet" in page.text


@pytest.fixture
def brought(browse, make, offered, given):
    """Amber used it, Birch has it; Cedar and Dill, who bought before, never got it. The id of the offer."""
    amber, birch, cedar, dill = (make(Party, title=name) for name in ("Amber", "Birch", "Cedar", "Dill"))
    for party in (cedar, dill):
        make(Order, party=party, on=days_ago(60))
    offer = offered(starts=days_ago(20))
    code = given(amber, offer, "S-1", on=days_ago(15))
    given(birch, offer, "S-2", on=days_ago(15))
    order = make(Order, party=amber, on=days_ago(5), lines=lines(300))
    make(Order, party=cedar, on=days_ago(5), lines=lines(80))
    browse("rita").open(f"/loyalty/codes/{code}").submit(button="It was used", order=str(order.id))
    return offer


def test_what_it_brought_against_those_without(browse, brought):
    page = browse("mara").open(f"/loyalty/offers/{brought}")
    assert page.table()[1][1:4] == ["2", "1", "50%"] and page.table()[1][5:] == ["£300.00", "£150.00"]
    assert page.table()[2][1:4] == ["2", "1", "50%"] and page.table()[2][5:] == ["£80.00", "£40.00"]
    assert [stat.text() for stat in page.css("#outcome .stat-value")] == ["2", "1", "1", "£300.00"]


@pytest.mark.parametrize(("path", "names"), [
    ("/customers?without={}", ["Cedar", "Dill"]), ("/customers?without={}.ordered", ["Cedar"]),
    ("/loyalty/codes?offer={}&ordered=yes", ["S-1"]), ("/sales/orders?offer={}", ["T-7"])])
def test_its_figures_open_their_rows(browse, brought, path, names):
    rows = browse("mara").open(path.format(brought)).css("#results th[scope=row] a")
    assert [row.text() for row in rows] == names


def test_an_offer_that_is_none(browse):
    browse("mara").open("/customers?without=77", status=400)


@pytest.mark.parametrize(("on", "said"), [(-40, "It did not hold on this day"), (1, "It did not hold on this day")])
def test_a_day_on_which_it_did_not_hold(browse, make, offered, given, on, said):
    grant = given(make(Party), offered())
    page = browse("rita").open(f"/loyalty/codes/{grant}").submit(button="It was used", status=422, day=str(days_on(on)))
    assert page.field_errors == {"day": said}


def test_a_code_is_used_once_and_withdrawn_and_given_again(browse, make, offered, given, inside):
    grant = given(make(Party), offered())
    page, another = (browse("rita").open(f"/loyalty/codes/{grant}") for _tab in range(2))
    later = page.submit(button="It was used", day=str(days_on(0)))
    assert "This code was used already" in another.submit(button="It was used", status=422, day=str(days_on(0))).text
    page = later.submit(button="Not used after all").submit(button="Withdraw it")
    assert page.toasts == ["SPRING-AAA111 is withdrawn"]
    page = page.submit(button="Give it again")
    with inside():
        assert db.session.get(OfferGrant, grant).withdrawn_on is None


def test_nobody_gets_it_twice_nor_when_it_is_over(browse, make, offered, given):
    amber, offer = make(Party, title="Amber"), offered()
    given(amber, offer)
    page = browse("rita").open(f"/loyalty/customers/{amber.id}/offers/new").submit(
        button="Give it", status=422, offer=str(offer))
    assert page.field_errors == {"offer": "Amber has this offer already"}
    other = offered("Old", starts=days_ago(30), ends=days_ago(1), stem="OLD")
    assert "Old" not in browse("rita").open(f"/loyalty/customers/{amber.id}/offers/new").text
    assert "Over" in browse("rita").open(f"/loyalty/offers/{other}").text


def test_a_word_of_caution_before_somebody_with_a_complaint(browse, make, offered, given):
    amber = make(Party, title="Amber")
    complaint = make(Ticket, title="Mould in the tins", party_id=amber.id, kind_of="complaint", team="North")
    grant = given(amber, offered())
    for path in (f"/loyalty/customers/{amber.id}/offers/new", f"/loyalty/codes/{grant}", f"/customers/{amber.id}"):
        page = browse("ada").open(path)
        assert "A complaint of theirs is open" in page.text
        assert page.links["Mould in the tins"] == f"/service/tickets/{complaint.id}"


def test_many_get_it_at_once_but_for_those_with_a_complaint(browse, make, offered, work, tier, looked):
    amber, birch, _cedar = (make(Party, title=name) for name in ("Amber", "Birch", "Cedar"))
    for party in (amber, birch):
        make(Order, party=party)
    make(Ticket, title="Mould", party_id=birch.id, kind_of="complaint")
    gold, offer = tier("Gold", 1), offered()
    looked()
    page = browse("rita").open(f"/loyalty/offers/{offer}").follow("Give it to many").submit(
        button="Give it", audience=f"tier-{gold}")
    assert page.toasts == ["They are getting it: you will be told when all have it"]
    work()
    rows = browse("rita").open(f"/loyalty/codes?offer={offer}").table()[1:]
    assert [row[1] for row in rows] == ["Amber"]
    assert "Spring teas" in browse("rita").open("/notices").text


def test_many_are_only_those_one_may_write(browse, make, offered, work):
    make(Party, title="Amber", team="North")
    make(Party, title="Birch", team="South")
    offer = offered()
    browse("rita").open(f"/loyalty/offers/{offer}/give").submit(button="Give it", audience="class-potential")
    work()
    assert [row[1] for row in browse("mara").open(f"/loyalty/codes?offer={offer}").table()[1:]] == ["Amber"]


def test_who_may(browse, make, offered, given):
    amber, offer = make(Party, title="Amber", team="North"), offered()
    grant = given(amber, offer)
    browse("rita").open("/loyalty/offers/new", status=403)
    browse("vic").open(f"/loyalty/customers/{amber.id}/offers/new", status=403)
    browse("otto").open(f"/loyalty/customers/{amber.id}/offers/new", status=404)
    browse("otto").open(f"/loyalty/codes/{grant}", status=404)
    assert "It was used" not in browse("vic").open(f"/loyalty/codes/{grant}").html
    browse("vic").open(f"/loyalty/codes/{grant}/use", method="POST", status=403)


@pytest.mark.parametrize(("facts", "said"), [
    ({"ends_on": "2001-01-01"}, "It cannot end before it begins"), ({"stem": "S P-R ing"}, "begin with SPRING already"),
    ({"title": " "}, "Please fill this in"), ({"ends_on": "0026-01-01"}, "Please check the year")])
def test_bad_offers_are_told_at_the_field(browse, offered, facts, said):
    offered()
    page = browse("mara").open("/loyalty/offers/new").submit(
        button="Save", status=422, **{"title": "Autumn", "ends_on": str(days_on(9))} | facts)
    assert said in " ".join(page.field_errors.values())


def test_an_offer_is_archived_and_restored(browse, offered):
    page = browse("mara").open(f"/loyalty/offers/{offered()}").submit(button="Archive")
    assert "In the archive" in page.text and "Give it to many" not in page.links
    assert "Give it to many" in page.submit(button="Restore").links


@pytest.mark.parametrize("path", ["/loyalty/offers", "/loyalty/codes"])
def test_lists_cost_the_same_for_one_and_three(browse, make, offered, given, statements, path):
    given(make(Party), offered(), "A-1")
    browse("rita").open(path)
    with statements() as one:
        browse("rita").open(path)
    for number in range(2):
        given(make(Party), offered(f"More {number}", stem=f"M{number}"), f"B-{number}")
    with statements() as three:
        page = browse("rita").open(path)
    assert len(one) == len(three) and len(page.table()) == 4
    assert page.download("This view as CSV").text.count("\n") == 4
