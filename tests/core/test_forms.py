"""Saving over somebody else's change: who comes second decides with both in view."""
import pytest
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField, StringField

from core.forms import Conflict, EditForm


class CardForm(EditForm):
    name = StringField("Name")
    city = StringField("City")
    tier = SelectField("Tier", choices=[("a", "A"), ("b", "B")])
    vip = BooleanField("VIP")


class Card:
    def __init__(self, version=1, **facts):
        self.version = version
        self.__dict__.update({"name": "Acme", "city": "Leeds", "tier": "a", "vip": False} | facts)


def opened(app, card):
    with app.test_request_context():
        form = CardForm(obj=card)
        return {"version": form.version.data, "opened": form.opened.data, "name": card.name, "city": card.city,
                "tier": card.tier} | ({"vip": "y"} if card.vip else {})


def saved(app, card, posted):
    with app.test_request_context(method="POST", data=MultiDict(posted)):
        form = CardForm(obj=card)
        assert form.validate(), form.errors
        form.populate_obj(card)
        return card


def test_nobody_else_was_there(app):
    posted = opened(app, Card()) | {"city": "York"}
    assert saved(app, Card(), posted).city == "York"


def test_another_field_changed_meanwhile_stays_changed(app):
    posted = opened(app, Card()) | {"city": "York"}
    card = saved(app, Card(2, name="Acme Ltd", vip=True, tier="b"), posted)
    assert (card.name, card.city, card.vip, card.tier) == ("Acme Ltd", "York", True, "b")


def test_both_made_the_same_change(app):
    posted = opened(app, Card()) | {"city": "York"}
    assert saved(app, Card(2, city="York"), posted).city == "York"


def test_the_same_field_changed_twice_is_a_conflict(app):
    posted = opened(app, Card()) | {"city": "York"}
    with pytest.raises(Conflict) as conflict:
        saved(app, Card(2, city="Hull"), posted)
    assert {name: field.data for name, field in conflict.value.theirs.items()} == {"city": "Hull"}
    assert conflict.value.form.city.data == "York"


def test_after_a_conflict_either_choice_is_saved(app):
    posted = opened(app, Card()) | {"city": "York"}
    with pytest.raises(Conflict) as conflict:
        saved(app, Card(2, city="Hull", name="Acme Ltd"), posted)
    form = conflict.value.form
    again = {"version": form.version.data, "opened": form.opened.data, "name": form.name.raw_data[0], "tier": "a"}
    for choice in ("York", "Hull"):
        card = saved(app, Card(2, city="Hull", name="Acme Ltd"), again | {"city": choice})
        assert (card.city, card.name) == (choice, "Acme Ltd")


def test_a_missing_version_does_not_lose_the_other_change(app):
    posted = {"name": "Acme", "city": "York", "tier": "a"}
    with pytest.raises(Conflict):
        saved(app, Card(2, city="Hull"), posted)
