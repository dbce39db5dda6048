"""What happens to an order line: goods come in parts, the promise moves, somebody inspects; and bad input."""
import pytest

from models import NO_DAY
from tests.world import days_ago, days_on


def test_an_order_is_entered_line_by_line(browse, supplier):
    page = browse("mara").open(f"/suppliers/{supplier().id}").follow("Enter an order").submit(
        button="Save", number="PO-9", **{"lines-0-item": "Pump", "lines-0-quantity": "10", "lines-0-unit_price": "2.5",
                                         "lines-0-promised_on": str(days_on(9))})
    assert page.h1 == "Order PO-9"
    assert page.table()[1][:2] == ["Pump", "Expected"] and page.table()[1][-1] == "£25.00"


def test_a_split_delivery_complete_in_time_is_on_time(supplier, ordered, line_of):
    line = line_of(ordered(supplier(), arrived=[(days_ago(7), 6), (days_ago(6), 4)]))
    assert (line.received, line.completed_on) == (10, days_ago(6)) and line.completed_on <= line.held_to_on


def test_goods_come_and_are_taken_back(browse, supplier, ordered, line_of):
    line_id = ordered(supplier())
    page = browse("mara").open(f"/suppliers/deliveries/{line_id}").follow("Goods came").submit(
        button="Save", quantity="10", arrived_on=str(days_ago(6)))
    assert "On time" in page.text and line_of(line_id).completed_on == days_ago(6)
    page = page.submit(button=f"Take back what came on {page.css('th[scope=row]')[0].text().strip()}")
    assert "Overdue" in page.text and line_of(line_id).completed_on == NO_DAY


@pytest.mark.parametrize(("fields", "said"), [
    ({"quantity": "11"}, "That is more than was ordered"), ({"quantity": "0"}, "More than 0"),
    ({"quantity": "many"}, "This is not a number"),
    ({"quantity": "1", "arrived_on": "2019-12-31"}, "It cannot have arrived before it was ordered"),
    ({"quantity": "1", "arrived_on": str(days_on(2))}, "That day is yet to come"),
])
def test_what_cannot_be_is_said_at_the_field(browse, supplier, ordered, line_of, fields, said):
    line_id = ordered(supplier())
    page = browse("mara").open(f"/suppliers/deliveries/{line_id}/receive").submit(
        button="Save", status=422, **{"arrived_on": str(days_ago(6)), **fields})
    assert said in page.text and line_of(line_id).received == 0


def test_more_than_ordered_is_taken_when_meant(browse, supplier, ordered, line_of):
    line_id = ordered(supplier())
    browse("mara").open(f"/suppliers/deliveries/{line_id}/receive").submit(
        button="Save", quantity="11", arrived_on=str(days_ago(6)), more_is_meant=True)
    assert line_of(line_id).received == 11


@pytest.mark.parametrize(("moved_by", "held"), [("supplier", 5), ("buyer", 2), ("force_majeure", 2)])
def test_who_moved_the_promise_decides_what_is_measured(browse, supplier, ordered, line_of, moved_by, held):
    line_id = ordered(supplier())
    page = browse("mara").open(f"/suppliers/deliveries/{line_id}").follow("Move the promise").submit(
        button="Save", to=str(days_ago(2)), moved_by=moved_by, reason="The boat was late")
    line = line_of(line_id)
    assert (line.promised_first, line.promised_on, line.held_to_on) == (days_ago(5), days_ago(2), days_ago(held))
    assert "The boat was late" in page.text


def test_an_inspection_holds_the_receipt(browse, supplier, ordered):
    line_id = ordered(supplier(), arrived=[(days_ago(6), 10)])
    page = browse("mara").open(f"/suppliers/deliveries/{line_id}").follow("Inspect").submit(
        button="Save", inspected="10", rejected="3", defect="Rust")
    assert "3 of 10 rejected" in page.text and "Rust" in page.text
    assert "Take back what came" not in page.text


@pytest.mark.parametrize(("inspected", "rejected", "said"), [
    ("11", "1", "That is more than arrived"), ("5", "6", "More is rejected than was looked at")])
def test_impossible_inspections(browse, supplier, ordered, inspected, rejected, said):
    line_id = ordered(supplier(), arrived=[(days_ago(6), 10)])
    page = browse("mara").open(f"/suppliers/deliveries/{line_id}").follow("Inspect").submit(
        button="Save", status=422, inspected=inspected, rejected=rejected)
    assert said in page.text


def test_a_promise_before_the_order_is_refused_and_nothing_is_lost(browse, supplier):
    page = browse("mara").open(f"/suppliers/{supplier().id}/orders/new").submit(
        button="Save", status=422, number="PO-9", **{
            "lines-0-item": "Pump", "lines-0-quantity": "10", "lines-0-promised_on": "2020-01-01"})
    assert "It cannot be promised for a day before it was ordered" in page.text
    assert page.css("[name=lines-0-item]")[0].attributes["value"] == "Pump"
