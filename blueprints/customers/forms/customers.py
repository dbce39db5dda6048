"""A customer, new or revised; and a party without that role, such as a person at a customer."""
from wtforms import DateField, StringField
from wtforms.validators import Length, Optional, ValidationError

from blueprints.customers.labels import SIZES
from core import party_form
from core.choosing import OwnerField, TeamField, stays_in_reach
from core.forms import CodeSelect, CreateForm, EditForm
from core.party_form import SHORT, TEL
from core.times import today
from core.words import _, _l
from core.workspace import workspace


class SomeDay:
    """A day in the life of somebody alive, or of a company; not one to come."""

    def __call__(self, form, field):
        if field.data and not 1500 <= field.data.year <= today(workspace()).year:
            raise ValidationError(_("Please check the year"))


class PartyFields(party_form.PartyFields):
    """Facts of the party itself, whatever it is to us."""

    size = CodeSelect(_l("Size"), choices=list(SIZES.items()))
    mobile = StringField(_l("Mobile"), [SHORT], render_kw=TEL)
    wechat = StringField(_l("WeChat"), [SHORT])
    region = StringField(_l("Region"), [SHORT])
    anniversary_on = DateField(_l("Birthday or anniversary"), [Optional(), SomeDay()])

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
