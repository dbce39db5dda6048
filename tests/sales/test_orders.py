"""The list of orders and the page of one, as people see them."""
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from blueprints.sales.actions import LineFacts
from core import paging
from models import Hat, Order, Party, db
from tests.world import days_ago, inside

TEA = LineFacts(Decimal(2), Decimal("12.50"), code="TEA", description="Tea")
GIFT = LineFacts(Decimal(1), Decimal(0), code="GIFT", description="Gift")


@pytest.fixture
def acme(make):
    return make(Party, title="Acme Ltd", team="North")


def numbers(page):
    return [row[0] for row in page.table()[1:]] if page.css("table") else []


def test_the_list_says_what_each_order_counts_for(browse, make, acme):
    make(Order, party=acme, number="A-1", on=date(2025, 3, 1))
    make(Order, party=acme, number="A-2", on=date(2025, 3, 2), currency="EUR")
    make(Order, party=acme, number="A-3", on=date(2025, 3, 3), credit_note=True)
    make(Order, party=acme, number="A-4", on=date(2025, 3, 4), lines=[GIFT])
    assert browse("rita").open("/sales/orders").table() == [
        ["Number", "Customer", "Date", "Kind", "State", "Total", "Counts for"],
        ["A-4", "Acme Ltd", "4 Mar 2025", "No line that counts", "", "£0.00", "—"],
        ["A-3", "Acme Ltd", "3 Mar 2025", "Credit note", "", "£25.00", "—"],
        ["A-2", "Acme Ltd", "2 Mar 2025", "", "", "€25.00", "no rate"],
        ["A-1", "Acme Ltd", "1 Mar 2025", "", "", "£25.00", "£25.00"],
    ]


@pytest.mark.parametrize(("query", "found"), [
    ("", ["B-2", "B-1", "A-1"]), ("q=b-", ["B-2", "B-1"]), ("q=天元", ["B-2", "B-1"]), ("q=acme", ["A-1"]),
    ("kind=credit_note", ["B-1"]), ("kind=purchase&sort=number", ["A-1", "B-2"]), ("sort=total", ["B-1", "A-1", "B-2"]),
    ("from=2025-03-02&to=2025-03-02", ["B-1"]), ("currency=EUR", ["B-2"]), ("rate=missing", ["B-2"]), ("q=none", []),
])
def test_search_filters_and_sorts(browse, make, acme, query, found):
    other = make(Party, title="北京天元科技有限公司", team="North")
    make(Order, party=acme, number="A-1", on=date(2025, 3, 1))
    make(Order, party=other, number="B-1", on=date(2025, 3, 2), credit_note=True,
         lines=[LineFacts(Decimal(-1), Decimal(5))])
    make(Order, party=other, number="B-2", on=date(2025, 3, 3), currency="EUR", lines=[TEA, TEA])
    assert numbers(browse("rita").open(f"/sales/orders?{query}")) == found


def test_whoever_sees_only_a_teams_orders_is_told_how_many(browse, make, acme):
    for number in range(3):
        make(Order, party=acme, number=f"A-{number}", on=days_ago(number))
    make(Order, party=make(Party, title="Elsewhere", team="South"), number="B-1", on=days_ago(1))
    make(Order, party=make(Party, title="Her own elsewhere", team="South", owner="rita"), number="C-1", on=days_ago(1))
    make(Order, party=make(Party, title="Her own and the team's", owner="rita"), number="D-1", on=days_ago(1))
    told = {who: browse(who).open("/sales/orders").css(".paging span")[0].text() for who in ("ada", "rita")}
    assert told == {"ada": "6 orders", "rita": "5 orders"}


def test_a_teams_orders_and_those_of_ones_own_customers_are_counted_once_each(browse, make, house, acme):
    for number, whose in enumerate(({"team": "South", "owner": "rita"}, {"team": None, "owner": "rita"},
                                    {"team": "North", "owner": "rita"}, {"team": "South"}, {"team": None})):
        make(Order, party=make(Party, **whose), number=f"A-{number}", on=days_ago(number))
    make(Order, party=acme, number="B-1", on=days_ago(5))
    with inside(house):  # it was a customer before, of the same team
        worn = db.session.scalars(sa.select(Hat).where(Hat.party_id == acme.id)).one()
        db.session.add(Hat(party_id=acme.id, role="customer", team_id=worn.team_id, since=date(2020, 1, 1),
                           until=date(2021, 1, 1)))
        db.session.commit()
    page = browse("rita").open("/sales/orders")
    assert (numbers(page), page.css(".paging span")[0].text()) == (["A-0", "A-1", "A-2", "B-1"], "4 orders")


@pytest.mark.parametrize(("sort", "order"), [("", [5, 4, 2, 1]), ("?sort=number", [1, 2, 4, 5])])
def test_a_teams_orders_page_by_page(browse, make, acme, monkeypatch, sort, order):
    monkeypatch.setattr(paging, "PAGE_SIZE", 2)
    mine = make(Party, title="Her own elsewhere", team="South", owner="rita")
    for number, whose in {1: acme, 2: mine, 3: make(Party, team="South"), 4: acme, 5: mine}.items():
        make(Order, party=whose, number=f"A-{number}", on=days_ago(9 - number))
    first = browse("rita").open(f"/sales/orders{sort}")
    last = first.follow("Next")
    assert [*numbers(first), *numbers(last)] == [f"A-{number}" for number in order]
    assert "Next" not in last.links and numbers(last.follow("Previous")) == numbers(first)


