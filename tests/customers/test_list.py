"""The list of customers: who sees whom, filters, sort, pages, files."""
import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest

from core import listing, paging
from models import Order, Party
from tests.world import days_ago


def names(page):
    return [link.text() for link in page.css("#results th[scope=row] a")]


def test_an_empty_house_says_what_to_do_first(browse):
    page = browse("ada").open("/customers")
    assert page.css("strong")[0].text() == "No customers yet"
    assert page.links["Import"] == "/imports"


def test_each_sees_the_customers_of_their_team(browse, make):
    make(Party, title="Amber Ltd", team="North")
    make(Party, title="Birch Ltd", team="South")
    assert names(browse("rita").open("/customers")) == ["Amber Ltd"]
    assert names(browse("otto").open("/customers")) == ["Birch Ltd"]
    assert names(browse("vic").open("/customers")) == ["Amber Ltd", "Birch Ltd"]


@pytest.mark.parametrize("query", ["size=sme", "geography=domestic", "created=2020-01-01/2099-01-01", "class=potential",
                                   "sort=revenue", "q=amber", "size=sme&class=potential&sort=-name"])
def test_no_filter_shows_the_customers_of_another_team(browse, make, query):
    make(Party, title="Amber Ltd", team="North", size="sme", country="GB")
    assert names(browse("rita").open(f"/customers?{query}")) == ["Amber Ltd"]
    assert names(browse("otto").open(f"/customers?{query}")) == []
    assert "Amber" not in browse("otto").client.get(f"/customers/export/csv?{query}").text


@pytest.mark.parametrize("search", ["光华", "北京", "Guanghua", "K-77", "buyer@guanghua.cn", "Beijing"])
def test_search_finds_by_any_word_of_it(browse, make, search):
    make(Party, title="北京光华电子有限公司 Guanghua", code="K-77", email="buyer@guanghua.cn", city="Beijing")
    make(Party, title="上海茶叶", code="K-78")
    assert len(names(browse("rita").open("/customers", query_string={"q": search}))) == 1


def test_filters_and_the_bar_of_classes_obey_each_other(browse, make):
    make(Party, title="Amber", country="GB", size="sme")
    buyer = make(Party, title="Birch", country="DE", size="sme")
    make(Party, title="Cedar", size="large")
    make(Order, party=buyer, on=days_ago(3))
    page = browse("rita").open("/customers?size=sme")
    assert [" ".join(item.text().split()) for item in page.css("nav li")[:2]] == ["Potential 1", "New 1"]
    assert names(page.follow("New 1", htmx=True)) == ["Birch"]
    assert names(browse("rita").open("/customers?geography=domestic")) == ["Amber"]
    assert names(browse("rita").open("/customers?geography=international")) == ["Birch"]
    assert names(browse("rita").open("/customers?geography=unknown&size=large")) == ["Cedar"]


def test_what_was_pressed_stays_when_one_types_on(browse, make):
    make(Party, title="Amber")
    page = browse("rita").open("/customers?class=potential&sort=-name")
    further = page.submit(form="customer-filters", q="amb")
    assert parse_qs(urlsplit(further.path).query) == {"class": ["potential"], "sort": ["-name"], "q": ["amb"]}
    assert names(further) == ["Amber"]


def test_mine_nobodys_and_a_team(browse, make):
    make(Party, title="Amber", owner="rita")
    make(Party, title="Birch")
    assert names(browse("rita").open("/customers?owner=me")) == ["Amber"]
    assert names(browse("rita").open("/customers?owner=none")) == ["Birch"]
    assert names(browse("rita").open("/customers?team=none")) == []


@pytest.mark.parametrize("address", [
    "sort=secret", "sort=--name", "colour=red", "class=none", "owner=x", "team=0", "geography=moon", "after=x",
    "after=" + "A" * 40, "before=MQ", "owner=99999999999999999999", "archived=perhaps",
])
def test_what_was_never_declared_is_refused(browse, address):
    browse("rita").open(f"/customers?{address}", status=400)


def test_sorted_both_ways(browse, make):
    one, two = make(Party, title="Amber"), make(Party, title="Birch")
    make(Order, party=one, on=days_ago(9))
    make(Order, party=two, on=days_ago(2))
    page = browse("rita").open("/customers").follow("Last order")
    assert names(page) == ["Birch", "Amber"]
    assert names(page.follow("Last order")) == ["Amber", "Birch"]


@pytest.mark.parametrize("sort", ["name", "-name", "-revenue", "revenue", "-orders", "-last-order"])
def test_pages_hold_each_row_once_over_ties_and_lead_back(browse, make, monkeypatch, sort):
    monkeypatch.setattr(paging, "PAGE_SIZE", 2)
    for title in ("Same", "Same", "Same", "Same", "Other"):
        make(Party, title=title)
    pages = [browse("rita").open(f"/customers?sort={sort}")]
    while "Next" in pages[-1].links:
        pages.append(pages[-1].follow("Next"))
    rows = [[link.attributes["href"] for link in page.css("#results th[scope=row] a")] for page in pages]
    assert [len(page) for page in rows] == [2, 2, 1]
    assert len({row for page in rows for row in page}) == 5
    back = pages[-1].follow("Previous")
    assert [link.attributes["href"] for link in back.css("#results th[scope=row] a")] == rows[1]
    assert "Previous" not in back.follow("Previous").links


def test_as_many_statements_for_three_rows_as_for_one(browse, make, statements):
    page = browse("rita")
    counts = []
    for number in (1, 2):
        for _each in range(number):
            make(Party, city="Leeds", owner="rita")
        page.open("/customers")
        with statements() as seen:
            page.open("/customers")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 5


def test_counts_stop_at_a_cap(browse, make, monkeypatch):
    monkeypatch.setattr(listing, "COUNTED_UP_TO", 2)
    for _each in range(4):
        make(Party)
    page = browse("rita").open("/customers")
    assert page.css("nav.paging span")[0].text() == "2+ customers"


def test_the_file_holds_all_rows_of_the_view_and_no_formula(browse, make, monkeypatch):
    monkeypatch.setattr(paging, "PAGE_SIZE", 1)
    make(Party, title="=HYPERLINK(\"http://evil\")", code="+1")
    make(Party, title="Birch", size="sme")
    page = browse("rita").open("/customers")
    rows = list(csv.DictReader(io.StringIO(page.download("All columns as CSV").text)))
    assert [(row["Name"], row["Customer number"]) for row in rows] == [("'=HYPERLINK(\"http://evil\")", "'+1"),
                                                                        ("Birch", "")]
    filtered = browse("rita").open("/customers?size=sme").download("This view as XLSX")
    assert filtered.body.startswith(b"PK")


def test_htmx_gets_the_results_alone(browse, make):
    make(Party, title="Amber")
    answer = browse("rita").open("/customers?q=amb", htmx_target="#results")
    assert answer.html.lstrip().startswith('<div id="results">')
    assert names(answer) == ["Amber"]
