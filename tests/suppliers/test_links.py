"""Names of parties lead where the reader may go: a buyer, who reads no customers, is sent to pages of suppliers."""
import pytest

from blueprints.auth.set_up import role_by_key
from models import Party, Role, User, db
from tests.imports.files import work
from tests.world import PASSWORD_HASH

SUPPLIERS = "Supplier name,Contact person\nBlue Lake,Anna Berg\n"


@pytest.fixture
def bea(browse, inside):
    """A buyer who may import besides, at her browser."""
    with inside():
        imports = Role(name="Importer", grants={"imports": ["write", "all"]})
        db.session.add(User(name="Bea", email="bea@example.org", email_key="bea@example.org", language="en",
                            time_zone="UTC", password_hash=PASSWORD_HASH, roles=[role_by_key("buyer"), imports]))
        db.session.commit()
    return browse("bea")


def linked(page, panel):
    return {link.text(): link.attributes["href"] for link in page.css(f"#{panel} dt a")}


def test_a_person_without_a_page_is_plain_text(browse, bea, supplier):
    lake = supplier("Blue Lake")
    browse("ada").open(f"/customers/{lake.id}/people/new").submit(title="Anna Berg")
    page = bea.open(f"/suppliers/{lake.id}")
    assert "Anna Berg" in page.text and linked(page, "people") == {}
    assert list(linked(browse("ada").open(f"/suppliers/{lake.id}"), "people")) == ["Anna Berg"]


def test_who_is_a_supplier_too_is_found_among_suppliers(browse, bea, supplier):
    lake, harbour = supplier("Blue Lake"), supplier("Harbour", is_person=True)
    browse("ada").open(f"/customers/{lake.id}/links/people/{harbour.id}").submit()
    assert linked(bea.open(f"/suppliers/{lake.id}"), "people") == {"Harbour": f"/suppliers/{harbour.id}"}
    assert linked(browse("ada").open(f"/suppliers/{lake.id}"), "people") == {"Harbour": f"/customers/{harbour.id}"}


def test_a_duplicate_is_opened_where_the_reader_may(browse, bea, make, supplier):
    lake = supplier("Blue Lake")
    asked = {"button": "Save", "title": "Blue Lake", "status": 409}
    assert bea.open("/suppliers/new").submit(**asked).links["Open"] == f"/suppliers/{lake.id}"
    assert browse("mara").open("/suppliers/new").submit(**asked).links["Open"] == f"/customers/{lake.id}"
    make(Party, title="Buyer Ltd")
    assert "Open" not in bea.open("/suppliers/new").submit(button="Save", title="Buyer Ltd", status=409).links


def test_people_of_an_import_are_no_dead_links(house, bea):
    page = bea.open("/imports").submit(button="Upload", file=(SUPPLIERS.encode(), "s.csv"), target="suppliers")
    page.submit(button="Check what it would change")
    work(house)
    bea.open("/imports/1").submit(button="Write it")
    work(house)
    assert "Anna Berg" not in bea.open("/imports/1/things/person/new").links
    assert bea.open("/imports/1/things/party/new").follow("Blue Lake").h1 == "Blue Lake"
