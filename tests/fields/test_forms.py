"""Custom fields in the form, on the page and in the history of a customer."""
import pytest
import sqlalchemy as sa

from core.links import is_link
from models import Change, Party, db

TYPED = {"f1": "Gold", "f2": "12.50", "f3": "1000.5", "f4": "2027-01-31", "f5": "yes", "f6": " DHL "}
HELD = {"f1": "Gold", "f2": "12.5", "f3": 100050, "f4": "2027-01-31", "f5": True, "f6": "DHL"}


def facts(page):
    return {row.css_first("dt").text(): row.css_first("dd").text() for row in page.css("dl.facts div")}


def test_filled_in_with_a_new_customer_and_shown(browse, six, make, inside):
    page = browse("rita").open("/customers/new").submit(title="Acme", **TYPED)
    shown = facts(page)
    assert [shown[name] for name in ("Tier", "Weight", "Credit limit", "Contract until", "Newsletter", "Forwarder")] == [
        "Gold", "12.5", "£1,000.50", "31 Jan 2027", "Yes", "DHL"]
    with inside():
        assert db.session.scalars(sa.select(Party)).one().extra == HELD
    values = browse("rita").open(page.path + "/edit").values(form="customer-form")
    assert [values[key] for key in six] == ["Gold", "12.5", "1000.5", "2027-01-31", "yes", "DHL"]


def test_emptied_it_holds_nothing(browse, six, make, hold, held):
    acme = make(Party, title="Acme")
    hold(acme, **HELD)
    browse("rita").open(f"/customers/{acme.id}/edit").submit(**dict.fromkeys(six, ""))
    assert held(acme) == {}


@pytest.mark.parametrize("type, typed, said", [
    ("number", "many", "This is not a number"), ("number", "1.2345678", "At most 6 decimals"),
    ("number", "1e13", "Between -1,000,000,000,000 and 1,000,000,000,000"), ("money", "1.005", "At most 2 decimals"),
    ("date", "31.1.2027", "Not a valid date value."), ("link", "ftp://a.example", "A link begins with https:// or http://"),
    ("text", "x" * 1001, "Field cannot be longer than 1000 characters."),
])
def test_what_makes_no_sense_is_said_at_the_field(browse, define, type, typed, said):
    key = define("It", type)
    page = browse("rita").open("/customers/new").submit(title="Acme", status=422, **{key: typed})
    assert page.field_errors == {key: said}
    assert page.values(form="customer-form")[key] == typed


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "https://a b", "a"])
def test_no_link(text):
    assert not is_link(text)


def test_a_link_tells_nobody_where_one_came_from(browse, define, make, hold):
    acme = make(Party)
    hold(acme, **{define("Shop", "link"): "https://shop.example/a?b=1"})
    link = browse("rita").open(f"/customers/{acme.id}").css("dd a[rel=noreferrer]")[0]
    assert (link.attributes["href"], link.text()) == ("https://shop.example/a?b=1", "shop.example/a?b=1")


def test_two_people_at_one_field(browse, make, six, hold, held):
    acme = make(Party, title="Acme")
    hold(acme, f1="Gold", f6="DHL")
    mine = browse("rita").open(f"/customers/{acme.id}/edit")
    browse("mara").open(f"/customers/{acme.id}/edit").submit(f1="Silver", f2="7")
    page = mine.submit(f1="", f6="UPS", status=409)
    assert page.table()[1] == ["Tier", "—", "Silver"]
    page.submit(f1="Silver")
    assert held(acme) == {"f1": "Silver", "f2": "7", "f6": "UPS"}


def test_a_choice_that_went_stays_where_it_is_held(browse, make, define, hold, held):
    acme, key = make(Party), define("Tier", "choice", choices=["Gold"])
    hold(acme, **{key: "Platinum"})
    browse("rita").open(f"/customers/{acme.id}/edit").submit(title="Acme")
    assert held(acme) == {key: "Platinum"}


def test_the_history_notes_each_field_by_itself(browse, make, six, hold, inside):
    acme = make(Party, title="Acme")
    hold(acme, **HELD)
    browse("rita").open(f"/customers/{acme.id}/edit").submit(f3="2000", f5="")
    browse("rita").open(f"/customers/{acme.id}").submit(button="Archive").submit(button="Restore")
    with inside():
        told = sa.select(Change.fields).where(Change.part == "parties").order_by(Change.id)
        noted = [fields for fields in db.session.scalars(told) if any(name.startswith("extra") for name in fields)]
    assert noted[1:] == [{"extra.f3": [100050, 200000], "extra.f5": [True, None]}]


def test_as_many_statements_with_fifty_fields_as_with_one(browse, make, define, hold, statements):
    acme, counts = make(Party), []
    browse("rita").open("/customers")
    hold(acme, **{define("Field 0", is_filtered=False): "x"})
    for number in (0, 9):
        for each in range(number):
            hold(acme, **{define(f"Field {number} {each}", is_filtered=False): "x"})
        with statements() as seen:
            browse("rita").open("/customers?columns=all")
            browse("rita").open(f"/customers/{acme.id}")
        counts.append(len(seen))
    assert counts[0] == counts[1]
