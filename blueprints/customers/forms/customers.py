"""A customer, new or revised; and a party without that role, such as a person at a customer."""
from wtforms import StringField
from wtforms.validators import Length

from blueprints.customers.labels import SIZES
from core import party_form
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.forms import CodeSelect, CreateForm, EditForm
from core.party_form import SHORT, TEL
from core.words import _, _l


class PartyFields(party_form.PartyFields):
    """Facts of the party itself, whatever it is to us."""

    size = CodeSelect(_l("Size"), choices=list(SIZES.items()))
    mobile = StringField(_l("Mobile"), [SHORT], render_kw=TEL)
    wechat = StringField(_l("WeChat"), [SHORT])
    region = StringField(_l("Region"), [SHORT])

    def prepare(self):
        super().prepare()
        self.size.empty = _("Not known")

    @property
    def facts(self):
        return super().facts | self.custom


class HatFields:
    """What belongs to the role of a customer."""

    code = StringField(_l("Customer number"), [Length(max=60)])
    owner = OwnerField(_l("Owner"))
    team = TeamField(_l("Team"))

    def validate(self, **kwargs):
        return super().validate(**kwargs) and stays_in_reach(self)


class NewCustomerForm(PartyFields, HatFields, CreateForm):
    """A customer nobody has entered before."""


class CustomerForm(PartyFields, HatFields, EditForm):
    """`obj` is what `actions.parties.facts_of` tells of a party."""


class PartyForm(PartyFields, EditForm):
    """The same for a party that is no customer now."""
