"""What holds for all complaints: days for the stages, when a cause that comes again opens a problem."""
from types import SimpleNamespace

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from blueprints.service.labels import COMPLAINT_STAGES
from core.forms import EditForm
from core.words import _l

NEEDED = InputRequired(_l("Please fill this in"))
STAGES = [stage for stage in COMPLAINT_STAGES if stage != "done"]


class ComplaintRulesForm(EditForm):
    """`obj` is `entered(rules)`."""

    alarm_count = IntegerField(_l("Complaints"), [NEEDED, NumberRange(2, 99)], description=_l(
        "As many of one cause, with one product or one lot of a supplier, open a problem …"))
    alarm_days = IntegerField(_l("Within days"), [NEEDED, NumberRange(1, 365)],
                              description=_l("… when they came in within so many days."))

    @property
    def stages(self):
        return [self[f"days_{stage}"] for stage in STAGES]

    @property
    def facts(self):
        days = {stage: self[f"days_{stage}"].data for stage in STAGES}
        return {"alarm_count": self.alarm_count.data, "alarm_days": self.alarm_days.data,
                "stage_days": {stage: number for stage, number in days.items() if number}}


for _stage in STAGES:
    setattr(ComplaintRulesForm, f"days_{_stage}", IntegerField(COMPLAINT_STAGES[_stage], [
        Optional(), NumberRange(1, 365)]))


def entered(rules):
    """The rules in the words of the form."""
    return SimpleNamespace(version=rules.version, alarm_count=rules.alarm_count, alarm_days=rules.alarm_days,
                           **{f"days_{stage}": rules.stage_days.get(stage) for stage in STAGES})
