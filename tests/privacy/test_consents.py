"""What people allow us: noted with source and day, read in one place, and never reaching somebody again."""
from datetime import timedelta

import pytest

from core.consents import may_contact
from core.times import today
from core.workspace import workspace
from models import Party, db


@pytest.fixture
def anna(make):
    return make(Party, title="Anna Smith", is_person=True, email="anna@smith.example", phone="+44 20 7946 0123")


def path(party):
    return f"/privacy/parties/{party.id}/consents"


def note(browse, party, **answers):
    return browse("rita").open(path(party)).follow("Note what they said").submit(**answers)


def verdict(inside, party, channel="email", purpose="marketing"):
    with inside():
        told = may_contact(db.session.get(Party, party.id), channel, purpose)
        return bool(told), told.why


def test_nothing_said_serves_them_and_no_more(inside, anna):
    assert verdict(inside, anna) == (False, "unknown")
    assert verdict(inside, anna, purpose="service") == (True, "unasked")


def test_the_newest_day_holds_whenever_it_was_noted(browse, inside, anna):
    with inside():
        day = today(workspace())
    note(browse, anna, channel="email", purpose="marketing", state="refused", source="phone")
    assert verdict(inside, anna) == (False, "refused")
    note(browse, anna, channel="email", purpose="marketing", on=(day - timedelta(days=9)).isoformat(), source="paper")
    assert verdict(inside, anna) == (False, "refused")
    note(browse, anna, channel="email", purpose="", state="given", source="form")
    assert verdict(inside, anna) == (True, "given")
    assert len(browse("vic").open(path(anna)).table(1)) == 4


def test_a_refusal_of_service_counts_too(browse, inside, anna):
    note(browse, anna, channel="phone", purpose="service", state="refused")
    assert verdict(inside, anna, "phone", "service") == (False, "refused")
    assert verdict(inside, anna, "email", "service") == (True, "unasked")


def test_consent_of_an_address_is_a_line_of_the_history(browse, inside, anna):
    browse("rita").open(f"/customers/{anna.id}").follow("Edit anna@smith.example").submit(consent="given")
    assert verdict(inside, anna) == (True, "given")
    assert "anna@smith.example" in browse("rita").open(path(anna)).table(1)[1][1]


def test_what_cannot_be_is_said_at_the_field(browse, anna):
    page = browse("rita").open(f"{path(anna)}/new").submit(on="2199-01-01", status=422)
    assert page.field_errors == {"on": "This day is yet to come"}
    point = next(value.attributes["value"] for value in page.css("#point option") if "smith" in value.text())
    page = browse("rita").open(f"{path(anna)}/new").submit(channel="phone", point=point, status=422)
    assert page.field_errors == {"point": "anna@smith.example is not reached that way"}


def test_never_again_wins_over_consent_and_can_be_taken_back(browse, inside, anna):
    note(browse, anna, channel="email", purpose="marketing", state="given")
    page = browse("rita").open(path(anna)).submit(button="Never reach them again")
    assert verdict(inside, anna) == (False, "suppressed")
    page.submit(button="Undo")
    assert verdict(inside, anna) == (True, "given")


def test_only_who_may_write_notes_it(browse, anna):
    browse("vic").open(f"{path(anna)}/new", status=403)
    browse("otto").open(path(anna), status=404)


def test_who_is_on_the_list_is_told_on_entering(browse, anna):
    browse("ada").open("/privacy/suppressions").submit(value="Bob@Elsewhere.example", reason="objected", button="Add")
    page = browse("rita").open("/customers/new").submit(title="Bob", email="bob@elsewhere.example", status=409)
    assert "its owner objected" in page.text
    assert page.submit().h1 == "Bob"


def test_the_list_is_checked_and_lifted(browse):
    page = browse("ada").open("/privacy/suppressions").submit(value="nobody", button="Add", status=422)
    assert page.field_errors == {"value": "This is not an e-mail address"}
    page = browse("ada").open("/privacy/suppressions").submit(value="x@y.example", button="Add")
    again = page.submit(value="X@Y.example", button="Add", status=422)
    assert again.field_errors == {"value": "It is on the list already"}
    page = browse("ada").open("/privacy/suppressions").submit(button="Take off the list")
    assert "Lifted" in page.text
    assert "In force" in page.submit(button="Undo").text
    browse("mara").open("/privacy/suppressions", status=403)
