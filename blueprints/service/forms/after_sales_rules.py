"""Steps of returns, repairs and visits, and the days on which new customers are asked how they are doing."""
import re

from wtforms import IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.service.labels import KINDS
from core.forms import CreateForm, EditForm, Form, NotBlank
from core.words import _, _l, _lp
from models import AFTER_SALES_KINDS

MOST_CHECK_INS, LATEST = 6, 730


class StepFields(Form):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    position = IntegerField(_lp("step", "Place"), [InputRequired(_l("Please fill this in")), NumberRange(0, 999)],
                            default=0, description=_l("Smaller numbers come first."))
    target_days = IntegerField(_l("Business days at it, at most"), [Optional(), NumberRange(0, 999)],
                               description=_l(
                                   "The day it came there does not count. A ticket that stands there longer says so; "
                                   "empty: no target."))

    @property
    def facts(self):
        return {field.name: field.data for field in self.own_fields()}


class NewStepForm(StepFields, CreateForm):
    kind_of = SelectField(_l("Kind"), choices=[(kind, KINDS[kind]) for kind in AFTER_SALES_KINDS])


class ServiceStepForm(StepFields, EditForm):
    pass


class CheckInForm(CreateForm):
    days = StringField(_l("Days after the sale"), [Length(max=100)], description=_l(
        "For example 7, 30, 60. Nothing or 0: new customers are not asked."))

    def validate_days(self, field):
        typed = [part for part in re.split(r"[\s,;，、；]+", field.data or "") if part]
        if not all(re.fullmatch(r"[0-9]{1,4}", part) and int(part) <= LATEST for part in typed):
            raise ValidationError(_("Whole numbers of days, %(most)s at most, with commas between them", most=LATEST))
        self.numbers = sorted({int(part) for part in typed} - {0})
        if len(self.numbers) > MOST_CHECK_INS:
            raise ValidationError(_("At most %(most)s days", most=MOST_CHECK_INS))
