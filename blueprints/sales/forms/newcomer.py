"""A deal with a customer who is not known yet: named in the form of the deal, registered together with it."""
from flask import request

from blueprints.customers.queries.duplicates import Duplicates, duplicates
from blueprints.sales.forms.party_field import PartyField
from core.access import can
from core.choosing import stays_in_reach
from core.forms import CodeSelect
from core.words import _, _l

NEW = {"organisation": _l("Yes: add this organisation"), "person": _l("Yes: add this person")}


class CustomerField(PartyField):
    """Whoever is typed, or, where `newcomer` of the form says so, the name of somebody new; `data` is None then."""

    def pre_validate(self, form):
        if not form.is_newcomer:
            super().pre_validate(form)

    def post_validate(self, form, _stopped):
        if form.is_newcomer:
            self.errors = [] if self.typed else [_("Please fill this in")]

    @property
    def typed(self):
        """As it was sent, or, while somebody types, as it stands in the address."""
        return (self.raw_data[0] if self.raw_data else request.args.get("customer", "")).replace("\x00", "").strip()


class WithNewcomer:
    """For forms with a `customer` who may be new."""

    customer = CustomerField(_l("Customer"), description=_l("May stay empty while nobody knows."))
    newcomer = CodeSelect(_l("New to us?"), choices=list(NEW.items()))

    def prepare(self):
        super().prepare()
        self.newcomer.empty = _("No, known already")
        if not can("customers.write"):
            del self.newcomer
        elif not self.is_submitted() and request.args.get("newcomer") in NEW:
            self.newcomer.data = request.args["newcomer"]
        self.found = duplicates({"title": self.customer.typed}) if self.newcomer_title else Duplicates()

    @property
    def is_newcomer(self):
        return "newcomer" in self and bool(self.newcomer.data)

    @property
    def newcomer_title(self):
        return self.customer.typed if self.is_newcomer else ""

    @property
    def was_warned(self):
        """Whether whoever is called alike was drawn when this was sent."""
        return self.found.seal == request.form.get("seen", "")

    def validate(self, **kwargs):
        return super().validate(**kwargs) and (not self.newcomer_title or stays_in_reach(self, "customers"))
