"""A party, typed by name."""
from wtforms import StringField
from wtforms.validators import ValidationError

from blueprints.sales.queries.deal import numbered, parties_named
from core.words import _
from models import NameCard, db

LONGEST = 300


class PartyField(StringField):
    """`data` is the party's id; typed is its name, offered by a list of suggestions. The one that is found by what was
    typed is taken; of several the person is asked to choose. Who is chosen already stays, seen or not.
    """

    def __init__(self, label=None, validators=None, *, conditions=(), **kwargs):
        super().__init__(label, validators, **kwargs)
        self.conditions = conditions

    def process_data(self, value):
        self.data = value
        self.held = db.session.get(NameCard, value) if value else None

    def process_formdata(self, valuelist):
        typed = valuelist[0].replace("\x00", "").strip()[:LONGEST] if valuelist else ""
        if self.held and typed in (self.held.title, numbered(self.held)):
            return
        self.data = self.party_called(typed) if typed else None

    def party_called(self, typed):
        found = parties_named(typed, *self.conditions)
        if len(found) == 1:
            return found[0].id
        if not found:
            raise ValueError(_("You see nobody who is called “%(name)s”", name=typed))
        raise ValueError(_("Which one: %(names)s?", names=_(", ").join(map(numbered, found))))

    def pre_validate(self, form):
        if self.data is None and self.raw_data and self.raw_data[0].strip() and not self.process_errors:
            raise ValidationError(_("Please choose"))

    def _value(self):
        return self.raw_data[0] if self.raw_data else self.held.title if self.held else ""
