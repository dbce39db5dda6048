"""A partner's part in a deal, as a person enters it."""
from wtforms import SelectField
from wtforms.validators import InputRequired

from blueprints.sales.deal_labels import SHARES
from blueprints.sales.forms.party_field import PartyField
from blueprints.sales.queries.shares import IS_PARTNER
from core.exact_field import ExactField
from core.forms import CreateForm, NotBlank
from core.page import Refused
from core.words import _l

PERCENT = 100  # basis points


class ShareFields(CreateForm):
    part = SelectField(_l("Part in it"), choices=list(SHARES.items()), default="sourced")
    percent = ExactField(_l("Share in per cent"), [InputRequired(_l("Please fill this in"))], decimals=2, least=0,
                         most=100, default=100)

    @property
    def share(self):
        return int(self.percent.data * PERCENT)

    def acted(self, act, *on, **facts):
        """Whether the action went well; what it refuses is an error of the share."""
        try:
            act(*on, **facts)
        except Refused as refused:
            self.percent.errors = [*self.percent.errors, refused.message]
            return False
        return True


class ShareForm(ShareFields):
    partner = PartyField(_l("Partner"), [NotBlank()], conditions=(IS_PARTNER,))
