"""Who may import: whoever holds the right and reaches everything the file is compared with."""
import sqlalchemy as sa

from models import Order, Party, Role, User, db
from tests.imports.files import CUSTOMERS, INVOICES, upload, work, written
from tests.world import PASSWORD_HASH


def test_sales_and_viewers_do_not_import(browse):
    for name in ("rita", "vic"):
        page = browse(name).open("/imports", status=403)
        assert "Imports" not in page.links


def team_importer():
    """Somebody with the right to import, but only their team's customers in reach."""
    role = Role(name="Team importer", grants={"imports": ["write", "all"], "customers": ["write", "team"]})
    user = User(name="Tim", email="tim@example.org", email_key="tim@example.org", language="en", time_zone="UTC",
                password_hash=PASSWORD_HASH, roles=[role])
    db.session.add(user)
    db.session.commit()


def test_a_reach_of_one_team_is_not_enough(house, browse, inside):
    written(house, browse, INVOICES)
    with inside():
        team_importer()
    page = browse("tim").open("/imports")
    assert "invoices.csv" not in page.links
    page = page.submit(button="Upload", status=409, file=(CUSTOMERS.encode(), "c.csv"), target="customers")
    assert "needs a role that may change all of them" in page.text
    for path in ("", "/errors", "/errors.csv", "/things/party/new", "/undo", "/columns"):
        browse("tim").open(f"/imports/1{path}", status=404)


def test_a_run_that_went_on_is_not_changed_by_an_old_page(house, browse):
    page = upload(browse, INVOICES)
    old = page.browser.open(page.path)
    checked = page.submit(button="Check what it would change")
    work(house)
    checked.browser.open(checked.path).submit(button="Write it")
    assert "gone on meanwhile" in old.submit(button="Discard", status=409).text
    work(house)


def test_a_discarded_run_is_gone(house, browse):
    page = upload(browse, INVOICES)
    listing = page.submit(button="Discard")
    assert listing.toasts == ["invoices.csv is discarded; nothing of it was written"]
    assert "invoices.csv" not in listing.links
    work(house)
    browse("mara").open("/imports/1", status=404)


def test_it_is_the_importer_who_stands_in_the_records(house, browse, inside):
    written(house, browse, INVOICES)
    with inside():
        mara = db.session.scalars(sa.select(User.id).where(User.name == "Mara")).one()
        for model in (Order, Party):
            assert set(db.session.scalars(sa.select(model.created_by_id))) == {mara}
