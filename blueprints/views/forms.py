"""What a view is called and who has it; which tag and which custom fields narrow a list."""
from flask import request
from wtforms import RadioField, StringField
from wtforms.validators import Length

from blueprints.views.queries import own_teams
from core.custom_forms import field_for
from core.custom_sql import NOT_FILLED_IN, RANGED
from core.forms import CodeSelect, CreateForm, EditForm, Form, IdSelect, NotBlank
from core.lists import may_publish
from core.tags import tags
from core.words import _, _l

AUDIENCES = {"mine": _l("Only me"), "team": _l("My team"), "everyone": _l("Everyone")}
WAYS = [("contains", _l("contains")), ("exactly", _l("is exactly")), ("nothing", _l("is not filled in"))]


class ViewFields(Form):
    """`listing` is the endpoint of the list."""

    listing = None
    name = StringField(_l("Name"), [NotBlank(), Length(max=60)], render_kw={"autocomplete": "off"})
    audience = RadioField(_l("Who has it"), default="mine")
    team_id = IdSelect(_l("Team"))

    def prepare(self):
        teams = own_teams()
        allowed = {"mine": True, "team": bool(teams), "everyone": may_publish(self.listing)}
        self.audience.choices = [(name, label) for name, label in AUDIENCES.items()
                                 if allowed[name] or name == self.audience.object_data]
        self.team_id.choices, self.team_id.empty = teams, _("Choose a team")
        if len(teams) == 1:
            self.team_id.data = self.team_id.data or teams[0][0]

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and self.audience.data == "team" and self.team_id.data is None:
            self.team_id.errors = [_("Which team is to have it?")]
            return False
        return valid


class NewViewForm(CreateForm, ViewFields):
    """A view to keep."""

    def __init__(self, *args, listing, **kwargs):
        self.listing = listing
        super().__init__(*args, **kwargs)


class ViewForm(EditForm, ViewFields):
    """A view that is kept."""

    def __init__(self, *args, obj, **kwargs):
        self.listing = obj.listing
        super().__init__(*args, obj=obj, **kwargs)


class NarrowForm(Form):
    """What the filters of a list beyond its own ask. `of(listing)` makes the form of an OpenListing: filled with what
    is in force, or with what was sent."""

    tag = IdSelect(_l("Tag"), empty=_l("Any tag"))

    @classmethod
    def of(cls, listing):
        parts = {"listing": listing}
        for field in listing.narrowing.filtered:
            parts |= _parts(field)
        sent = request.args if "apply" in request.args else None
        held = {name: text for field in listing.narrowing.filtered
                for name, text in _split(field, listing.filters[field.key])}
        return type("NarrowForm", (cls,), parts)(sent, data={"tag": listing.filters["tag"], **held})

    def prepare(self):
        self.tag.choices = tags()

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        for field in self.listing.narrowing.filtered:
            if valid and field.type in RANGED:
                least, most = self[f"{field.key}_from"], self[f"{field.key}_to"]
                if None not in (least.data, most.data) and least.data > most.data:
                    most.errors, valid = [_("This is below where it begins")], False
        return valid

    @property
    def asked(self):
        """{name in the address: text} of what was chosen, "" for nothing."""
        chosen = {field.key: "".join(self._text(field)) for field in self.listing.narrowing.filtered}
        return {"tag": str(self.tag.data or ""), **chosen}

    def _text(self, field):
        if field.type in RANGED:
            ends = [self[f"{field.key}_{end}"]._value().strip() for end in ("from", "to")]
            return [f"{ends[0]}..{ends[1]}"] if any(ends) else []
        text = self[field.key].data or ""
        if field.type in ("choice", "yes-no"):
            return [text]
        way = self[f"{field.key}_way"].data
        if way == "nothing":
            return [NOT_FILLED_IN]
        return ["=" if way == "exactly" and text else "", text]

    def groups(self):
        """(what it is called, its fields) of each custom field."""
        for field in self.listing.narrowing.filtered:
            yield field.name, [self[name] for name in _parts(field)]


def _parts(field):
    if field.type in RANGED:
        return {f"{field.key}_from": field_for(field, _l("%(field)s from", field=field.name), "", True),
                f"{field.key}_to": field_for(field, _l("%(field)s up to", field=field.name), "", True)}
    if field.type in ("choice", "yes-no"):
        choices = [(name, name) for name in field.choices] or [("yes", _l("Yes")), ("no", _l("No"))]
        return {field.key: CodeSelect(field.name, empty=_l("Any"), choices=[
            *choices, (NOT_FILLED_IN, _l("Not filled in"))])}
    return {f"{field.key}_way": CodeSelect(_l("%(field)s: how", field=field.name), choices=WAYS[1:], empty=WAYS[0][1]),
            field.key: StringField(field.name, [Length(max=200)])}


def _split(field, text):
    """What an address asks, as the fields of the form hold it."""
    if field.type in RANGED:
        least, dots, most = ("", "", "") if text == NOT_FILLED_IN else text.partition("..")
        yield f"{field.key}_from", least
        yield f"{field.key}_to", most if dots else least
    elif field.type in ("choice", "yes-no"):
        yield field.key, text
    else:
        way = "nothing" if text == NOT_FILLED_IN else "exactly" if text.startswith("=") else None
        yield f"{field.key}_way", way
        yield field.key, "" if way == "nothing" else text.removeprefix("=")
