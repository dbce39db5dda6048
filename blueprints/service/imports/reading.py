"""The rows of one ticket in a file: what it is at the end, and every change on the way there."""
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from blueprints.service.imports.fields import CHANNELS, EXTRA, KINDS, PRIORITIES, STATES, code_of
from core.words import _

KEPT_AS_WRITTEN = ("state", "channel", "category", "priority", "kind", "group", "assignee", "customer", "product")


@dataclass(frozen=True)
class Step:
    """The ticket from an instant on: its state, as our code, and whose it was, as the file says."""

    at: datetime
    state: str
    group: str
    assignee: str


@dataclass
class Written:
    """A ticket as the file has it; `last`: the last known text of each field, `extra`: of those kept besides."""

    number: str
    opened_at: datetime
    last: dict
    steps: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    refusals: dict = field(default_factory=dict)

    @property
    def extra(self):
        return {name.removeprefix(EXTRA): text for name, text in self.last.items() if name.startswith(EXTRA)}

    @property
    def source(self):
        """What our codes do not say."""
        return {name: self.last[name] for name in KEPT_AS_WRITTEN if self.last.get(name)} or None

    def moment(self, name):
        return datetime.fromisoformat(self.last[name]) if self.last.get(name) else None

    def count(self, name):
        return int(Decimal(self.last.get(name) or 0))

    @property
    def state(self):
        return state_of(self.last)

    @property
    def codes(self):
        return {"kind_of": code_of(self.last.get("kind"), KINDS, "request"),
                "priority": code_of(self.last.get("priority"), PRIORITIES, "normal"),
                "channel": code_of(self.last.get("channel"), CHANNELS, "other")}

    @property
    def title(self):
        first_line = (self.last.get("body") or "").strip().split("\n")[0][:120]
        return self.last.get("subject") or first_line or self.last.get("category") or self.number


def state_of(values):
    """Where a row says the ticket stands; without a word of it, its dates tell."""
    if values.get("state"):
        return code_of(values["state"], STATES, "open")
    return "closed" if values.get("closed_at") else "resolved" if values.get("resolved_at") else "new"


def read_ticket(rows, is_log):
    """The Written of a group's rows, (row number, values). Without changes a second row of one number is refused."""
    refusals = {} if is_log else {row_no: _("Another row has the same number") for row_no, _values in rows[1:]}
    used = sorted(((moment_of(values), row_no, values) for row_no, values in rows if row_no not in refusals),
                  key=lambda one: one[:2])
    last = {}
    for _at, _row_no, values in used:
        last |= values
    opened_at = min(datetime.fromisoformat(values.get("opened_at") or values["changed_at"])
                    for _at, _row_no, values in used)
    steps = [Step(at, state_of(values), values.get("group") or "", values.get("assignee") or "")
             for at, _row_no, values in used] if is_log else []
    return Written(used[0][2]["number"], opened_at, last, steps, [row_no for _at, row_no, _values in used], refusals)


def moment_of(values):
    return datetime.fromisoformat(values.get("changed_at") or values["opened_at"])


def clock_events(written):
    """(at, kind, reason) of what the file tells of the clock, in order. Who answered when, such files do not say."""
    events, state = [(written.opened_at, "start", ""), (written.opened_at, "asked", "")], "new"
    for step in written.steps:
        events += [(max(step.at, written.opened_at), kind, step.state) for kind in kinds_between(state, step.state)]
        state = step.state
    resolved_at = written.moment("resolved_at") or written.moment("closed_at")
    if resolved_at and not any(kind == "resolved" for _at, kind, _reason in events):
        events.append((max(resolved_at, written.opened_at), "resolved", "resolved"))
    return events


def kinds_between(before, after):
    """As service.actions.states.steps, for moves that other systems allow and ours does not."""
    done, waiting = ("resolved", "closed"), ("waiting-customer", "waiting-supplier", "appointment")
    if before == after or (before in done and after in done):
        return []
    if after in done:
        return ["resolved"]
    kinds = ["reopened"] if before in done else ["resume"] if before in waiting else []
    return [*kinds, "pause"] if after in waiting else kinds


def entries(written):
    """(at, verb, facts) of the changes of state and hands, for the timeline."""
    state, hands = "new", None
    for step in written.steps:
        if step.state != state:
            yield step.at, "ticket-moved", {"before": state, "after": step.state, "reason": ""}
        now_in = step.assignee or step.group
        if now_in and now_in != hands:
            yield step.at, "ticket-assigned", {"to": now_in}
            hands = now_in
        state = step.state
