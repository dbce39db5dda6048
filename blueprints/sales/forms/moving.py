"""Where a deal moves to, as a board or a person says it."""
from wtforms import HiddenField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.sales.actions import moves
from blueprints.sales.queries import deal as queries
from core.forms import Form, IdSelect
from core.words import _, _l


class TickBoxes(SelectMultipleField):
    """Check boxes of rows by id; choices are (id, text)."""

    widget, option_widget = ListWidget(prefix_label=False), CheckboxInput()

    def __init__(self, label=None, validators=None, **kwargs):
        super().__init__(label, validators, coerce=int, **kwargs)


class CriteriaForm(Form):
    """What the stage of a deal asks for, ticked or not."""

    criteria = TickBoxes(_l("To move on"))

    def __init__(self, *args, deal, **kwargs):
        self.deal, self.asked = deal, queries.criteria_of(deal)
        super().__init__(*args, criteria=[row.id for row in self.asked if row.is_ticked], **kwargs)

    def prepare(self):
        self.criteria.choices = [(row.id, row.text) for row in self.asked]


class MoveForm(CriteriaForm):
    """`seen` is the stage the deal stood in when the one who moves it looked; `below` the card to lie under.

    A board sends neither criteria nor a reason: where those are asked for, this form comes back and asks.
    """

    stage = SelectField(_l("To"), coerce=int)
    lost_reason = IdSelect(_l("Why it is lost"))
    note = TextAreaField(_l("More about it"), [Length(max=2000)], render_kw={"rows": 2})
    seen = HiddenField()
    below = HiddenField()
    back = HiddenField()

    def prepare(self):
        super().prepare()
        self.stages = {stage.id: stage for stage in queries.stages_of(self.deal.pipeline_id, also=self.deal.stage_id)}
        self.stage.choices = [(stage.id, stage.name) for stage in self.stages.values()]
        self.lost_reason.choices, self.lost_reason.empty = queries.lost_reasons(), _("Only where it is lost")

    @property
    def to(self):
        return self.stages.get(self.stage.data)

    @property
    def seen_id(self):
        return int(self.seen.data) if (self.seen.data or "").isdecimal() else None

    @property
    def below_id(self):
        return int(self.below.data) if (self.below.data or "").isdecimal() else None

    def validate_lost_reason(self, field):
        if self.to and self.to.outcome == "lost" and self.to.id != self.deal.stage_id and field.data is None:
            raise ValidationError(_("Say why it is lost"))

    @property
    def ticked(self):
        """What was ticked before or is now: nothing is taken back by moving on."""
        return {tick.criterion_id for tick in self.deal.ticks} | set(self.criteria.data or ())

    def validate_criteria(self, field):
        left = {key for key, _text in field.choices} - self.ticked
        if left and self.to and moves.asks(self.deal, self.to):
            raise ValidationError(_("To move on from %(stage)s, tick what it asks for", stage=self.deal.stage.name))
