"""What customers have of us: recorded, found, covered or not, told at intake as soon as the serial number is known."""
from datetime import date

import pytest

from models import Order, Party, Product, SoldItem, Ticket, db
from tests.world import days_ago, days_on, inside

NEW = "/service/sold-items/new"


@pytest.fixture
def lake(make):
    return make(Party, title="Blue Lake")


@pytest.fixture
def kettle(house):
    with inside(house):
        product = Product(code="K-1", code_key="k-1", name="Kettle", name_key="kettle")
        db.session.add(product)
        db.session.commit()
        return product


def told(page):
    return [" ".join(notice.text(separator=" ").split()) for notice in page.css(".notice")]


def test_recorded_it_says_until_when_it_is_covered(browse, lake, kettle, make):
    order = make(Order, party=lake, number="A-7")
    page = browse("sam").open("/service/sold-items").follow("New sold item").submit(
        button="Save", customer="blue lake", serial="SN 4711", product="K-1", order="a-7",
        sold_on=days_ago(10).isoformat(), months="24", extension_months="12")
    assert page.toasts == ["SN 4711 recorded"] and page.h1 == "SN 4711"
    assert told(page)[0].startswith("In warranty until ") and "Blue Lake" in page.text
    row = browse("sam").open("/service/sold-items?q=4711").table()[1]
    assert row[:3] == ["SN 4711 Kettle", "Blue Lake", "In warranty"]
    with inside(make.app):
        item = db.session.query(SoldItem).one()
        assert (item.order_id, item.starts_on, item.months, item.extension_months) == (
            order.id, days_ago(10), 24, 12)


@pytest.mark.parametrize(("typed", "wrong"), [
    ({"customer": "Nobody"}, {"customer": "There is no customer of this number or name"}),
    ({"product": "X"}, {"product": "There is no product of this code or name"}),
    ({"product": "", "what": ""}, {"what": "Say what it is: one of our products, or in words"}),
    ({"order": "Z-1"}, {"order": "This customer has no order of this number"}),
    ({"serial": " - "}, {"serial": "Please fill this in"}),
    ({"months": "0"}, {"months": "Number must be between 1 and 600."}),
    ({"starts_on": "0025-01-01"}, {"starts_on": "Please check the year"}),
])
def test_what_is_wrong_is_said_at_its_field(browse, lake, typed, wrong):
    good = {"customer": "Blue Lake", "serial": "1", "what": "Kettle"}
    page = browse("sam").open(NEW).submit(button="Save", status=422, **good | typed)
    assert page.field_errors == wrong


def test_the_same_serial_of_the_same_product_is_refused(browse, lake, make):
    make(SoldItem, party=lake, serial="SN-1")
    typed = {"customer": "Blue Lake", "serial": "sn-1"}
    assert "is recorded already" in browse("sam").open(NEW).submit(
        button="Save", status=409, what="kettle", **typed).text
    browse("sam").open(NEW).submit(button="Save", what="Cup", **typed)


@pytest.mark.parametrize(("facts", "sentence", "state"), [
    ({"starts_on": date(2020, 1, 31), "months": 1}, "The warranty ran out ", "out"),
    ({"starts_on": days_ago(3), "months": 12}, "In warranty until ", "in"),
    ({}, "No data: nobody knows from when or how long it is covered", "unknown"),
    ({"starts_on": days_on(3), "months": 12}, "The warranty begins on ", ""),
])
def test_the_light_in_words_and_the_filter(browse, lake, make, facts, sentence, state):
    item = make(SoldItem, party=lake, **facts)
    assert told(browse("sam").open(f"/service/sold-items/{item.id}"))[0].startswith(sentence)
    for asked in ("in", "out", "unknown", "voided"):
        found = bool(browse("sam").open(f"/service/sold-items?warranty={asked}").css("tbody tr"))
        assert found == (asked == state)
    browse("sam").open("/service/sold-items?warranty=perhaps", status=400)


def test_voided_because_and_back(browse, lake, make):
    item = make(SoldItem, party=lake, starts_on=days_ago(3), months=12)
    page = browse("sam").open(f"/service/sold-items/{item.id}/void").submit(
        button="Void the warranty", status=409, day=days_on(1).isoformat(), reason="Dropped")
    page = page.browser.open(page.path).submit(button="Void the warranty", reason="Dropped")
    assert told(page)[0].startswith("The warranty is voided since ") and ": Dropped" in told(page)[0]
    assert browse("sam").open("/service/sold-items?warranty=voided").css("tbody tr")
    assert "voided the warranty: Dropped" in browse("sam").open(f"/records/{item.id}/entries").text
    page = page.submit(button="The warranty counts after all")
    assert told(page)[0].startswith("In warranty until ")


