"""A supplier, new or revised: the party, its role, and what only a supplier has."""
from wtforms import BooleanField, StringField
from wtforms.validators import Length

from blueprints.suppliers.actions.profile import PROFILE
from blueprints.suppliers.labels import RISKS
from core.choosing import OwnerField, TeamField
from core.forms import CodeSelect, CreateForm, EditForm
from core.party_form import HeldFields
from core.words import _, _l


class SupplierFields(HeldFields):
    domain, apart = "suppliers", PROFILE.facts

    code = StringField(_l("Supplier number"), [Length(max=60)])
    owner = OwnerField(_l("Buyer"))
    team = TeamField(_l("Team"), domain="suppliers")
    terms = StringField(_l("Terms"), [Length(max=300)], description=_l("For instance: 30 days net, free to our door"))
    risk = CodeSelect(_l("Risk"), choices=list(RISKS.items()))
    risk_note = StringField(_l("What the risk is"), [Length(max=500)])
    is_single_source = BooleanField(_l("We could buy this from nobody else"))
    is_own = BooleanField(_l("A warehouse of our own: it is left out of rankings"))

    def prepare(self):
        super().prepare()
        self.risk.empty = _("Not judged")

    @property
    def profile(self):
        return {name: self[name].data for name in PROFILE.facts}


class NewSupplierForm(SupplierFields, CreateForm):
    """A supplier nobody has entered before."""


class SupplierForm(SupplierFields, EditForm):
    """A supplier that is here."""
