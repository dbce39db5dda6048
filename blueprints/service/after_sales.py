"""A return, a repair or a visit as it is shown: its steps and how long it stood at each, what it cost, who signed."""
from collections import Counter
from datetime import timedelta
from functools import cached_property
from types import SimpleNamespace

from blueprints.service.labels import RESULTS, span_text
from blueprints.service.queries import after_sales as queries
from core.money import format_money, format_number
from core.words import _, _n, language
from models import now

A_DAY = timedelta(days=1)


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
    def spans(self):
        """{step: how long it stood there}; nothing is counted at the last step of all."""
        ends = [*(row.at for row in self.reached[1:]), self.stopped_at]
        spent = {row.step_id: max(timedelta(), end - row.at) for row, end in zip(self.reached, ends, strict=True)}
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
        return days_text(self.spans[step_id]) if step_id in self.spans else ""

    @property
    def late(self):
        """How far it is over the target of its step, in words; "" where it is not, or none is set."""
        target = self.here.target_days if self.here else None
        spent = self.spans.get(self.here.step_id) if self.here else None
        if target is None or spent is None or spent <= target * A_DAY:
            return ""
        return _("over its target by %(time)s", time=days_text(spent - target * A_DAY))

    @property
    def stands(self):
        """Where it stands and since how long, in a sentence."""
        if self.here is None:
            return _("It has not come to any step yet.")
        if not self.later:
            return _("It came to its last step, “%(step)s”.", step=self.here.name)
        spent, target = self.spent_text(self.here.step_id), self.here.target_days
        if target is None:
            return _("At “%(step)s” for %(time)s.", step=self.here.name, time=spent)
        return _("At “%(step)s” for %(time)s; target: %(target)s.", step=self.here.name, time=spent,
                 target=days_text(target * A_DAY))

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


def days_text(span):
    """A length of time: whole days from two on, else hours and minutes."""
    return _n("%(num)s day", "%(num)s days", span.days) if span >= 2 * A_DAY or span == A_DAY else span_text(span)
