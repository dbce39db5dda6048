"""Dictionaries are put in order by whoever administers, and everybody chooses in that order."""
import pytest
import sqlalchemy as sa

from blueprints.evaluation.actions import documents
from blueprints.partners.actions.programmes import set_programme
from models import RootCause, TicketCategory, db

AT = "/admin/dictionaries"
CATEGORIES = ["Delivery", "Delivery / Late", "Delivery / Damaged", "Delivery / Incomplete",
              "Product", "Product / Defect", "Product / How to use it", "Invoice", "Contract", "Our service"]
PRODUCT_FIRST = [*CATEGORIES[4:7], *CATEGORIES[:4], *CATEGORIES[7:]]


def order(page):
    return [row[0] for row in page.table()[1:]]


def press(page, word, direction):
    return page.submit(button=f"{word}: {direction}")


@pytest.fixture
def kept(inside):
    """Two words in each dictionary that is empty on the first day."""
    with inside():
        for role in ("supplier", "partner"):
            for name in ("First", "Second"):
                documents.put_category(None, role, name=name, effects={})
                documents.put_kind(None, role, name=name, is_required=False, category_id=None, warn_days=60, effects={})
        for name in ("First", "Second"):
            set_programme(None, name=name, protection_days=90, review_hours=16)
            db.session.flush()
        db.session.commit()


@pytest.mark.parametrize("name", [
    "lost-reasons", "deal-sources", "ticket-categories", "root-causes", "supplier-documents", "partner-documents",
    "supplier-categories", "partner-categories", "partner-programmes"])
def test_every_dictionary_is_put_in_order(browse, kept, name):
    page = browse("ada").open(f"{AT}/{name}")
    first, second = [word for word in order(page) if "/" not in word][:2]
    page = press(page, second, "up")
    assert [word for word in order(page) if "/" not in word][:2] == [second, first]
    assert [word for word in order(press(page, second, "down")) if "/" not in word][:2] == [first, second]


def test_a_branch_moves_with_all_that_is_part_of_it(browse):
    page = browse("ada").open(f"{AT}/ticket-categories")
    assert order(page) == CATEGORIES
    page = press(page, "Product", "up")
    assert order(page) == PRODUCT_FIRST
    assert order(press(page, "Product", "up")) == PRODUCT_FIRST  # it is the first


def test_a_part_stays_in_its_branch(browse):
    page = browse("ada").open(f"{AT}/ticket-categories")
    page = press(page, "Delivery / Incomplete", "down")
    assert order(page) == CATEGORIES
    page = press(press(page, "Delivery / Incomplete", "up"), "Delivery / Incomplete", "up")
    assert order(page) == [CATEGORIES[0], CATEGORIES[3], *CATEGORIES[1:3], *CATEGORIES[4:]]


def test_tickets_are_told_by_categories_in_that_order(browse):
    press(browse("ada").open(f"{AT}/ticket-categories"), "Product", "up")
    page = browse("mara").open("/service/tickets")
    offered = [option.text().strip() for option in page.css("select[name=category] option")]
    assert offered[-10:] == PRODUCT_FIRST


@pytest.mark.parametrize(("noun", "second"), [("categories", "Product"), ("causes", "Production")])
def test_whoever_manages_service_puts_them_in_order(browse, noun, second):
    mara = browse("mara")
    page = press(mara.open("/service/settings"), second, "up")
    of_them = [row[0] for table in range(len(page.css("table"))) for row in page.table(table)]
    moved, first = of_them.index(second), of_them.index({"Product": "Delivery", "Production": "Material"}[second])
    assert moved < first


@pytest.mark.parametrize(("name", "model", "new"), [
    ("ticket-categories", TicketCategory, "/service/settings/categories/new"),
    ("root-causes", RootCause, "/service/settings/causes/new")])
def test_a_new_one_is_the_last_of_its_branch(browse, inside, name, model, new):
    with inside():
        first = db.session.scalars(sa.select(model).order_by(model.position, model.id)).first().id
    before = order(browse("ada").open(f"{AT}/{name}"))
    browse("ada").open(new).submit(name="A thing", parent=first)
    ada = browse("ada")
    ada.open(new).submit(name="A thing")
    parts = [word for word in before if word.startswith(before[0] + " / ")]
    assert order(ada.open(f"{AT}/{name}")) == [
        before[0], *parts, f"{before[0]} / A thing", *before[1 + len(parts):], "A thing"]
