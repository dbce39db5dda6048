"""Rules of the pool, its terms, and what is asked when a customer is put into it or given out."""
from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from blueprints.customers.labels import CLASSES
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.forms import Acting, ActingForm, CodeSelect, CreateForm, EditForm, Form, NotBlank
from core.words import _, _l

NEEDED = InputRequired(_l("Please fill this in"))


class RuleFields:
    lifecycle = CodeSelect(_l("Class"), empty=_l("Any class"))
    team = TeamField(_l("Team"))
    idle_days = IntegerField(_l("Days without a touch"), [NEEDED, NumberRange(1, 3650)], default=90, description=_l(
        "An entry, a deal, a ticket or an order is a touch."))
    warn_days = IntegerField(_l("Days of warning"), [NEEDED, NumberRange(0, 365)], default=7, description=_l(
        "So many days before, the owner is told. Nobody loses a customer unwarned."))
    is_open = BooleanField(_l("Other teams may claim it, too"), default=True)

    def prepare(self):
        self.lifecycle.choices = list(CLASSES.items())
        self.team.empty = _("Any team")

    @property
    def facts(self):
        return {"lifecycle": self.lifecycle.data, "team_id": self.team.data, "idle_days": self.idle_days.data,
                "warn_days": self.warn_days.data, "is_open": self.is_open.data}


class NewRuleForm(RuleFields, ActingForm):
    pass


class RuleForm(RuleFields, Acting, EditForm):
    pass


class TermsForm(EditForm):
    most_claims = IntegerField(_l("Customers one person may claim"), [NEEDED, NumberRange(0, 10_000)])
    claim_days = IntegerField(_l("Within so many days"), [NEEDED, NumberRange(1, 365)])
    cool_down_days = IntegerField(_l("Days until whoever lost one may claim it again"), [NEEDED, NumberRange(0, 3650)])

    @property
    def facts(self):
        return {field.short_name: field.data for field in self.own_fields()}


class ReleaseForm(CreateForm):
    reason = StringField(_l("Why"), [NotBlank(), Length(max=300)])


class AssignForm(Form):
    owner = OwnerField(_l("Owner"), [NotBlank()])
    team = TeamField(_l("Team"))

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self)
