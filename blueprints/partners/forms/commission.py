"""A commission rule as a person enters it, and what becomes of entries."""
from wtforms import DateField, FieldList, FormField, RadioField, SelectField, StringField, SubmitField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.partners.labels import COMMISSION_MODES, SHARES
from core.exact_field import ExactField
from core.forms import Acting, CreateForm, Form, KnownYear, NotBlank
from core.money import minor_units
from core.words import _, _l, _lp
from core.workspace import workspace

BLANK_LINES, MORE_LINES, MUCH = 3, 3, 10**12
NEEDED = InputRequired(_l("Please fill this in"))


class SectionForm(Form):
    start = ExactField(_lp("commission", "From"), [Optional()], decimals=2, least=0, most=MUCH)
    percent = ExactField(_l("Per cent"), [Optional()], decimals=4, least=0, most=100)

    @property
    def is_blank(self):
        return self.percent.data is None and not self.start.data

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        if not self.is_blank and self.percent.data is None and not self.percent.errors:
            self.percent.errors, valid = [_("Please fill this in")], False
        return valid


class RuleForm(Acting, CreateForm):
    part = SelectField(_l("For deals they"), choices=list(SHARES.items()), default="sourced")
    mode = RadioField(_l("How it is reckoned"), choices=list(COMMISSION_MODES.items()), default="flat")
    valid_from = DateField(_l("For deals won from"), [NEEDED, KnownYear()])
    valid_until = DateField(_l("For deals won until"), [Optional(), KnownYear()],
                            description=_l("Empty: until further notice."))
    sections = FieldList(FormField(SectionForm), _lp("commission", "Steps"), min_entries=BLANK_LINES)
    more = SubmitField(_l("More lines"))

    def validate_sections(self, field):
        filled = self.filled()
        if not filled:
            raise ValidationError(_("Enter at least one percentage"))
        starts = [line.start.data or 0 for line in filled]
        if starts[0] != 0:
            raise ValidationError(_("The first step begins at 0"))
        if self.mode.data == "flat" and len(filled) > 1:
            raise ValidationError(_("A flat rate has one percentage; choose another way for several"))
        if any(after <= before for before, after in zip(starts, starts[1:], strict=False)):
            raise ValidationError(_("Each step begins higher than the one before"))

    def filled(self):
        return [line.form for line in self.sections if not line.form.is_blank]

    def add_lines(self):
        """More blank lines, without saving anything."""
        for _number in range(MORE_LINES):
            self.sections.append_entry()

    @property
    def facts(self):
        filled = self.filled()
        starts = [minor_units(line.start.data or 0, workspace().currency) for line in filled]
        return {"part": self.part.data, "mode": self.mode.data, "valid_from": self.valid_from.data,
                "valid_until": self.valid_until.data,
                "sections": [(low, high, line.percent.data)
                             for low, high, line in zip(starts, [*starts[1:], None], filled, strict=True)]}


class EndForm(Acting, CreateForm):
    day = DateField(_l("Last day it holds"), [NEEDED, KnownYear()])


class PayForm(Acting, CreateForm):
    day = DateField(_l("Paid on"), [NEEDED, KnownYear()])


class ReverseForm(Acting, CreateForm):
    reason = StringField(_l("Why"), [NotBlank(), Length(max=300)])
