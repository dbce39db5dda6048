"""A file of invoices, from the upload to its undoing, as the person at the screen sees it."""
import sqlalchemy as sa

from models import Hat, Order, OrderLine, Party, Product, db
from tests.imports.files import INVOICES, checked, numbers, stats, undone, written


def test_a_dry_run_says_what_would_change_and_changes_nothing(house, browse, inside):
    page = checked(house, browse, INVOICES)
    assert stats(page) == {"New rows": "4", "Rows with errors": "1"}
    assert numbers(page) == {("Customers", "New"): 2, ("Products", "New"): 2, ("Orders", "New"): 3}
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Order)) == 0
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Party)) == 0


def test_what_was_written_is_there(house, browse, inside):
    written(house, browse, INVOICES)
    with inside():
        orders = db.session.execute(sa.select(Order.number, Order.total_cents, Order.is_purchase, Order.is_credit_note)
                                    .order_by(Order.number)).all()
        assert orders == [("1001", 1450, True, False), ("1002", 350, True, False), ("C1003", -350, False, True)]
        customers = sa.select(Hat.code, Party.title, Party.country).join(Hat.party).order_by(Hat.code)
        hats = db.session.execute(customers).all()
        assert hats == [("C-1", "C-1", "GB"), ("C-2", "C-2", "FR")]
        assert db.session.scalars(sa.select(Product.name).order_by(Product.code)).all() == ["Cup", "Green tea"]
    page = browse("mara").open("/customers")
    assert page.text.count("C-2") == 1


def test_the_same_file_again_changes_nothing(house, browse):
    written(house, browse, INVOICES)
    page = written(house, browse, INVOICES)
    assert stats(page) == {"Unchanged rows": "4", "Rows with errors": "1"}


def test_undo_takes_everything_back(house, browse, inside):
    page = undone(house, written(house, browse, INVOICES))
    assert stats(page) == {"Undone": "7", "Kept": "0"}
    with inside():
        for model in (Order, OrderLine, Party, Product, Hat):
            assert db.session.scalar(sa.select(sa.func.count()).select_from(model)) == 0
