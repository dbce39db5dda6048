"""The file of a complaint as it is shown and printed: its stages, the time each took, what each says and lacks."""
from datetime import timedelta
from functools import cached_property
from types import SimpleNamespace

from blueprints.service.labels import (
    CHANNELS,
    COMPLAINT_STAGES,
    COMPLEXITIES,
    DECISIONS,
    REMEDIES,
    SEVERITIES,
    span_text,
)
from blueprints.service.queries import complaints as queries
from blueprints.service.queries import incidents
from blueprints.service.stage_clocks import stage_clocks
from blueprints.service.stages import missing
from core.due import format_due
from core.money import format_money, format_number
from core.times import format_day, format_instant
from core.words import _, _p, language
from models import COMPLAINT_STAGES as STAGES
from models import ComplaintFile, now


class ComplaintPortrait:
    def __init__(self, ticket):
        self.ticket = ticket
        self.file = queries.file_of(ticket) or unwritten(ticket)

    @cached_property
    def missing(self):
        return missing(self.ticket, self.file)

    @property
    def needs_approval(self):
        return self.file.stage == "response" and queries.needs_approval(self.file)

    @cached_property
    def times(self):
        """{stage: how long it stood there}, up to now where it stands; nothing runs once it is completed."""
        steps = [(step.stage, step.at) for step in self._steps]
        steps = steps or [("receipt", self.ticket.created_at)]
        spent = {}
        for (stage, at), (_next, until) in zip(steps, [*steps[1:], ("", now())], strict=True):
            spent[stage] = spent.get(stage, timedelta()) + (until - at)
        return spent

    @cached_property
    def _steps(self):
        return queries.steps_of(self.ticket)

    @cached_property
    def clocks(self):
        return stage_clocks(self.ticket, self.file.stage, self._steps)

    @property
    def strip(self):
        here = STAGES.index(self.file.stage)
        return [SimpleNamespace(name=COMPLAINT_STAGES[stage], is_here=place == here, is_behind=place < here,
                                outcome="open", spent_text=self.spent_text(stage), due_text=self.due_text(stage),
                                is_late=stage in self.clocks and self.clocks[stage].is_late)
                for place, stage in enumerate(STAGES) if stage != "done"]

    def due_text(self, stage):
        """How the stage stands to its target, in words; nothing where it has none."""
        clock = self.clocks.get(stage)
        if clock is None:
            return ""
        day = format_day(clock.due_on, language())
        if clock.passed_at:
            return _("late: was due by %(day)s", day=day) if clock.is_late else _("in time")
        return _("overdue: was due by %(day)s", day=day) if clock.is_late else _("due by %(day)s", day=day)

    @cached_property
    def incidents(self):
        """What it says of goods."""
        return incidents.of_complaint(self.ticket)

    def spent_text(self, stage):
        return span_text(self.times[stage]) if stage in self.times else ""

    def sections(self, up_to=0):
        """(stage, facts) of the stages behind; of the present one too, where `up_to` is 1."""
        return [(COMPLAINT_STAGES[stage], self.facts(stage))
                for stage in STAGES[:STAGES.index(self.file.stage) + up_to] if stage != "done"]

    def facts(self, stage):
        told = [(_("Target"), self.due_text(stage))] if stage in self.clocks else []
        return getattr(self, f"_{stage}")() + [(_("Time at this stage"), self.spent_text(stage)), *told]

    @property
    def on_paper(self):
        """All of it as it is printed."""
        goods = [(_("Goods"), [(format_day(one.happened_on, language()), self.goods_text(one))
                               for one in self.incidents])] if self.incidents else []
        return self.sections(up_to=1) + goods

    def goods_text(self, one):
        """One fact in a line."""
        told = (one.product, one.supplier, _("lot %(lot)s", lot=one.lot) if one.lot else "",
                _("order line %(line)s", line=one.line) if one.line else "",
                "" if one.quantity is None else _("%(number)s bad", number=format_number(one.quantity, language())),
                str(SEVERITIES[one.severity]))
        return " · ".join(filter(None, told))

    def _receipt(self):
        file, ticket = self.file, self.ticket
        return [(_("Number"), ticket.number), (_("Came in"), format_instant(ticket.created_at, language())),
                (_("Channel"), CHANNELS.get(ticket.channel, ticket.channel)),
                (_p("complaint", "What happened"), file.what_happened),
                (_("Remedy wanted"), file.remedy_wanted), (_("What they ask for"), REMEDIES.get(file.remedy_asked, "")),
                (_("Vulnerable person"), _("Yes") if file.is_vulnerable else "")]

    def _tracking(self):
        day = queries.next_promise(self.ticket)
        return [(_("Promised next"), format_due(day, language()) if day else "")]

    def _acknowledgement(self):
        sent = queries.first_answer(self.ticket)
        return [(_("First answered"), format_instant(sent.sends_at, language()) if sent else ""),
                (_("Channel"), CHANNELS.get(sent.channel, sent.channel) if sent else "")]

    def _assessment(self):
        file = self.file
        danger = {True: _("Yes"), False: _("No"), None: ""}[file.is_safety]
        return [(_("Severity"), SEVERITIES.get(self.ticket.severity, "")), (_("Safety at risk"), danger),
                (_("Complexity"), COMPLEXITIES.get(file.complexity, "")), (_("Impact"), file.impact),
                (_("Immediate action"), file.immediate_action)]

    def _investigation(self):
        file = self.file
        return [(_("Findings"), file.findings), (_("Evidence"), file.evidence), (_("People asked"), file.people_asked),
                (_("Root cause"), queries.cause_path(file.cause_id)), (_("Unknown because"), file.unknown_because)]

    def _response(self):
        file = self.file
        return [(_("Correction"), file.correction), (_("Prevention"), file.prevention),
                (_("Remedy wanted"), file.remedy_wanted), (_("Remedy given"), self.given), (_("Cost"), self.cost),
                (_("Approved by"), queries.approver(file))]

    def _decision(self):
        file = self.file
        return [(_("Decision"), file.decision),
                (_("Decided on"), format_day(file.decided_on, language()) if file.decided_on else ""),
                (_("Recourse outside"), file.recourse)]

    def _closing(self):
        return [(_("Outcome"), DECISIONS.get(self.file.outcome, "")), (_("Further step"), self.file.further_step)]

    @property
    def given(self):
        named = [str(REMEDIES[self.file.remedy])] if self.file.remedy else []
        return " · ".join(filter(None, (*named, self.file.remedy_given)))

    @property
    def cost(self):
        file = self.file
        return "" if file.cost_cents is None else format_money(file.cost_cents, file.currency, language())


def unwritten(ticket):
    """What the file of a complaint says before anybody wrote in it."""
    texts = ("what_happened", "remedy_wanted", "impact", "immediate_action", "findings", "evidence", "people_asked",
             "unknown_because", "correction", "prevention", "remedy_given", "decision", "recourse", "further_step")
    return ComplaintFile(record_id=ticket.id, stage="receipt", version=1, is_vulnerable=False, is_disputed=False,
                         **dict.fromkeys(texts, ""))
