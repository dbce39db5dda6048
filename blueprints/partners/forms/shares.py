"""A partner's part in a deal of ours, entered from the side of the partner."""
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, ValidationError

from blueprints.partners.labels import SHARES
from blueprints.sales.queries.deal import numbered
from blueprints.sales.queries.shares import deals_named
from core.exact_field import ExactField
from core.forms import Acting, CreateForm, NotBlank
from core.words import _, _l

PERCENT = 100  # basis points


class PartnerShareForm(Acting, CreateForm):
    deal = StringField(_l("Deal"), [NotBlank()])
    part = SelectField(_l("Part in it"), choices=list(SHARES.items()), default="sourced")
    percent = ExactField(_l("Share in per cent"), [InputRequired(_l("Please fill this in"))], decimals=2, least=0,
                         most=100, default=100)

    def validate_deal(self, field):
        """`deal_id` is the one that is meant by what was typed."""
        found = deals_named(field.data)
        if not found:
            raise ValidationError(_("You see no deal that is called “%(name)s”", name=field.data))
        if len(found) > 1:
            raise ValidationError(_("Which one: %(names)s?", names=_(", ").join(map(numbered, found))))
        self.deal_id = found[0].id

    @property
    def share(self):
        return int(self.percent.data * PERCENT)
