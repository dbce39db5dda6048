"""A ticket as an agent enters it."""
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from blueprints.service.labels import CHANNELS, KINDS, PRIORITIES, SEVERITIES
from blueprints.service.queries.settings import category_choices, product_id
from blueprints.service.queries.tickets import orders_of, people_of
from core.choosing import OwnerField, TeamField
from core.forms import CodeSelect, CreateForm, EditForm, Form, IdSelect, NotBlank
from core.words import _, _l


class TicketFields(Form):
    title = StringField(_l("Subject"), [NotBlank(), Length(max=300)])
    kind_of = SelectField(_l("Kind"), choices=list(KINDS.items()), default="question")
    channel = SelectField(_l("Channel"), choices=list(CHANNELS.items()), default="phone")
    priority = SelectField(_l("Priority"), choices=list(PRIORITIES.items()), default="normal")
    severity = CodeSelect(_l("Severity"), choices=list(SEVERITIES.items()))
    category_id = IdSelect(_l("Category"))
    contact_id = IdSelect(_l("Contact person"))
    asker = StringField(_l("Who asks"), [Length(max=200)], description=_l("Where it is nobody we know yet."))
    asker_email = StringField(_l("Their e-mail"), [Length(max=200)])
    order_id = IdSelect(_l("Order"))
    product = StringField(_l("Product"), [Length(max=300)], description=_l("Its code or its name."))
    serial = StringField(_l("Serial number"), [Length(max=100)])

    def __init__(self, *args, party_id=None, **kwargs):
        self.party_id = party_id
        super().__init__(*args, party_id=party_id, **kwargs)

    def prepare(self):
        self.severity.empty = self.category_id.empty = self.order_id.empty = _("Not said")
        self.category_id.choices = category_choices()
        if self.party_id is None:
            del self.contact_id, self.order_id
            return
        del self.asker, self.asker_email
        self.contact_id.empty = _("Nobody in particular")
        self.contact_id.choices = [tuple(person) for person in people_of(self.party_id)]
        self.order_id.choices = [tuple(order) for order in orders_of(self.party_id)]

    def validate_product(self, field):
        self.found_product = product_id(field.data) if field.data else None
        if field.data and self.found_product is None:
            raise ValidationError(_("There is no product of this code or name"))

    @property
    def facts(self):
        """What the actions take."""
        named = ("title", "kind_of", "channel", "priority", "severity", "category_id", "contact_id", "order_id",
                 "serial", "asker", "asker_email")
        held = {name: self[name].data for name in named if name in self}
        texts = {name: held.get(name) or "" for name in ("serial", "asker", "asker_email")}
        return {**held, **texts, "product_id": self.found_product, **self.custom}


class NewTicketForm(TicketFields, CreateForm):
    customer = HiddenField()
    body = TextAreaField(_l("What they said"), [Length(max=100_000)], render_kw={"rows": 6})
    owner = OwnerField(_l("Agent"))
    team = TeamField(_l("Team"), domain="service")


class TicketForm(TicketFields, EditForm):
    pass


class HandOverForm(EditForm):
    owner = OwnerField(_l("Agent"))
    team = TeamField(_l("Team"), domain=None)