@pytest.mark.parametrize("query", [
    "sort=colour", "colour=red", "kind=gift", "from=yesterday", "customer=me", "product=0", "rate=1", "after=nowhere",
    "to=9999-12-31",
])
def test_an_address_that_makes_no_sense_is_refused(browse, make, query):
    browse("rita").open(f"/sales/orders?{query}", status=400)


def test_links_lead_to_the_rows_of_a_customer_or_product(browse, make, acme):
    other = make(Party, title="Other Ltd", team="North")
    make(Order, party=acme, number="A-1")
    make(Order, party=other, number="O-1", lines=[TEA, GIFT])
    rita = browse("rita")
    page = rita.open(f"/sales/orders?customer={other.id}")
    assert numbers(page) == ["O-1"]
    assert numbers(page.follow("Other Ltd")) == ["O-1", "A-1"]  # pressing what narrows the list takes it off
    gift = rita.open("/sales/products").follow("Gift")
    assert numbers(gift.follow("All orders with it")) == ["O-1"]


def test_nobody_sees_orders_of_another_team(browse, make, acme):
    order = make(Order, party=acme, number="A-1")
    otto = browse("otto")
    assert numbers(otto.open("/sales/orders")) == []
    assert numbers(otto.open(f"/sales/orders?customer={acme.id}&q=acme")) == []
    assert otto.open(f"/sales/orders/{order.id}", status=404).text == otto.open("/sales/orders/999", status=404).text
    otto.open(f"/sales/orders/new?customer={acme.id}", status=404)


@pytest.mark.parametrize("path", ["/sales/orders", "/sales/products", "/"])
def test_a_list_costs_the_same_for_one_row_and_for_three(browse, make, acme, statements, path):
    rita = browse("rita")
    make(Order, party=acme)
    rita.open(path)
    with statements() as one:
        rita.open(path)
    for number in (1, 2):
        make(Order, party=make(Party), lines=[LineFacts(Decimal(1), Decimal(1), code=f"P{number}")])
    with statements() as three:
        rita.open(path)
    assert len(one) == len(three)


def test_the_page_of_an_order_says_which_lines_count(browse, make, acme):
    returned = LineFacts(Decimal(-1), Decimal("12.5"), code="TEA")
    order = make(Order, party=acme, number="A-1", lines=[TEA, GIFT, returned])
    page = browse("vic").open(f"/sales/orders/{order.id}")
    assert [row[0] for row in page.table()[1:]] == ["Tea TEA", "Gift GIFT", "Tea TEA"]
    assert [row[-1] for row in page.table()[1:]] == ["", "no price", "returned"]
    assert [node.attributes["aria-label"] for node in page.css("main td svg[role=img]")] == ["Yes"]
    assert "Total £12.50 all lines with a price" in page.text
    assert "Counts for £25.00" in page.text


def test_cancelling_takes_the_order_out_of_all_sums_and_reinstating_brings_it_back(browse, make, acme):
    order = make(Order, party=acme, number="A-1", on=days_ago(3))
    rita = browse("rita")
    page = rita.open(f"/sales/orders/{order.id}").submit(button="Cancel this order")
    assert page.toasts == ["A-1 is cancelled"]
    assert browse("rita").open("/customers").table()[1][1] == "Potential"
    rita.open(f"/sales/orders/{order.id}/cancel", status=405)
    page = page.submit(button="Reinstate")
    assert page.toasts == ["A-1 counts again"]
    assert browse("rita").open("/customers").table()[1][1] == "New"


def test_who_only_reads_sees_no_buttons_and_is_refused(browse, make, acme):
    order = make(Order, party=acme)
    vic = browse("vic")
    page = vic.open(f"/sales/orders/{order.id}")
    assert "Edit" not in page.links
    vic.open(f"/sales/orders/{order.id}/edit", status=403)
    vic.open(f"/sales/orders/{order.id}/cancel", status=403, method="POST")


def test_the_list_leaves_as_a_file(browse, make, acme):
    make(Order, party=acme, number="=A-1", on=date(2025, 3, 1), currency="JPY",
         lines=[LineFacts(Decimal(3), Decimal(9))])
    make(Order, party=acme, number="B-1", on=date(2025, 3, 2))
    lines = browse("rita").open("/sales/orders?sort=date").download("All columns as CSV").text.splitlines()
    assert lines == [
        'Number,Customer,Date,Kind,State,Total,Currency,Counts for,Home currency',
        "'=A-1,Acme Ltd,2025-03-01,Order,Completed,27,JPY,,GBP",
        "B-1,Acme Ltd,2025-03-02,Order,Completed,25.00,GBP,25.00,GBP",
    ]
