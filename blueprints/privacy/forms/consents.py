"""What somebody allowed, or took back."""
from wtforms import DateField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from blueprints.customers.consent_labels import CHANNELS, PURPOSES, SOURCES, STATES
from core.forms import CodeSelect, CreateForm, IdSelect, KnownYear
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace


class ConsentForm(CreateForm):
    channel = SelectField(_l("How"), choices=list(CHANNELS.items()))
    purpose = CodeSelect(_l("What for"), choices=list(PURPOSES.items()))
    point = IdSelect(_l("Only this number or address"))
    state = RadioField(_lp("consent", "They"), choices=list(STATES.items()), default="given")
    source = SelectField(_l("Where from"), choices=list(SOURCES.items()))
    on = DateField(_l("Day"), [InputRequired(), KnownYear()])
    note = StringField(_l("Note"), [Length(max=500)],
                       description=_l("For instance: the form they signed, and where it is kept"))

    def prepare(self):
        self.purpose.empty, self.point.empty = _("Whatever for"), _("Any of them")
        if self.on.data is None and not self.is_submitted():
            self.on.data = today(workspace())

    def offer(self, points):
        self.point.choices = [(point.id, point.value) for point in points]
        return self

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and self.on.data > today(workspace()):
            self.on.errors = [_("This day is yet to come")]
            return False
        return valid

    @property
    def facts(self):
        return {"channel": self.channel.data, "purpose": self.purpose.data, "point_id": self.point.data,
                "state": self.state.data, "source": self.source.data, "on": self.on.data,
                "note": self.note.data or ""}
