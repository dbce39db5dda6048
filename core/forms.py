"""The base of every form: its words in the reader's language, the version it was opened with, `_once`."""
import hashlib
import re
import secrets
from functools import lru_cache

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from wtforms import BooleanField, Field, HiddenField, PasswordField, SelectField, StringField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.i18n import get_translations
from wtforms.validators import StopValidation
from wtforms.widgets import HiddenInput

from core.controls import drawn
from core.page import Refused
from core.words import _, language

BLANKS = re.compile(r"[ \t\u3000]+")


@lru_cache
def words_of(code):
    """What WTForms itself says, in the language `code`; it would look for the file anew for each form."""
    return get_translations(["zh", "en"] if code == "zh" else ["en"])


def tidy_text(value):
    """What a person typed, without the blanks around it; NUL, which PostgreSQL refuses, taken out."""
    return value.strip().replace("\x00", "") if isinstance(value, str) else value


class Form(FlaskForm):
    """CSRF is checked for every request in core/csrf.py, so forms carry no token of their own."""

    class Meta:
        csrf = False

        def get_translations(self, form):
            return words_of(language())

        def bind_field(self, form, unbound_field, options):
            kind = unbound_field.field_class
            if issubclass(kind, StringField) and not issubclass(kind, PasswordField):  # a password is what was typed
                options["filters"] = [*unbound_field.kwargs.get("filters", ()), tidy_text]
            choices = unbound_field.kwargs.get("choices")
            if choices is not None and not callable(choices):
                options["choices"] = [SelectChoice.from_input(choice) for choice in choices]
            return unbound_field.bind(form=form, **options)

        def render_field(self, field, render_kw):
            return drawn(field, render_kw, super().render_field)

    def __init__(self, formdata=_Auto, **kwargs):
        super().__init__(formdata, **kwargs)
        self.prepare()

    def prepare(self):
        """Fill in choices. Forms override this instead of __init__, so that EditForm can draw them twice."""

    def own_fields(self):
        """The fields a person fills in."""
        return [field for field in self if not isinstance(field.widget, HiddenInput)]


class CreateForm(Form):
    """A form that makes something new: a double click or a retry of it gets the first answer again."""

    once = HiddenField(name="_once")

    def __init__(self, formdata=_Auto, **kwargs):
        super().__init__(formdata, **kwargs)
        if not self.once.data:
            self.once.data = secrets.token_urlsafe(12)


class KnownYear:
    """A day that somebody can mean: a slip of the keyboard in the year is told at the field."""

    def __call__(self, form, field):
        if field.data and not 1990 <= field.data.year <= 2199:
            raise StopValidation(_("Please check the year"))


class Acting:
    """A form whose action may refuse what was entered: that is said at a field, and nothing typed is lost."""

    def acted(self, act, *on, at, **facts):
        """What the action gives, or True; None when it refused, which is an error of the field `at` then."""
        try:
            return act(*on, **facts) or True
        except Refused as refused:
            self[at].errors = [*self[at].errors, refused.message]
            return None


class ActingForm(Acting, CreateForm):
    """A form that makes something new, unless its action refuses."""


class Conflict(Refused):
    """Somebody else changed a field of this form after it was opened. Carries what the 409 page shows."""

    def __init__(self, form, theirs):
        super().__init__(_("Somebody else changed this in the meantime"))
        self.form = form
        self.theirs = theirs


class EditForm(Form):
    """A form about a row that may change under it.

    It posts the version it was opened with and a digest of each field as it was then. When the row has moved on, a
    field that only they changed stays as they left it; one that both changed raises Conflict, and the page shows
    mine and theirs.
    """

    version = HiddenField()
    opened = HiddenField()

    def __init__(self, formdata=_Auto, *, obj=None, **kwargs):
        super().__init__(formdata, obj=obj, **kwargs)
        self._posted = formdata is _Auto and self.is_submitted()
        if self._posted:
            self._current = type(self)(None, obj=obj, **kwargs)  # the same form as a reader would get it now
        else:
            self.version.data = str(getattr(obj, "version", ""))
            self.opened.data = self.digests()

    def digests(self):
        return ",".join(f"{field.name}:{digest(field)}" for field in self.own_fields())

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and self._posted:
            self._compare_with_current()
        return valid

    def _compare_with_current(self):
        current = self._current
        opened = dict(part.split(":", 1) for part in (self.opened.data or "").split(",") if ":" in part)
        clashing = {}
        for theirs in current.own_fields():
            mine = self[theirs.name]
            if digest(theirs) in (opened.get(theirs.name), digest(mine)):
                continue
            if digest(mine) == opened.get(theirs.name) and not hasattr(mine, "entries"):
                mine.data, mine.raw_data = theirs.data, as_typed(theirs)  # only they touched it: theirs stays
            else:
                clashing[theirs.name] = theirs
        if clashing:
            self.version.data, self.opened.data = current.version.data, current.opened.data  # seen now
            raise Conflict(self, clashing)


def as_typed(field):
    """What a browser would post for what a field holds."""
    if isinstance(field, BooleanField):
        return ["y"] if field.data else []
    return [field._value() if hasattr(field, "_value") else str("" if field.data is None else field.data)]


def digest(field):
    """A short fingerprint of what a field holds."""
    parts = field if hasattr(field, "entries") or hasattr(field, "form") else None
    held = field.data if parts is None else [(part.name, digest(part)) for part in parts]
    return hashlib.sha256(repr(held if held not in (None, "") else "").encode()).hexdigest()[:10]


class CodeSelect(SelectField):
    """A select whose first choice, empty, means "none"."""

    def __init__(self, label=None, validators=None, empty="", **kwargs):
        super().__init__(label, validators, coerce=lambda value: value or None, **kwargs)
        self.empty = empty

    def iter_choices(self):
        yield Choice("", self.empty, not self.data, {})
        yield from super().iter_choices()

    def pre_validate(self, form):
        if self.data is not None:
            super().pre_validate(form)


class IdSelect(CodeSelect):
    """A select of rows by id; choices are (id, label)."""

    def __init__(self, label=None, validators=None, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.coerce = lambda value: int(value) if value not in (None, "", "None") else None


class NotBlank:
    """A field that must hold something besides blanks."""

    field_flags = {"required": True}

    def __call__(self, form, field: Field):
        if not field.data or not str(field.data).strip():
            field.errors[:] = []
            raise StopValidation(_("Please fill this in"))



class FilterForm(Form):
    """The filters of a list: read from the URL, never refused; what is not declared is not read."""

    def __init__(self, **kwargs):
        super().__init__(request.args, **kwargs)
