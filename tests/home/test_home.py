"""The first page: nothing on it is made up, and it opens what it tells."""
from models import ImportRun, Order, Party, Role, User, db
from tests.world import days_ago, inside


def test_an_empty_house_says_what_to_do_first(browse):
    page = browse("ada").open("/")
    assert [row[0].partition(".")[0] for row in page.table()[1:]] == [
        "Import your customers and orders A file from your shop or your accounts is enough",
        "Invite your colleagues Each gets a link, and sees what their team may see",
        "Enter exchange rates Only if you sell in other currencies than the home one",
    ]
    assert [row[1] for row in page.table()[1:]] == ["To do", "Done", "To do"]


def test_it_tells_classes_changes_and_last_orders(browse, make):
    acme = make(Party, title="Acme Ltd", team="North")
    make(Order, party=acme, number="A-1", on=days_ago(2))
    page = browse("rita").open("/")
    assert page.table(0)[1] == [f"Acme Ltd A-1 · {days_ago(2):%-d %b %Y}", "£25.00"]
    assert page.table(1)[1] == ["Acme Ltd just now", "Potential → New"]


def test_it_tells_only_what_is_shared(browse, make):
    make(Order, party=make(Party, title="Acme Ltd", team="North"))
    page = browse("otto").open("/")
    assert "Acme" not in page.text
    assert "Nothing due" in page.text and not page.css("table")


def test_orders_without_a_rate_are_told_to_whoever_can_enter_one(browse, make):
    make(Order, party=make(Party, team="North"), currency="EUR")
    assert browse("mara").open("/").follow("Enter rates").h1 == "Exchange rates"
    assert "Enter rates" not in browse("rita").open("/").links


def test_a_file_is_named_only_to_whoever_may_open_its_import(house, browse):
    with inside(house):
        db.session.add(ImportRun(target="customers", file_sha="0", filename="redundancies.csv", header_print="0"))
        otto = db.session.query(User).filter_by(name="Otto").one()
        otto.roles = [Role(name="Typist", grants={"imports": ["write", "own"]})]
        otto.access_version += 1
        db.session.commit()
    assert "redundancies.csv" in browse("ada").open("/").text
    assert "redundancies.csv" not in browse("otto").open("/").text
