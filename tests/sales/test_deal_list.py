"""The list of deals: what each filter shows, and what it does with many of them at once."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from models import Deal, LostReason, Party, User, db
from tests.world import days_ago, days_on


def titles(page):
    return [row[0] for row in page.table()[1:]] if page.css("table") else []


@pytest.fixture
def some(make):
    acme = make(Party, title="Acme")
    make(Deal, title="Tea", party=acme, amount=50_000, closes_on=days_ago(1), opened_on=days_ago(9),
         next_step="Call", next_step_on=days_on(1), number="N-7")
    make(Deal, title="Cups", owner="otto", team="South", amount=90_000, closes_on=days_on(2))
    make(Deal, title="Rice", party=acme, stage="Won", amount=10_000)
    make(Deal, title="Salt", party=acme, stage="Lost", lost="Price")
    return acme


@pytest.mark.parametrize("query, found", [
    ("", ["Tea", "Cups"]), ("state=won", ["Rice"]), ("state=lost", ["Salt"]), ("state=decided", ["Salt", "Rice"]),
    ("state=any", ["Salt", "Rice", "Cups", "Tea"]), ("q=tea", ["Tea"]), ("q=n-7", ["Tea"]),
    ("customer=none", ["Cups"]),
    ("closes=past", ["Tea"]), ("due=none", ["Cups"]), ("due=week", ["Tea"]), ("sort=-amount", ["Cups", "Tea"]),
    ("sort=closes", ["Tea", "Cups"]), ("stage=1", ["Tea", "Cups"]), ("pipeline=2", []),
    ("source=none", ["Tea", "Cups"]),
    ("passed=1&state=any", ["Salt", "Rice", "Cups", "Tea"]), ("state=archived", []), ("product=none", ["Tea", "Cups"]),
    ("team=none", []), ("owner=none", []),
])
def test_each_filter(browse, some, query, found):
    assert titles(browse("mara").open(f"/sales/deals?{query}")) == found


def test_filters_by_id(browse, some, inside):
    with inside():
        otto = db.session.scalar(sa.select(User.id).where(User.name == "Otto"))
        price = db.session.scalar(sa.select(LostReason.id).where(LostReason.name == "Price"))
    mara = browse("mara")
    assert titles(mara.open(f"/sales/deals?owner={otto}")) == ["Cups"]
    assert titles(mara.open(f"/sales/deals?customer={some.id}")) == ["Tea"]
    assert titles(mara.open(f"/sales/deals?state=lost&reason={price}")) == ["Salt"]
    today = days_ago(0)
    assert titles(mara.open(f"/sales/deals?state=won&closed={today}/{today}")) == ["Rice"]
    assert titles(mara.open(f"/sales/deals?state=won&closed={today - timedelta(9)}/{today - timedelta(1)}")) == []


def test_only_what_is_ones_own_or_the_team_s(browse, some):
    assert (titles(browse("rita").open("/sales/deals")), titles(browse("otto").open("/sales/deals"))) == (
        ["Tea"], ["Cups"])


@pytest.mark.parametrize("query", ["state=never", "closes=soon", "owner=x", "due=never", "closed=2024", "sort=title",
                                   "passed=0", "product=x", "unheard=1"])
def test_what_was_never_declared_is_refused(browse, query):
    browse("mara").open(f"/sales/deals?{query}", status=400)


def test_the_files_hold_what_is_shown(browse, some):
    file = browse("mara").open("/sales/deals/export/csv?columns=title,customer,amount,worth").response.text
    assert file.lstrip("\ufeff").splitlines() == [
        "Deal,Customer,Amount,Currency,In the home currency,Home currency", "Tea,Acme,500.00,GBP,500.00,GBP",
        "Cups,,900.00,GBP,900.00,GBP"]


def test_a_list_without_deals_says_what_to_do(browse):
    assert "No open deals" in browse("rita").open("/sales/deals").text


def test_an_open_deal_without_a_dated_next_step_is_on_my_day(browse, some, make):
    make(Deal, title="Silk")
    page = browse("rita").open("/")
    assert {"Tea", "Silk"} <= page.links.keys() and not {"Rice", "Cups"} & page.links.keys()


@pytest.mark.parametrize("who", ["rita", "mara"])
def test_one_deal_costs_as_many_statements_as_three(browse, make, statements, who):
    counts = []
    for _more in range(2):
        make(Deal, party=make(Party), amount=100)
        browse(who).open("/sales/deals?columns=all")
        with statements() as seen:
            browse(who).open("/sales/deals?columns=all")
        counts.append(len(seen))
        make(Deal, amount=100)
    assert counts[0] == counts[1]


def test_pages_follow_one_another(browse, make):
    for number in range(51):
        make(Deal, title=f"Deal {number}", closes_on=days_on(number))
    page = browse("rita").open("/sales/deals?sort=-closes")
    assert titles(page)[0] == "Deal 50" and titles(page.follow("Next")) == ["Deal 0"]
    assert titles(page.follow("Next").follow("Previous")) == titles(page)


def test_a_field_of_one_s_own_is_a_column_and_a_filter(browse, make, inside):
    browse("ada").open("/admin/fields/new/deal").submit(name="Region", type="choice", choice_lines="North\nSouth",
                                                        is_filtered=True)
    make(Deal, title="Tea", f1="North")
    make(Deal, title="Cups")
    page = browse("rita").open("/sales/deals?f1=North&columns=title,f1")
    assert page.table() == [["Deal", "Region"], ["Tea", "North"]]


def test_deals_are_found_from_everywhere(browse, some):
    found = browse("rita").open("/search?q=tea").links
    assert any(path.startswith("/sales/deals/") for path in found.values())
    assert not any(path.startswith("/sales/deals/") for path in browse("otto").open("/search?q=tea").links.values())
