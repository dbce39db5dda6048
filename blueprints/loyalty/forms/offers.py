"""An offer as it is entered, and what is said when it is given or used."""
from wtforms import BooleanField, DateField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.loyalty.queries.tiers import tier_choices
from core.forms import Acting, CreateForm, EditForm, IdSelect, KnownYear, NotBlank
from core.money import format_money
from core.times import format_day
from core.words import _, _l, _lp, language
from models import LIFECYCLES

NEEDED = InputRequired(_l("Please fill this in"))


class OfferFields(Acting):
    title = StringField(_lp("loyalty", "Offer"), [NotBlank(), Length(max=200)],
                        description=_l("For instance: a tenth off the first order of spring teas"))
    details = TextAreaField(_l("Details"), [Length(max=5000)], render_kw={"rows": 4},
                            description=_l("What holds, for what, and what does not."))
    starts_on = DateField(_lp("offer", "From"), [NEEDED, KnownYear()])
    ends_on = DateField(_lp("offer", "Until"), [NEEDED, KnownYear()])

    def validate(self, **kwargs):
        valid = super().validate(**kwargs)
        if valid and self.ends_on.data < self.starts_on.data:
            self.ends_on.errors = [_("It cannot end before it begins")]
            return False
        return valid

    @property
    def facts(self):
        return {"title": self.title.data, "details": self.details.data or "", "starts_on": self.starts_on.data,
                "ends_on": self.ends_on.data}


class NewOfferForm(OfferFields, CreateForm):
    stem = StringField(_l("Codes begin with"), [Length(max=12)],
                       description=_l("Letters and digits; empty: chosen by chance. "
                                      "Each customer gets a code of its own."))

    @property
    def facts(self):
        return super().facts | {"stem": self.stem.data or ""}


class OfferForm(OfferFields, EditForm):
    pass


class GiveForm(Acting, CreateForm):
    """An offer for one customer."""

    offer = IdSelect(_lp("loyalty", "Offer"), [NEEDED])
    valid_until = DateField(_lp("offer", "Until"), [Optional(), KnownYear()],
                            description=_l("Empty: as long as the offer holds."))

    def __init__(self, *args, offers, **kwargs):
        self.offers = offers
        super().__init__(*args, offers=offers, **kwargs)

    def prepare(self):
        self.offer.empty = _("Choose one")
        self.offer.choices = [(row.id, f"{row.title} · {format_day(row.ends_on, language())}") for row in self.offers]


class GiveManyForm(Acting, CreateForm):
    """An offer for all customers of a tier or a class."""

    audience = RadioField(_lp("offer", "For"), [NEEDED])
    leave_out = BooleanField(_l("Leave out whoever has an open complaint"), default=True)

    def __init__(self, *args, classes, **kwargs):
        self.classes = classes
        super().__init__(*args, classes=classes, **kwargs)

    def prepare(self):
        self.audience.choices = [
            *((f"tier-{id_}", _("Tier %(tier)s", tier=name)) for id_, name in tier_choices()),
            *((f"class-{code}", _("Class %(name)s", name=self.classes[code])) for code in LIFECYCLES)]

    @property
    def chosen(self):
        kind, _dash, value = self.audience.data.partition("-")
        return {"tier": int(value)} if kind == "tier" else {"lifecycle": value}


class UseForm(Acting, CreateForm):
    """With which order a code was used, or on which day without one."""

    order = IdSelect(_l("Order"), [Optional()])
    day = DateField(_lp("offer", "Used on"), [Optional(), KnownYear()],
                    description=_l("Where it was without an order."))

    def __init__(self, *args, orders, **kwargs):
        self.orders = orders
        super().__init__(*args, orders=orders, **kwargs)

    def prepare(self):
        self.order.empty = _("Without an order")
        self.order.choices = [(row.id, " · ".join((row.number, format_day(row.ordered_on, language()), format_money(
            row.total_cents, row.currency, language())))) for row in self.orders]
