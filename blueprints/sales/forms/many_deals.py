"""What is asked before many deals are changed at once, and the declaration of all that can be done with them."""
from wtforms import DateField, StringField
from wtforms.validators import Length, Optional

from blueprints.sales import deal_many as many
from blueprints.sales.actions import moves
from blueprints.sales.deal_choices import lost_reasons, pipelines, sources, stages
from blueprints.sales.deal_labels import CHOSEN_CATEGORIES
from blueprints.sales.forms.deal import WithinCalendar
from blueprints.sales.list_labels import deals_counted
from blueprints.sales.queries.deals import DEALS
from core.bulk_runs.archiving import archiving
from core.bulk_runs.assigning import SomethingToChange, assigning
from core.bulk_runs.declaring import BulkAction, BulkList
from core.bulk_runs.tags import TAG, UNTAG
from core.custom_forms import with_custom_fields
from core.export import export
from core.forms import CodeSelect, Form, IdSelect, NotBlank
from core.words import _, _l
from models import Deal, Stage, db

NONE = "-"  # empties the field; an empty choice leaves it as it is


class EditManyForm(SomethingToChange):
    """Made by `edit_form`, which adds the custom fields; these cannot be emptied, as empty leaves them alone."""

    closes_on = DateField(_l("Closes on"), [Optional(), WithinCalendar()])
    next_step = StringField(_l("Next step"), [Length(max=300)])
    next_step_on = DateField(_l("Next step on"), [Optional(), WithinCalendar()])
    source = CodeSelect(_l("Source"))
    category = CodeSelect(_l("Forecast category"))

    def prepare(self):
        self.source.choices = [(NONE, _("Not known")), *((str(row_id), name) for row_id, name in sources())]
        self.category.choices = [(NONE, _("What its stage says")), *CHOSEN_CATEGORIES.items()]
        for field in self.own_fields():
            if isinstance(field, CodeSelect):
                field.empty = _("Leave as it is")
            else:
                field.description = field.description or _("Empty leaves it as it is")

    @property
    def values(self):
        facts = {name: self[name].data.isoformat() for name in many.DAYS if self[name].data}
        if self.next_step.data:
            facts["next_step"] = self.next_step.data
        if self.source.data:
            facts["source_id"] = None if self.source.data == NONE else int(self.source.data)
        if self.category.data:
            facts["category"] = None if self.category.data == NONE else self.category.data
        return facts | {key: value for key, value in self.custom.items() if value is not None}


class MoveManyForm(Form):
    stage = IdSelect(_l("Stage"), [NotBlank()])
    reason = IdSelect(_l("Reason it was lost"), description=_l("Only asked for where deals are lost."))

    def prepare(self):
        names = dict(pipelines())
        self.stage.choices = [(stage_id, name if len(names) < 2 else f"{names[pipeline_id]}: {name}")
                              for stage_id, name, pipeline_id in stages()]
        self.stage.empty, self.reason.empty = _("Choose a stage"), _("None")
        self.reason.choices = lost_reasons()

    def validate(self, **kwargs):
        if not super().validate(**kwargs):
            return False
        if db.session.get(Stage, self.stage.data).outcome == "lost" and not self.reason.data:
            self.reason.errors = [_("Say why they are lost")]
        return not self.errors

    @property
    def values(self):
        return {"stage_id": self.stage.data} | ({"reason_id": self.reason.data} if self.reason.data else {})


def edit_form():
    return with_custom_fields(EditManyForm, "deal")()


def shows_archive(filters):
    return filters["state"] == "archived"


def in_use(filters):
    return not shows_archive(filters)


ACTIONS = (
    BulkAction("edit", _l("Edit"), "pencil", many.edit, many.edit_back, form=edit_form, check=many.still_there,
               told=many.told_edit, fits=in_use, beside=many.search_docs),
    BulkAction("move", _l("Move to a stage"), "arrow-right", many.move, many.move_back, form=MoveManyForm,
               check=many.stage_still_there, told=many.told_move, fits=in_use, options=many.WITH_TICKS),
    assigning(many.assign, many.assign_back, domain="sales", fits=in_use),
    TAG, UNTAG,
    *archiving(moves.archive, moves.restore, shows_archive=shows_archive),
)
BULK = BulkList(
    "sales.deals", Deal, "sales", DEALS, Deal.id, deals_counted, ACTIONS,
    export=lambda kind, listing: export(kind, "deals", listing.file_columns(), listing.all_rows()),
)
