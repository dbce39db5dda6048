"""Suppliers or partners to tick: those who were found by name, beside those who are ticked already."""
from wtforms import SelectMultipleField, StringField, SubmitField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.evaluation.queries.selections import MOST_OFFERED, party_choices
from core.words import _l

MOST_TICKED = 100  # more than any of these forms takes


class BoxList(SelectMultipleField):
    """Check boxes of rows by id."""

    def __init__(self, label=None, **kwargs):
        super().__init__(label, coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput(),
                         **kwargs)


class TickedFields:
    """Never more boxes than fit a page: whoever is not among them is looked for by name, and what was ticked or typed
    before stays. `is_looking`: the button beside the name was pressed, and the form is drawn anew."""

    named = StringField(_l("Find by name"), [Length(max=200)])
    look = SubmitField(_l("Find"))
    parties = BoxList(_l("Suppliers"))
    most_offered = MOST_OFFERED

    def offer(self, role):
        ticked = set((self.parties.data or [])[:MOST_TICKED])
        found = [tuple(each) for each in party_choices(role, self.named.data or "", ticked)]
        others = [each for each in found if each[0] not in ticked]
        self.found, self.has_more = len(others), len(others) > MOST_OFFERED
        self.parties.choices = [each for each in found if each[0] in ticked] + others[:MOST_OFFERED]

    @property
    def is_looking(self):
        return self.is_submitted() and self.look.data

    @property
    def is_searchable(self):
        return bool(self.has_more or self.named.data)
