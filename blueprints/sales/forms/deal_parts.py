"""The lines of a deal, and who has a part in it, as a person enters them."""
from types import SimpleNamespace

from wtforms import FieldList, FormField, SelectField

from blueprints.sales.deal_labels import PARTS
from blueprints.sales.forms.lines import BLANK_LINES, LineForm, LinesForm
from blueprints.sales.forms.party_field import PartyField
from core.exact_field import tidy
from core.forms import EditForm, Form, NotBlank
from core.words import _l, _lp


class DealLinesForm(LinesForm, EditForm):
    lines = FieldList(FormField(LineForm), _l("Lines"), min_entries=BLANK_LINES)

    def validate_lines(self, field):
        """A deal may have none."""

    @property
    def facts(self):
        return [line.facts() for line in self.entered()]


class PartForm(Form):
    person = PartyField(_lp("entry", "Who"), [NotBlank()])
    part = SelectField(_l("Part in it"), choices=list(PARTS.items()))


def entered(deal, lines):
    """The lines of a deal in the words of the form: discounts in percent."""
    return SimpleNamespace(version=deal.version, lines=[
        {"code": line.code or "", "description": line.description or line.name or "",
         "quantity": tidy(line.quantity), "unit_price": tidy(line.unit_price),
         "discount": tidy(line.discount * 100) or None} for line in lines])
