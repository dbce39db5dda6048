"""Market funds as a person enters them."""
from types import SimpleNamespace

from wtforms import DateField, RadioField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.partners.labels import FUND_STATES
from blueprints.sales.queries.deal import numbered, parties_named
from blueprints.sales.queries.shares import IS_PARTNER
from core.exact_field import ExactField, tidy
from core.forms import Acting, CreateForm, EditForm, KnownYear, NotBlank
from core.money import decimals, major, minor_units
from core.words import _, _l, _n
from core.workspace import workspace

LARGEST = 10**12  # major units
NEEDED = InputRequired(_l("Please fill this in"))


class AmountFields(Acting):
    amount = ExactField(_l("Amount"), [NEEDED], decimals=4, least=0, most=LARGEST)

    def validate_amount(self, field):
        places = decimals(workspace().currency)
        if field.data is not None and -tidy(field.data).as_tuple().exponent > places:
            raise ValidationError(_n("At most one decimal", "At most %(num)s decimals", places) if places
                                  else _("This currency has no decimals"))

    @property
    def cents(self):
        return minor_units(self.amount.data, workspace().currency)


class AmountForm(AmountFields, CreateForm):
    pass


class BudgetFields(AmountFields):
    name = StringField(_l("Name"), [NotBlank(), Length(max=120)])
    valid_from = DateField(_l("Valid from"), [NEEDED, KnownYear()])
    valid_until = DateField(_l("Valid until"), [NEEDED, KnownYear()])

    @property
    def facts(self):
        return {"name": self.name.data, "amount_cents": self.cents, "valid_from": self.valid_from.data,
                "valid_until": self.valid_until.data}


class NewBudgetForm(BudgetFields, CreateForm):
    pass


class BudgetForm(BudgetFields, EditForm):
    pass


def entered(budget):
    """A budget in the words of the form."""
    return SimpleNamespace(version=budget.version, name=budget.name, valid_from=budget.valid_from,
                           valid_until=budget.valid_until, amount=tidy(major(budget.amount_cents, budget.currency)))


class AllocationForm(AmountForm):
    partner = StringField(_l("Partner"), [NotBlank(), Length(max=300)])

    def validate_partner(self, field):
        """`partner_id` is the one that is meant by what was typed."""
        found = parties_named(field.data, IS_PARTNER)
        if not found:
            raise ValidationError(_("You see nobody who is called “%(name)s”", name=field.data))
        if len(found) > 1:
            raise ValidationError(_("Which one: %(names)s?", names=_(", ").join(map(numbered, found))))
        self.partner_id = found[0].id


class RequestForm(AmountForm):
    what = StringField(_l("What for"), [NotBlank(), Length(max=300)])


class ClaimForm(AmountForm):
    evidence = StringField(_l("Shown by"), [NotBlank(), Length(max=300)],
                           description=_l("The number of the invoice, say; the file goes to the files of the partner."))


class VerdictForm(Acting, CreateForm):
    decision = RadioField(_l("Decision"), choices=[(state, FUND_STATES[state]) for state in ("approved", "rejected")],
                          default="approved")
    reason = StringField(_l("Why"), [Length(max=300)], description=_l("Needed unless it is approved."))