def test_at_intake_the_light_follows_the_serial(browse, lake, make):
    make(SoldItem, party=lake, serial="SN-1", starts_on=days_ago(3), months=12)
    asked = browse("sam").open("/service/warranty?serial=sn-1", htmx_target="#warranty")
    assert told(asked)[0].startswith("In warranty until ")
    assert told(browse("sam").open("/service/warranty?serial=SN-9")) == [
        "No data: nothing that we sold has the serial number SN-9"]
    page = browse("sam").open("/service/tickets/new").submit(button="Save", title="It leaks", serial=" sn-1 ")
    assert told(page)[0].startswith("In warranty until ")
    page = page.follow("SN-1 · Kettle")
    assert [row[0] for row in page.table()[1:]][0].startswith("It leaks")


def test_two_makers_count_alike(browse, lake, make, kettle):
    make(SoldItem, party=lake, serial="1", what="Cup")
    item = make(SoldItem, party=lake, serial="1", what="", product_id=kettle.id, starts_on=days_ago(3), months=12)
    ticket = make(Ticket, title="It leaks", serial="1")
    page = browse("sam").open(f"/service/tickets/{ticket.id}")
    assert "several things" in told(page)[0]
    page = browse("sam").open(f"/service/tickets/{ticket.id}/edit").submit(button="Save", product="K-1")
    assert told(page)[0].startswith("In warranty until ")
    with inside(make.app):
        assert db.session.get(Ticket, ticket.id).item_id == item.id


def test_tickets_that_came_before_it_was_recorded(browse, lake, make):
    make(Ticket, title="It leaks", serial="sn-1")
    make(Ticket, title="Another", serial="SN-12")
    item = make(SoldItem, party=lake, serial="SN-1")
    page = browse("sam").open(f"/service/sold-items/{item.id}")
    assert [row[0].split(" T-")[0] for row in page.table()[1:]] == ["It leaks"]


def test_a_new_ticket_about_it_knows_what_it_is_about(browse, lake, make, kettle):
    item = make(SoldItem, party=lake, serial="SN-1", what="", product_id=kettle.id)
    page = browse("sam").open(f"/service/sold-items/{item.id}").follow("New ticket")
    assert (page.values()["serial"], page.values()["product"]) == ("SN-1", "K-1")


def test_all_of_service_reads_it_and_nobody_else(browse, make):
    item = make(SoldItem, party=make(Party, title="Far away", team="South"))
    assert "Far away" in browse("sam").open(f"/service/sold-items/{item.id}").text
    browse("rita").open(f"/service/sold-items/{item.id}", status=403)
    browse("vic").open(f"/service/sold-items/{item.id}/edit", status=403)
    page = browse("sam").open(f"/service/sold-items/{item.id}/edit").submit(button="Save", months="6")
    assert page.toasts == [f"{item.serial} saved"]


def test_who_changed_it_meanwhile_is_told(browse, lake, make):
    mine = browse("sam").open(f"/service/sold-items/{make(SoldItem, party=lake).id}/edit")
    browse("tess").open(mine.path).submit(button="Save", months="12")
    assert "12" in mine.submit(button="Save", months="24", status=409).text


def test_the_archive_and_back(browse, lake, make):
    item = make(SoldItem, party=lake, serial="SN-1")
    page = browse("sam").open(f"/service/sold-items/{item.id}").submit(button="Archive")
    assert not browse("sam").open("/service/sold-items").css("tbody tr")
    make(SoldItem, party=lake, serial="SN-1")
    assert "is recorded already" in page.submit(button="Restore", status=409).text
    assert len(browse("sam").open("/service/sold-items?archived=yes").css("tbody tr")) == 1


def test_from_the_page_of_the_customer(browse, lake, make):
    make(SoldItem, party=lake, serial="SN-1")
    make(SoldItem, party=make(Party, title="Other"), serial="SN-2")
    page = browse("mara").open(f"/customers/{lake.id}").follow("Sold items")
    assert [row[0] for row in page.table()[1:]] == ["SN-1 Kettle"]
    assert page.download("This view as CSV").text.splitlines()[1].startswith("SN-1,Blue Lake")


def test_a_list_costs_the_same_for_one_and_for_many(browse, lake, make, statements):
    cost = []
    for _turn in range(2):
        make(SoldItem, party=lake)
        browse("sam").open("/service/sold-items")
        with statements() as seen:
            browse("sam").open("/service/sold-items")
        cost.append(len(seen))
        make(SoldItem, party=lake), make(SoldItem, party=lake)
    assert cost[0] == cost[1]
