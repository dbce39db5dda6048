"""Administrators add fields, put them in order, archive them and bring them back; nothing filled in is lost."""
import pytest
import sqlalchemy as sa

from blueprints.admin.actions.fields import defined
from core.custom_sql import drop_index, indexes
from core.jobs import enqueue
from models import CustomField, Job, Party, db
from tests.imports.files import work
from tests.world import inside


def fields_page(browse):
    return browse("ada").open("/admin/fields?kind=party")


def listed(page, number=0):
    return [row[0] for row in page.table(number)[1:]]


def test_the_first_field(house, browse):
    page = fields_page(browse)
    assert page.css("strong")[0].text() == "No fields yet"
    page = page.follow("Make the first field").submit(name="Tier", type="choice", choice_lines="Gold\n\n Silver \nGold",
                                                      hint="Agreed yearly", is_filtered=True)
    assert page.toasts == ["Tier saved"]
    assert page.table()[1][:3] == ["Tier Agreed yearly", "Choice Gold, Silver", "Being prepared"]
    work(house)
    assert fields_page(browse).table()[1][2] == "Yes"


@pytest.mark.parametrize("wrong, field, said", [
    ({"name": " "}, "name", "Please fill this in"),
    ({"name": "TIER"}, "name", "There is a field TIER already"),
    ({"name": "Level", "type": "choice"}, "choice_lines", "Write at least one choice"),
    ({"name": "Level", "type": "choice", "choice_lines": "x" * 101}, "choice_lines",
     "At most 200 choices of 100 characters"),
])
def test_what_cannot_be(browse, define, wrong, field, said):
    define("Tier")
    page = browse("ada").open("/admin/fields/new/party").submit(status=422, **wrong)
    assert page.field_errors == {field: said}


def test_only_of_kinds_there_are_and_only_by_administrators(browse):
    browse("ada").open("/admin/fields/new/spaceship", status=404)
    browse("ada").open("/admin/fields?kind=spaceship", status=404)
    browse("mara").open("/admin/fields", status=403)


def test_put_in_order(browse, define):
    for name in ("One", "Two", "Three"):
        define(name)
    page = fields_page(browse).submit(button="Three further up").submit(button="One further down")
    assert listed(page) == ["Three", "One", "Two"]
    assert "Three further up" not in page.text


def test_the_type_stays_once_something_is_filled_in(browse, make, define, hold):
    key = define("Tier", "choice", choices=["Gold", "Silver"])
    page = browse("ada").open(f"/admin/fields/{key[1:]}/edit")
    assert len(page.css("#type option")) == 7
    hold(make(Party), **{key: "Gold"})
    page = browse("ada").open(f"/admin/fields/{key[1:]}/edit")
    assert [option.text() for option in page.css("#type option")] == ["Choice"]
    assert "1 record holds something" in page.text
    refused = page.submit(choice_lines="Silver\nBronze", status=422)
    assert refused.field_errors == {"choice_lines": "“Gold” stays: 1 record holds it"}
    assert refused.submit(choice_lines="Gold\nBronze").toasts == ["Tier saved"]


def test_a_type_may_change_while_nothing_is_filled_in(house, browse, define):
    key = define("Budget", "text")
    browse("ada").open(f"/admin/fields/{key[1:]}/edit").submit(type="money")
    work(house)
    browse("ada").open(f"/customers?{key}=10..20")


def test_archived_it_says_how_many_hold_something_and_comes_back(browse, make, define, hold, held):
    acme, key = make(Party, title="Acme"), define("Tier")
    hold(acme, **{key: "Gold"})
    page = fields_page(browse).submit(button="Archive")
    assert page.toasts == ["Tier is archived; 1 record keeps what it holds"]
    assert "Gold" not in browse("rita").open(f"/customers/{acme.id}").text
    assert held(acme) == {key: "Gold"}
    assert page.submit(button="Restore").toasts == ["Tier is in use again"]
    assert "Gold" in browse("rita").open(f"/customers/{acme.id}").text


def test_an_archived_name_is_free_and_then_taken(browse, define):
    define("Tier")
    fields_page(browse).submit(button="Archive")
    define("Tier")
    refused = fields_page(browse).submit(button="Restore", status=409)
    assert "There is a field Tier already" in refused.text


def test_marked_it_gets_an_index_and_unmarked_it_loses_it(house, browse, define):
    key = define("Tier", is_filtered=False)
    for marked in (True, False, True):
        browse("ada").open(f"/admin/fields/{key[1:]}/edit").submit(is_filtered=marked)
        work(house)
        with house.app_context():
            assert indexes() == ({key} if marked else set())
    fields_page(browse).submit(button="Archive")
    work(house)
    with house.app_context():
        assert indexes() == set()


def test_the_night_makes_up_for_indexes_that_went(house, define):
    define("Tier")
    with inside(house):
        field = db.session.scalars(sa.select(CustomField)).one()
        enqueue("fields.index")
        db.session.commit()
    with house.app_context():
        drop_index(defined(field))
        assert indexes() == set()
    work(house)
    with inside(house):
        assert indexes() == {"f1"}
        assert set(db.session.scalars(sa.select(Job.state))) == {"done"}
