"""Lists of customers with their people: new, changed, archived, possibly double, undone."""
import sqlalchemy as sa

from blueprints.customers.actions import parties
from core.principal import SYSTEM
from models import Hat, Party, PartyLink, db
from tests.imports.files import CUSTOMERS, checked, numbers, stats, undone, work, written

HEAD = "Customer number,Name,Country,E-mail,Owner,Team\n"


def bring(house, browse, content):
    return written(house, browse, content, name="customers.csv", target="customers")


def party_of(code):
    return db.session.scalars(sa.select(Party).join(Hat, Hat.party_id == Party.id).where(Hat.code == code)).one()


def test_customers_arrive_with_their_people(house, browse, inside):
    page = bring(house, browse, CUSTOMERS)
    assert numbers(page) == {("Customers", "New"): 2, ("People", "New"): 2}
    with inside():
        lake = party_of("K-1")
        assert (lake.title, lake.country) == ("Blue Lake Ltd", "CN")
        assert {point.kind: point.value for point in lake.points} == {
            "email": "office@bluelake.example", "phone": "+86 10 5555 1234"}
        tie = db.session.scalars(sa.select(PartyLink).where(PartyLink.other_id == lake.id)).one()
        assert (tie.party.title, tie.title) == ("Li Wei", "Buyer")
    assert "Li Wei" in browse("mara").open("/customers").follow("Blue Lake Ltd").text


def test_the_same_list_again_changes_nothing(house, browse):
    bring(house, browse, CUSTOMERS)
    assert stats(bring(house, browse, CUSTOMERS)) == {"Unchanged rows": "2", "Rows with errors": "0"}


def test_an_empty_cell_changes_nothing_and_a_full_one_shows_the_difference(house, browse, inside):
    bring(house, browse, CUSTOMERS)
    page = bring(house, browse, HEAD + "K-1,Blue Lake Co,,,,\n")
    assert stats(page) == {"Changed rows": "1", "Rows with errors": "0"}
    assert page.browser.open(page.path + "/things/party/changed").table()[1][2] == "Name: Blue Lake Ltd → Blue Lake Co"
    with inside():
        assert party_of("K-1").country == "CN"
    undone(house, page)
    with inside():
        assert party_of("K-1").title == "Blue Lake Ltd"


def test_owner_and_team_by_what_people_call_them(house, browse, inside):
    page = bring(house, browse, HEAD + "K-1,Lake,,,Rita@example.org,north\nK-2,Cafe,,,nobody@example.org,\n")
    assert stats(page) == {"New rows": "1", "Rows with errors": "1"}
    assert page.browser.open(page.path + "/errors").table()[1][1] == (
        "Owner (by e-mail): “nobody@example.org” is not known here")
    assert "Lake" in browse("rita").open("/customers?owner=me").text
    assert "Lake" not in browse("otto").open("/customers").text


def test_possible_duplicates_are_created_and_listed(house, browse, make):
    make(Party, title="Blue Lake Ltd.", email="OFFICE@bluelake.example")
    page = checked(house, browse, CUSTOMERS, name="c.csv", target="customers")
    assert numbers(page)["Customers", "Possible duplicates"] == 1
    row = page.browser.open(page.path + "/things/party/duplicates").table()[1]
    assert row[0] == "Blue Lake Ltd K-1" and "Blue Lake Ltd. · same name" in row[2]


def test_two_of_one_name_in_the_file_resemble_each_other(house, browse):
    page = checked(house, browse, HEAD + "K-1,Lake,,,,\nK-2,LAKE,,,,\n", target="customers")
    row = page.browser.open(page.path + "/things/party/duplicates").table()[1]
    assert row[2] == "Lake ( earlier in this file ) · same name".replace("( ", "(").replace(" )", ")")


def test_the_archive_is_left_alone_unless_asked(house, browse, make, inside):
    archived = make(Party, title="Old Friend", code="K-1")
    with inside():
        parties.archive(db.session.get(Party, archived.id), by=SYSTEM)
        db.session.commit()
    page = bring(house, browse, HEAD + "K-1,Old Friend Ltd,,,,\n")
    assert stats(page) == {"Rows of customers in the archive": "1", "Rows with errors": "0"}
    page = browse("mara").open("/imports").submit(
        button="Upload", file=(HEAD.encode() + b"K-1,Old Friend Ltd,,,,\n", "c.csv"), target="customers")
    page = page.submit(button="Check what it would change", restore=True)
    work(house)
    page.browser.open(page.path).submit(button="Write it")
    work(house)
    page = page.browser.open(page.path)
    assert numbers(page) == {("Customers", "Back from the archive"): 1}
    undone(house, page)
    with inside():
        again = db.session.get(Party, archived.id)
        assert (again.title, again.is_archived) == ("Old Friend", True)


def test_undo_leaves_nothing_behind(house, browse, inside):
    page = undone(house, bring(house, browse, CUSTOMERS))
    assert stats(page) == {"Undone": "4", "Kept": "0"}
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Party)) == 0


def test_without_numbers_the_name_tells_customers_apart(house, browse):
    names = "Name,City\nLake,Paris\nCafe,\n"
    bring(house, browse, names)
    assert stats(bring(house, browse, names)) == {"Unchanged rows": "2", "Rows with errors": "0"}
