"""The rules by which rows become orders: identity, credit notes, contradictions, lines on their own, undo."""
import sqlalchemy as sa

from models import Hat, Order, OrderLine, Party, db
from tests.imports.files import INVOICES, checked, numbers, stats, undone, work, written

HEAD = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"


def lines_of(number):
    query = sa.select(OrderLine.ordinal, OrderLine.quantity, OrderLine.line_cents).join(Order)
    return [tuple(row) for row in db.session.execute(query.where(Order.number == number).order_by(OrderLine.ordinal))]


def test_equal_rows_stay_two_lines_and_need_not_be_adjacent(house, browse, inside):
    row = "{},TEA,1,2024-01-01,2.00,A,UK\n"
    written(house, browse, HEAD + row.format(7) + row.format(8) + row.format(7))
    with inside():
        assert lines_of("7") == [(1, 1, 200), (2, 1, 200)]


def test_a_price_of_zero_is_kept_and_counts_for_nothing(house, browse, inside):
    free = "{},TEA,3,2024-01-01,0,A,UK\n"
    written(house, browse, HEAD + free.format(7) + "7,CUP,1,2024-01-01,5.00,A,UK\n" + free.format(8))
    with inside():
        orders = sa.select(Order.number, Order.valid_cents, Order.is_purchase).order_by(Order.number)
        assert db.session.execute(orders).all() == [("7", 500, True), ("8", 0, False)]


def test_the_newest_row_speaks_for_a_customer(house, browse, inside):
    written(house, browse, HEAD + "9,TEA,1,2024-05-01,2.00,A,France\n7,TEA,1,2024-01-01,2.00,A,UK\n")
    with inside():
        assert db.session.scalars(sa.select(Party.country)).all() == ["FR"]
    page = checked(house, browse, HEAD + "9,TEA,1,2024-05-01,2.00,A,Spain\n7,TEA,1,2024-01-01,2.00,A,UK\n")
    assert stats(page) == {"Changed rows": "1", "Unchanged rows": "1", "Rows with errors": "0"}
    assert numbers(page)["Customers", "Changed"] == 1


def test_an_unknown_country_is_kept_as_written_and_blurs_nothing(house, browse, inside):
    page = written(house, browse, HEAD + "7,TEA,1,2024-01-01,2.00,A,Atlantis\n8,TEA,1,2024-01-01,2.00,B,UK\n")
    assert "Country not known and kept as written: Atlantis" in page.text
    written(house, browse, HEAD + "9,TEA,1,2024-02-01,2.00,B,Atlantis\n")
    with inside():
        known = sa.select(Hat.code, Party.country, Party.country_text).join(Hat.party).order_by(Hat.code)
        assert db.session.execute(known).all() == [("A", None, "Atlantis"), ("B", "GB", None)]


def test_an_order_of_somebody_else_is_refused(house, browse):
    written(house, browse, INVOICES)
    page = checked(house, browse, HEAD + "1001,TEA,1,2024-03-01 09:00:00,3.50,C-9,UK\n")
    assert stats(page) == {"Rows with errors": "1"}
    errors = page.browser.open(page.path + "/errors")
    assert errors.table()[1][1] == "Order 1001 belongs to another customer here"


def test_rows_of_one_order_that_contradict_its_first_are_refused(house, browse, inside):
    page = written(house, browse, HEAD + "7,TEA,1,2024-01-01,2.00,A,UK\n7,CUP,1,2024-01-01,2.00,B,UK\n")
    assert stats(page) == {"New rows": "1", "Rows with errors": "1"}
    told = page.browser.open(page.path + "/errors").table()[1][2]
    assert told == "7 · 1 Jan 2024, 00:00 · B · UK · CUP · 1 · 2"
    with inside():
        assert lines_of("7") == [(1, 1, 200)]


def test_lines_can_follow_their_orders(house, browse, inside):
    written(house, browse, "OrderID,CustomerID,OrderDate\n10,A,2024-01-01\n11,A,2024-02-01\n")
    lines = "OrderID,ProductID,UnitPrice,Quantity,Discount\n10,1,10.00,2,0.15\n10,2,1.00,1,0\n99,1,1.00,1,0\n"
    page = written(house, browse, lines)
    assert stats(page) == {"New rows": "2", "Rows with errors": "1"}
    assert stats(written(house, browse, lines)) == {"Unchanged rows": "2", "Rows with errors": "1"}
    with inside():
        assert lines_of("10") == [(1, 2, 1700), (2, 1, 100)]
        assert db.session.scalars(sa.select(Order.valid_cents).order_by(Order.number)).all() == [1800, 0]
    undone(house, page)
    with inside():
        assert lines_of("10") == [] and db.session.scalars(sa.select(Order.valid_cents)).all() == [0, 0]


def test_a_changed_line_shows_its_difference_and_undo_puts_it_back(house, browse, inside):
    written(house, browse, INVOICES)
    page = written(house, browse, INVOICES.replace("CUP,Cup,6", "CUP,Cup,8"))
    assert stats(page) == {"Changed rows": "1", "Unchanged rows": "3", "Rows with errors": "1"}
    shown = page.browser.open(page.path + "/things/order/changed").table()
    assert shown[1][2] == "Quantity, line 2: 6 → 8"
    undone(house, page)
    with inside():
        assert lines_of("1001") == [(1, 2, 700), (2, 6, 750)]


def test_undo_keeps_what_was_edited_since(house, browse, inside):
    page = written(house, browse, INVOICES)
    with inside():
        order = db.session.scalars(sa.select(Order).where(Order.number == "1002")).one()
        order.currency = "EUR"
        db.session.commit()
    page = undone(house, page)
    assert stats(page) == {"Undone": "4", "Kept": "3"}
    kept = page.browser.open(page.path + "/things/any/kept").table()[1:]
    assert [(row[0], row[2]) for row in kept] == [
        ("C-2", "Kept: something else refers to it"), ("TEA", "Kept: something else refers to it"),
        ("1002", "Kept: edited since")]


def test_the_prefix_of_credit_notes_can_be_chosen(house, browse, inside):
    page = browse("mara").open("/imports").submit(
        button="Upload", file=(HEAD.encode() + b"CAT-1,TEA,1,2024-01-01,2.00,A,UK\n", "shop.csv"), target="orders")
    page = page.submit(button="Check what it would change", credit_prefix="RMA-")
    work(house)
    page.browser.open(page.path).submit(button="Write it")
    work(house)
    with inside():
        assert db.session.scalars(sa.select(Order.is_purchase)).all() == [True]
