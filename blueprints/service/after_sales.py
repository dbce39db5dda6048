"""A return, a repair or a visit as it is shown: its steps and how long it stood at each, what it cost, who signed."""
from collections import Counter
from functools import cached_property
from types import SimpleNamespace

from blueprints.service.labels import RESULTS, span_text
from blueprints.service.queries import after_sales as queries
from blueprints.service.stage_clocks import calendar_for
from core.money import format_money, format_number
from core.times import format_day
from core.words import _, _n, language
from measures import business_days
from measures.calendars import ONE_DAY, NeverOpen
from measures.clock import elapsed
from models import now


class AfterSalesPortrait:
    def __init__(self, ticket):
        self.ticket = ticket

    # -- the steps -----------------------------------------------------------------------------------------------------

    @cached_property
    def reached(self):
        return queries.reached(self.ticket)

    @property
    def here(self):
        """The step it stands at; None before the first."""
        return self.reached[-1] if self.reached else None

    @cached_property
    def later(self):
        return queries.later_steps(self.ticket.kind_of, self.reached)

    @property
    def stopped_at(self):
        """Until when the clock runs: nothing runs once the ticket is done."""
        ticket = self.ticket
        return now() if ticket.is_open else ticket.resolved_at or ticket.closed_at or ticket.archived_at or now()

    @cached_property
    def calendar(self):
        return calendar_for(self.ticket.kind_of)

    @cached_property
    def due_at(self):
        """When the business days are over that its step may take; None: none are set, or the calendar never opens."""
        if self.here is None or self.here.target_days is None or self.here.step_id not in self.spans:
            return None
        try:
            return business_days.due(self.calendar, self.here.at, self.here.target_days)
        except NeverOpen:
            return None

    @property
    def due_text(self):
        return format_day(self.calendar.day_of(self.due_at) - ONE_DAY, language())

    @cached_property
    def spans(self):
        """{step: how long it stood there, in business time}; nothing is counted at the last step of all."""
        ends = [*(row.at for row in self.reached[1:]), self.stopped_at]
        spent = {row.step_id: elapsed(self.calendar, row.at, end)
                 for row, end in zip(self.reached, ends, strict=True)}
        if self.here and not self.later:
            del spent[self.here.step_id]
        return spent

    @property
    def strip(self):
        """Those it came to, then those to come; what was left out is not there."""
        behind = [SimpleNamespace(name=row.name, is_here=row is self.here, is_behind=row is not self.here,
                                  outcome="open", spent_text=self.spent_text(row.step_id)) for row in self.reached]
        return behind + [SimpleNamespace(name=step.name, is_here=False, is_behind=False, outcome="open", spent_text="")
                         for step in self.later]

    def spent_text(self, step_id):
        return span_text(self.spans[step_id]) if step_id in self.spans else ""

    @property
    def late(self):
        """That it stands at its step for longer than it may, in words; "" where it does not, or nothing is set."""
        if self.due_at is None or self.stopped_at < self.due_at:
            return ""
        return _("overdue: was due by %(day)s", day=self.due_text)

    @property
    def stands(self):
        """Where it stands and since how long, in a sentence."""
        if self.here is None:
            return _("It has not come to any step yet.")
        if not self.later:
            return _("It came to its last step, “%(step)s”.", step=self.here.name)
        spent = self.spent_text(self.here.step_id)
        if self.due_at is None:
            return _("At “%(step)s” for %(time)s of business time.", step=self.here.name, time=spent)
        days = self.here.target_days
        return _n("At “%(step)s” for %(time)s of business time; it may take %(num)s business day.",
                  "At “%(step)s” for %(time)s of business time; it may take %(num)s business days.", days,
                  step=self.here.name, time=spent)

    # -- what it cost and what came of it ------------------------------------------------------------------------------

    @cached_property
    def parts(self):
        return queries.parts_of(self.ticket)

    @cached_property
    def held(self):
        return queries.written(self.ticket)

    @property
    def result(self):
        return RESULTS[self.held.result] if self.held and self.held.result else ""

    @property
    def costs(self):
        """(parts, work, both) as they read; in more than one currency where the home currency changed since."""
        parts, work = Counter(), Counter()
        for part in self.parts:
            parts[part.currency] += part.cost_cents
        if self.held and self.held.work_cents is not None:
            work[self.held.currency] += self.held.work_cents
        both = Counter(parts)
        both.update(work)
        return money_text(parts), money_text(work), money_text(both)

    @cached_property
    def sign_offs(self):
        return queries.sign_offs_of(self.ticket)

    @property
    def signed(self):
        """The one that stands; None where nobody signed."""
        return next((one for one in self.sign_offs if one.voided_at is None), None)

    @property
    def work_text(self):
        """What somebody signs for, to begin with: what was done, with which parts."""
        said = [str(self.result), self.held.outcome if self.held else ""]
        parts = [f"{format_number(part.quantity, language())} × {part.what}" for part in self.parts]
        return "\n".join(filter(None, [self.ticket.title, *said, *parts]))


def money_text(sums):
    return " + ".join(format_money(cents, currency, language()) for currency, cents in sorted(sums.items()))
