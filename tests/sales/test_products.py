"""Products: the list, the page of each, the archive."""
from decimal import Decimal

from blueprints.sales.actions import LineFacts
from models import Order, Party, Product, db
from tests.world import inside


def sell(make, *facts, **order):
    return make(Order, party=make(Party, title="Acme Ltd"), lines=[LineFacts(*line) for line in facts], **order)


def test_the_list_counts_what_was_bought(browse, make):
    sell(make, (Decimal("2.5"), Decimal(3), "TEA", "Tea"), (Decimal(1), Decimal(0), "TEA", "Tea"))
    sell(make, (Decimal(4), Decimal(3), "TEA", "Tea"), (Decimal(1), Decimal(9), "POT", "Pot"), credit_note=True)
    assert browse("vic").open("/sales/products").table() == [
        ["Name", "Code", "Quantity sold"], ["Pot", "POT", "—"], ["Tea", "TEA", "2.5"]]


def test_search_by_code_and_by_part_of_the_name(browse, make):
    sell(make, (Decimal(1), Decimal(3), "T-1", "Green 绿茶 tea"), (Decimal(1), Decimal(3), "P-1", "Pot 100%"))
    rita = browse("rita")
    found = {"t-1": "Green 绿茶 tea", "绿茶": "Green 绿茶 tea", "100%": "Pot 100%", "P-1": "Pot 100%"}
    for search, name in found.items():
        assert [row[0] for row in rita.open("/sales/products").submit(q=search).table()[1:]] == [name]


def test_a_product_page_shows_its_last_orders(browse, make):
    sell(make, (Decimal(2), Decimal("0.123456"), "TEA", "Tea"), number="A-1")
    page = browse("rita").open("/sales/products").follow("Tea")
    assert page.table()[1][:2] == ["A-1", "Acme Ltd"]
    assert page.table()[1][3:] == ["2", "0.123456 GBP", "£0.25"]


def test_what_another_team_sold_is_not_counted(browse, make):
    sell(make, (Decimal(2), Decimal(3), "TEA", "Tea"))
    page = browse("otto").open("/sales/products").follow("Tea")
    assert "No order holds it yet" in page.text


def test_create_rename_archive_restore(browse, make):
    rita = browse("rita")
    page = rita.open("/sales/products").follow("New product", status=200).submit(code="TEA", name="Tea")
    page = page.follow("Edit").submit(name="Green tea")
    assert page.h1 == "Green tea"
    assert page.submit(button="Archive").toasts == ["Green tea is in the archive"]
    assert "No products yet" in rita.open("/sales/products").text
    page = rita.open("/sales/products").follow("Archived products").follow("Green tea").submit(button="Restore")
    assert page.toasts == ["Green tea is back"]


def test_a_code_belongs_to_one_product(browse, make):
    sell(make, (Decimal(1), Decimal(3), "TEA", "Tea"))
    page = browse("rita").open("/sales/products/new").submit(status=422, code="tea", name="Another")
    assert page.field_errors == {"code": "There is a product tea already, maybe in the archive"}


def test_who_only_reads_changes_nothing(browse, make):
    browse("vic").open("/sales/products/new", status=403)


def test_a_board_lets_choose_them_while_they_are_few(browse, house):
    def options():
        return [option.text() for option in browse("rita").open("/sales/pipeline").css("[name=product] option")]
    with inside(house):
        db.session.add_all(Product(code=f"P{at}", code_key=f"p{at}", name=f"Product {at:03}", name_key=f"{at:03}")
                           for at in range(200))
        db.session.commit()
    assert options() == ["All products", *(f"Product {at:03}" for at in range(200))]
    with inside(house):
        db.session.add(Product(code="One more", code_key="one more", name="One more", name_key="one more"))
        db.session.commit()
    assert options() == []
