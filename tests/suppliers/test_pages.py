"""The list of suppliers, the page of one, entering and revising, the ranking."""
import pytest

from blueprints.suppliers.queries.on_time import by_supplier, ranked
from models import Party, SupplierProfile, db
from tests.world import days_ago, days_on

PAGES = ("/suppliers", "/suppliers/deliveries", "/suppliers/ranking")


@pytest.mark.parametrize("path", PAGES)
def test_empty_pages_say_what_to_do(browse, path):
    assert "Import" in browse("mara").open(path).text or path.endswith("ranking")


def test_a_supplier_is_entered_and_revised(browse):
    page = browse("mara").open("/suppliers/new").submit(
        button="Save", title="Blue Lake", code="S-7", risk="high", risk_note="One plant", is_single_source=True)
    assert page.h1 == "Blue Lake" and "High risk" in page.text and "Only source" in page.text
    page = page.follow("Edit").submit(button="Save", risk="low", terms="30 days net", is_own=True)
    assert "Own warehouse" in page.text and "30 days net" in page.text


def test_the_list_counts_what_was_due(browse, supplier, ordered):
    lake = supplier("Blue Lake")
    ordered(lake, arrived=[(days_ago(6), 10)])
    ordered(lake, arrived=[(days_ago(1), 10)])
    ordered(lake)
    ordered(lake, promised=days_on(3))
    supplier("Harbour")
    rows = browse("mara").open("/suppliers").table()
    assert rows == [["Name", "Buyer", "Standing", "Lines due", "On time", "Overdue", "Risk"],
                    ["Blue Lake", "", "—", "3", "33.3%", "1", ""], ["Harbour", "", "—", "0", "—", "0", ""]]


def test_the_page_opens_the_lines_behind_its_figures(browse, supplier, ordered):
    lake = supplier("Blue Lake")
    ordered(lake, arrived=[(days_ago(6), 10)], item="Pump")
    ordered(lake, item="Valve")
    page = browse("mara").open(f"/suppliers/{lake.id}")
    assert "50%" in page.text
    late = page.browser.open(f"/suppliers/deliveries?supplier={lake.id}&state=due-late")
    assert [row[0] for row in late.table()[1:]] == ["PO-2-1 Valve"]


def test_no_history_is_no_data(browse, supplier):
    page = browse("mara").open(f"/suppliers/{supplier().id}")
    assert "No data" in page.text and "0%" not in page.text and "100%" not in page.text


def test_a_customer_is_no_supplier(browse, make):
    customer = make(Party, title="Buyer Ltd")
    browse("mara").open(f"/suppliers/{customer.id}", status=404)


def test_facts_of_a_supplier_are_seen_through_that_hat_alone(browse, supplier, ordered):
    lake = supplier("Blue Lake", team="North")
    line_id = ordered(lake)
    for who, status in (("vic", 200), ("mara", 200), ("rita", 403)):
        browse(who).open(f"/suppliers/deliveries/{line_id}", status=status)
    browse("vic").open(f"/suppliers/deliveries/{line_id}/receive", status=403)


def test_own_warehouses_are_reported_and_not_ranked(inside, supplier, ordered):
    own, lake = supplier("Depot"), supplier("Blue Lake")
    for party in (own, lake):
        ordered(party, arrived=[(days_ago(6), 10)])
    with inside():
        db.session.add(SupplierProfile(party_id=own.id, is_own=True))
        db.session.commit()
        rows = by_supplier(days_ago(0))
        assert {row.label for row in rows} == {"Depot", "Blue Lake"}
        assert [row.label for row in ranked(rows)] == ["Blue Lake"]


def test_much_evidence_ranks_before_little(inside, supplier, ordered):
    few, many = supplier("Few"), supplier("Many")
    for _n in range(2):
        ordered(few, arrived=[(days_ago(6), 10)])
    for late in [False] * 9 + [True]:
        ordered(many, arrived=[(days_ago(1 if late else 6), 10)])
    with inside():
        assert [row.label for row in ranked(by_supplier(days_ago(0)))] == ["Many", "Few"]
