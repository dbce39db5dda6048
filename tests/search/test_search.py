"""Search over everything: what is found, by whom, and what the page says of it."""
import pytest

from blueprints.search import queries
from core.search import doc_id, index_part, index_record, row_of
from models import Entry, Order, Party, Task, db
from tests.world import days_ago, inside


@pytest.fixture
def acme(make):
    return make(Party, title="Acme Harbour Ltd", email="info@acme.example", city="Hull")


def add_entry(make, record, body):
    with inside(make.app):
        entry = Entry(record_id=record.id, party_id=record.id, kind="note", body=body)
        db.session.add(entry)
        index_part("entry", entry, body)
        db.session.commit()
        return entry


def add_task(make, about, title, notes=""):
    with inside(make.app):
        task = Task(title=title, notes=notes, about_id=about.id, party_id=about.id, state="open")
        db.session.add(task)
        index_record(task, title, notes)
        db.session.commit()
        return task


def groups(page):
    """{heading of a group: names of what is found}"""
    return {" ".join(panel.css_first("h2").text().split()): [link.text().strip() for link in panel.css("a[data-hit]")]
            for panel in page.css("section.panel")}


def test_it_finds_parties_entries_orders_and_products_by_kind(make, browse, acme):
    add_entry(make, acme, "Asked for a harbour crane")
    make(Order, party=acme, number="HARB-1", on=days_ago(3))
    page = browse("rita").open("/search?q=harb")
    assert groups(page) == {"Customers and contacts": ["Acme Harbour Ltd"], "Timeline": ["Acme Harbour Ltd"],
                            "Orders": ["HARB-1"]}
    assert [mark.text() for mark in page.css("main mark")] == ["Harb", "Harb", "harb", "HARB", "Harb"]


def test_found_by_what_is_no_part_of_the_name_it_says_what(browse, acme):
    page = browse("rita").open("/search?q=info@acme")
    assert groups(page) == {"Customers and contacts": ["Acme Harbour Ltd"]}
    assert [mark.text() for mark in page.css("main li p mark")] == ["info", "acme"]


def test_only_what_is_shared_with_me_is_found(make, browse, acme):
    south = make(Party, title="Acme South", team="South")
    add_entry(make, south, "acme secret")
    assert groups(browse("rita").open("/search?q=acme")) == {"Customers and contacts": ["Acme Harbour Ltd"]}
    assert groups(browse("otto").open("/search?q=acme")) == {
        "Customers and contacts": ["Acme South"], "Timeline": ["Acme South"]}


@pytest.mark.parametrize("words", ["合同", "合", "同", "蓝湖 合同", "蓝湖合同", "ＡＣＭＥ 合同", "acme，合同！"])
def test_chinese_words_of_any_length(make, browse, acme, words):
    lake = make(Party, title="蓝湖贸易 Acme")
    add_entry(make, lake, "蓝湖合同已经签了 acme")
    assert groups(browse("rita").open(f"/search?q={words}"))["Timeline"] == ["蓝湖贸易 Acme"]


@pytest.mark.parametrize("words", ["", "  ", "\x00", "%00", "((", '"', "' OR 1", "* AND", "a_b", "-", "…", "𠀀𠀁",
                                   "x" * 9000, "NEAR(", "<script>", "ﬁ"])
def test_no_text_makes_it_fail(browse, acme, words):
    page = browse("rita").open("/search", query_string={"q": words})
    assert (page.h1, groups(page)) == ("Search", {})


def test_it_says_when_nothing_is_asked_and_when_nothing_is_found(browse, acme):
    page = browse("rita").open("/search")
    assert "What are you looking for?" in page.text
    page = page.submit(q="zebra", kind="")
    assert "Nothing found for “zebra”" in page.text


def test_the_box_of_every_page_works_with_scripts_off(browse, acme):
    page = browse("rita").open("/customers").submit("/search", q="acme")
    assert page.path.startswith("/search?q=acme") and groups(page)["Customers and contacts"] == ["Acme Harbour Ltd"]


def test_of_many_the_newest_and_all_of_them(make, browse):
    for number in range(8):
        make(Party, title=f"Lake {number}")
    page = browse("rita").open("/search?q=lake")
    assert groups(page)["Customers and contacts"] == [f"Lake {number}" for number in (7, 6, 5, 4, 3)]
    page = page.follow("Customers and contacts: All 8")
    assert len(groups(page)["Customers and contacts"]) == 8
    assert page.values()["kind"] == "party"


def test_what_lies_behind_many_matches_of_others_is_reached_by_going_on(make, browse, monkeypatch):
    monkeypatch.setattr(queries, "LOOKED_AT", 2)
    monkeypatch.setattr(queries, "LOOKED_AT_OF_ONE", 2)
    make(Party, title="Lake of mine")
    for number in range(3):
        make(Party, title=f"Lake {number}", team="South")
    page = browse("rita").open("/search?q=lake")
    assert "None of these is shared with you. Among the newest 2 matches." in page.text
    page = page.follow("Look further back")
    assert groups(page) == {"Customers and contacts": ["Lake of mine"]}


def test_suggestions_are_links_and_lead_to_all_results(browse, acme):
    page = browse("rita").open("/search/suggestions?q=acm", htmx_target="#suggestions")
    assert [option.attributes["href"] for option in page.css("[role=option]")] == [
        f"/customers/{acme.id}", "/search?q=acm"]


def test_statements_do_not_grow_with_what_is_found(make, browse, statements, acme):
    rita, counts = browse("rita"), []
    rita.open("/")
    for _more in range(2):
        add_entry(make, acme, "harbour")
        with statements() as seen:
            rita.open("/search?q=harbour")
        counts.append(len(seen))
        make(Party, title="Harbour")
    assert counts[0] == counts[1]


def test_lists_of_customers_find_customers_only(make, browse, acme):
    add_entry(make, make(Party, title="Other"), "acme")
    assert [row[0] for row in browse("rita").open("/customers?q=acme").table()[1:]] == ["Acme Harbour Ltd Hull"]


def test_documents_of_parts_never_meet_those_of_records():
    assert row_of(doc_id("entry", 7)) == row_of(doc_id("attachment", 7)) == row_of(doc_id("party", 7)) == 7
    assert doc_id("attachment", 1) > doc_id("entry", 2**31 - 1) > doc_id("party", 2**31 - 1)
