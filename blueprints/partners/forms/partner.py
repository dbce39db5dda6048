"""A partner, new or revised: the party, its role, and what only a partner has."""
from wtforms import StringField
from wtforms.validators import Length

from blueprints.partners.actions.profile import PROFILE
from blueprints.partners.labels import KINDS, RISKS
from blueprints.partners.queries.programmes import programme_choices
from core.choosing import OwnerField, TeamField
from core.forms import CodeSelect, CreateForm, EditForm, IdSelect
from core.party_form import HeldFields
from core.words import _, _l


class PartnerFields(HeldFields):
    domain, apart = "partners", PROFILE.facts

    code = StringField(_l("Partner number"), [Length(max=60)])
    owner = OwnerField(_l("Partner manager"))
    team = TeamField(_l("Team"), domain="partners")
    kind = CodeSelect(_l("Kind of partner"), choices=list(KINDS.items()))
    programme_id = IdSelect(_l("Programme"))
    territory = StringField(_l("Territory"), [Length(max=300)],
                            description=_l("Where, or to whom, they sell or work for us."))
    terms = StringField(_l("Terms"), [Length(max=300)])
    risk = CodeSelect(_l("Risk"), choices=list(RISKS.items()))
    risk_note = StringField(_l("What the risk is"), [Length(max=500)])

    def prepare(self):
        super().prepare()
        self.risk.empty, self.kind.empty, self.programme_id.empty = _("Not judged"), _("Not said"), _("None")
        self.programme_id.choices = programme_choices(also=self.programme_id.data)

    @property
    def profile(self):
        return {name: self[name].data or ("" if name in ("territory", "terms", "risk_note") else None)
                for name in PROFILE.facts}


class NewPartnerForm(PartnerFields, CreateForm):
    """A partner nobody has entered before."""


class PartnerForm(PartnerFields, EditForm):
    """A partner that is here."""
