"""Why a ticket is due when it is: each promise, how much of it is used, and every span that counted or did not."""
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from babel import dates

from blueprints.service.clocks import due_by, events_of, rule_for
from blueprints.service.labels import STATES, TARGETS, span_text
from core.times import LOCALES, zone
from core.words import _, _l, language
from measures.clock import NOTHING, Pause, due, ledger
from measures.promptness import read, spent
from models import now

MOST_LINES = 300
TONES = {"met": "success", "missed": "warning", "running": "info", "late": "danger", "paused": "neutral"}
WHAT = {"running": _l("open: it counts"), "closed": _l("closed"), "paused": _l("paused")}


@dataclass(frozen=True)
class Promise:
    """One target as the page shows it. `state`: met, missed, running, late, paused."""

    name: str
    label: str
    state: str
    promised: timedelta
    due: object
    used: object  # measures.promptness.Spent
    begin: object
    end: object

    @property
    def tone(self):
        return TONES[self.state]

    @property
    def sentence(self):
        """How it stands, in few words."""
        used, left = span_text(self.used.business), span_text(max(self.promised - self.used.business, NOTHING))
        if self.state == "met":
            return _("kept in %(span)s", span=used)
        if self.state == "missed":
            return _("took %(span)s instead of %(promised)s", span=used, promised=span_text(self.promised))
        if self.state == "paused":
            return _("paused, %(span)s left", span=left)
        if self.state == "late":
            over = self.used.business - self.promised
            return _("late by %(span)s", span=span_text(over)) if over else _("late, outside our hours since")
        return _("%(span)s left", span=left)


class Ledger:
    """The clock of one ticket, read when it is asked."""

    def __init__(self, ticket):
        self.ticket, self.at = ticket, now()

    @cached_property
    def story(self):
        return read(events_of(self.ticket))

    @cached_property
    def rule(self):
        return rule_for(self.ticket)

    @cached_property
    def promises(self):
        """Those that were made to this ticket, in the order they come up."""
        if self.rule is None or self.story.start is None:
            return []
        running = due_by(self.rule, self.story)
        return [self._promise(name, minutes, running.get(name)) for name, minutes in self.rule.targets.items()
                if minutes is not None and (name in running or self.story.end(name) is not None)]

    def _promise(self, name, minutes, found):
        promised, begin = timedelta(minutes=minutes), self.story.begin(name)
        end = self.story.end(name) or self.at
        used = spent(self.story, self.rule.calendar, name, end)
        if found is None:
            state = "met" if used.business <= promised else "missed"
        else:
            state = "paused" if found.is_paused else "late" if found.at < self.at else "running"
        return Promise(name, TARGETS[name], state, promised, found and found.at, used, begin, end)

    # -- span by span --------------------------------------------------------------------------------------------------

    def lines(self, promise):
        """(what, from, until, counted, total) of one promise, as people read them; at most MOST_LINES."""
        end = promise.end if promise.due is None else promise.due
        for line in ledger(self.rule.calendar, promise.begin, max(end, promise.begin), self.story.pauses)[:MOST_LINES]:
            yield (self._what(line), self.precise(line.begin), self.precise(line.end),
                   span_text(line.counted, exact=True), span_text(line.total, exact=True))

    def _what(self, line):
        if line.kind == "holiday":
            return _("closed: %(day)s", day=line.why.name or _("special day"))
        if line.kind == "paused" and line.why is not None:
            why = str(STATES.get(line.why.reason, line.why.reason))
            who = line.why.by or _("Guanxi")
            return _("paused by %(who)s: %(why)s", who=who, why=why)
        return str(WHAT[line.kind])

    def precise(self, instant):
        """To the second, by the clock of the calendar."""
        pattern = "EEE d MMM y, HH:mm:ss" if language() == "en" else "y年M月d日 EEE HH:mm:ss"
        return dates.format_datetime(instant, pattern, tzinfo=zone(self.rule.calendar.time_zone),
                                     locale=LOCALES[language()])

    def if_paused_now(self, promise):
        """(for how long, then due) if it were paused now and went on later; nothing when it stands or is over."""
        if promise.state not in ("running", "late"):
            return
        for hours in (1, 4, 24, 72):
            pause = Pause(self.at, self.at + timedelta(hours=hours))
            found = due(self.rule.calendar, promise.begin, promise.promised, [*self.story.pauses, pause])
            yield span_text(timedelta(hours=hours)), self.precise(found.at)
