"""An entry of the timeline: what happened, when, and what came of it."""
from datetime import timedelta
from types import SimpleNamespace

from flask_babel import get_timezone
from wtforms import BooleanField, DateTimeLocalField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional, ValidationError

from blueprints.records.labels import DIRECTED, DIRECTIONS, KINDS, TIMED
from core.file_fields import KeptFiles
from core.forms import CreateForm, EditForm, Form
from core.times import local_to_instant, zone
from core.words import _, _l
from models import now

CLOCK = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]  # what browsers send, with and without seconds
A_CLOCK_MAY_BE_WRONG_BY = timedelta(minutes=10)


class EntryFields(Form):
    kind = RadioField(_l("Kind"), choices=list(KINDS.items()), default="note")
    direction = RadioField(_l("Direction"), choices=list(DIRECTIONS.items()), default="out")
    body = TextAreaField(_l("Text"), [Length(max=20_000)], render_kw={"rows": 3})
    outcome = StringField(_l("Outcome"), [Length(max=200)])
    at = DateTimeLocalField(_l("When"), [Optional()], format=CLOCK, description=_l("Empty: now"))
    minutes = IntegerField(_l("Minutes"), [Optional(), NumberRange(0, 10_000)], render_kw={"min": 0})

    def validate_body(self, field):
        if not field.data and not self.outcome.data and not self.has_files:
            raise ValidationError(_("Please write something"))

    def validate_at(self, field):
        if field.data and local_to_instant(field.data, here()) > now() + A_CLOCK_MAY_BE_WRONG_BY:
            raise ValidationError(_("This is still to come: make a task of it"))

    has_files = False

    @property
    def facts(self):
        """What the actions take: without what makes no sense for the kind."""
        kind = self.kind.data
        return {
            "kind": kind, "direction": self.direction.data if kind in DIRECTED else None,
            "minutes": self.minutes.data if kind in TIMED else None, "outcome": self.outcome.data or "",
            "body": self.body.data or "", "at": self.at.data and local_to_instant(self.at.data, here()),
        }


class NewEntryForm(EntryFields, CreateForm):
    files = KeptFiles(_l("Files"), id="entry-files")
    watch = BooleanField(_l("Watch this: tell me what happens here"), default=True)

    @property
    def has_files(self):
        return bool(self.files.data)


class EntryForm(EntryFields, EditForm):
    """An entry that is there. `obj` is `as_entered(entry)`."""

    def with_ids(self, prefix):
        """The form, its controls told apart from those of another one open on the same page."""
        for field in self:
            field.id = f"{prefix}-{field.short_name}"
        return self

    def facts_of(self, entry):
        """The same; the moment stays to the second while its minute does, or when none is given."""
        facts = self.facts
        if self.at.data is None or self.at.data == wall_clock(entry.at):
            facts["at"] = entry.at
        return facts


def as_entered(entry):
    """An entry in the words of the form: local time."""
    return SimpleNamespace(version=entry.version, kind=entry.kind, direction=entry.direction or "out", body=entry.body,
                           outcome=entry.outcome, at=wall_clock(entry.at), minutes=entry.minutes)


def wall_clock(instant):
    return instant.astimezone(zone(here())).replace(tzinfo=None, second=0, microsecond=0)


def here():
    """The zone of whoever writes."""
    return str(get_timezone())
