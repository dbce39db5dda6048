"""A programme of partners."""
from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from core.forms import CreateForm, EditForm, NotBlank
from core.words import _l
from models import PROTECTION_DAYS, REVIEW_HOURS

NEEDED = InputRequired(_l("Please fill this in"))


class ProgrammeFields:
    name = StringField(_l("Name"), [NotBlank(), Length(max=120)])
    protection_days = IntegerField(_l("Days a registered deal is protected"), [NEEDED, NumberRange(1, 1000)],
                                   default=PROTECTION_DAYS, description=_l("Counted from the day it was submitted."))
    review_hours = IntegerField(_l("Business hours until we answer"), [NEEDED, NumberRange(1, 500)],
                                default=REVIEW_HOURS, description=_l("By the working hours of customer service."))

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()}


class NewProgrammeForm(ProgrammeFields, CreateForm):
    pass


class ProgrammeForm(ProgrammeFields, EditForm):
    pass
