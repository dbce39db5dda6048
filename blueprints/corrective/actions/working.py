"""Corrective actions: opened, worked on discipline by discipline, handed over to the proof, dropped and taken up."""
from datetime import timedelta

from blueprints.corrective.actions.events import note, tell_owner
from blueprints.corrective.labels import DISCIPLINES
from blueprints.customers.actions.parties import worn
from core.due import due_at
from core.page import Refused
from core.search import index_record, name_key
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.corrective import step_due
from models import DISCIPLINES as CODES
from models import (
    NEEDED_DISCIPLINES,
    NO_DAY,
    NOTHING_DUE,
    PROOF_DAYS,
    WATCH_DAYS,
    WORKED_STATES,
    CorrectiveAction,
    CorrectiveStep,
    PartnerAction,
    db,
    now,
)

OF_ROLE = {"supplier": CorrectiveAction, "partner": PartnerAction}
OURS = ("D0", "D1", "D8")  # what is usually for us to do
AGAIN = CODES[CODES.index("D3"):]  # what has to be done once more when it came back
FACTS = ("title", "severity", "problem", "defect", "cause_id", "contact_id", "owner_id", "team_id")
PROOF = ("measure", "settings", "target", "check_on", "window_days", "watch_days")


def open_action(party, role, facts, *, by, trigger="hand", at=None, **origin):
    """An action with somebody in a role; `origin`: the id of the row that led to it, and the proof it suggests."""
    hat = worn(party, role)
    if hat is None:
        raise Refused(_("%(party)s has ended in this role: nothing can be opened", party=party.title))
    began = at or now()
    action = OF_ROLE[role](party_id=party.id, role=role, trigger=trigger, state="open", title="", defect_key="",
                           created_by_id=by.id, owner_id=hat.owner_id, team_id=hat.team_id, created_at=began,
                           begun_at=began, severity=facts["severity"], settings={}, recurrences=0, look_on=NO_DAY,
                           watched_until=NO_DAY, window_days=PROOF_DAYS, watch_days=WATCH_DAYS)
    write(action, facts)
    for name, value in origin.items():
        setattr(action, name, value)
    for code in CODES:
        action.steps.append(CorrectiveStep(code=code, side="us" if code in OURS else "them", text="", who="",
                                           due_at=step_due(code, action.severity, began)))
    db.session.add(action)
    db.session.flush()
    settle_due(action)
    keep_found(action)
    note(action, "opened", by=by, trigger=trigger)
    if action.owner_id not in (None, by.id):
        tell_owner(action, "assigned", by=by)
    return action


def write(action, facts):
    for name in FACTS:
        if name in facts:
            setattr(action, name, facts[name])
    action.defect_key = name_key(action.defect or "")


def keep_found(action):
    index_record(action, action.title, action.problem, action.defect)


def revise(action, facts, *, by):
    """Another severity gives what is not done yet other days."""
    expect(action, *WORKED_STATES, "waiting")
    owner_id, severity = action.owner_id, action.severity
    write(action, facts)
    if severity != action.severity:
        for step in action.steps:
            if step.done_on is None:
                step.due_at = step_due(step.code, action.severity, action.begun_at)
        settle_due(action)
    keep_found(action)
    if action.owner_id not in (owner_id, by.id):
        tell_owner(action, "assigned", by=by)


def settle_due(action):
    """The first thing that is to be done; while it waits for the proof, the day of the check."""
    left = [step.due_at for step in action.steps if step.done_on is None]
    if action.state == "waiting":
        action.due_at = due_at(action.look_on)
    else:
        action.due_at = min(left, default=NOTHING_DUE) if action.state in WORKED_STATES else NOTHING_DUE
    action.is_open = action.state in (*WORKED_STATES, "waiting") and not action.is_archived


def work_on(action, step, facts, *, by):
    """What was found or done. A discipline that is done says something."""
    expect(action, *WORKED_STATES, "waiting")
    if facts["done_on"] and not facts["text"]:
        raise Refused(_("Please write what was found or done before it is called done"))
    if action.state == "waiting" and step.code in NEEDED_DISCIPLINES and not facts["done_on"]:
        raise Refused(_("It waits for the proof: take it back before you call this undone"))
    was_done = step.done_on
    for name, value in facts.items():
        setattr(step, name, value)
    settle_due(action)
    if step.done_on and not was_done:
        note(action, "step", by=by, code=step.code, text=step.text[:500])


def name_proof(action, facts, *, by):
    """By what it is to be proven."""
    expect(action, *WORKED_STATES)
    if facts["check_on"] <= today(workspace()):
        raise Refused(_("The check lies ahead: choose a day after today"))
    before = {name: getattr(action, name) for name in PROOF}
    for name in PROOF:
        setattr(action, name, facts[name])
    if before != {name: getattr(action, name) for name in PROOF}:
        note(action, "proof", by=by, measure=action.measure, target=str(action.target),
             check_on=action.check_on.isoformat())


def hand_over(action, *, by):
    """All is done that people can do: from now on the figure decides."""
    expect(action, *WORKED_STATES)
    left = [code for code in NEEDED_DISCIPLINES if not step_of(action, code).done_on]
    if left:
        raise Refused(_("Not done yet: %(disciplines)s", disciplines=_(", ").join(
            f"{code} {DISCIPLINES[code]}" for code in left)))
    if action.measure is None or action.target is None or action.check_on is None:
        raise Refused(_("Words close nothing: name the figure, the target and the day of the check"))
    if action.check_on <= today(workspace()):
        raise Refused(_("The day of the check is over: choose another one"))
    action.state, action.look_on = "waiting", action.check_on
    settle_due(action)
    note(action, "handed-over", by=by, measure=action.measure, target=str(action.target),
         check_on=action.check_on.isoformat())


def take_back(action, *, by):
    """It is worked on again before the check."""
    expect(action, "waiting")
    action.state, action.look_on = "reopened" if action.recurrences else "open", NO_DAY
    settle_due(action)
    note(action, "taken-back", by=by)


def begin_again(action, at):
    """Contain it, find the cause: what stands there stays to be read, but is to be done again."""
    action.state, action.look_on, action.begun_at = "reopened", NO_DAY, at
    for step in action.steps:
        if step.code in AGAIN:
            step.done_on, step.due_at = None, step_due(step.code, action.severity, at)
    settle_due(action)


def drop(action, reason, *, by):
    """Opened by mistake, or of no use any more. It proves nothing, and counts nowhere."""
    expect(action, *WORKED_STATES, "waiting")
    if not reason:
        raise Refused(_("Please say why"))
    action.state, action.reason, action.look_on = "dropped", reason, NO_DAY
    settle_due(action)
    note(action, "dropped", by=by, reason=reason)


def take_up(action, *, by):
    expect(action, "dropped")
    action.state, action.reason = "reopened" if action.recurrences else "open", ""
    settle_due(action)
    note(action, "taken-up", by=by)


def step_of(action, code):
    return next(step for step in action.steps if step.code == code)


def watched_from(action, day):
    """The last day on which a return still counts, of what is proven on `day`."""
    return day + timedelta(days=action.watch_days)


def expect(action, *states):
    if action.state not in states:
        raise Refused(_("%(what)s has gone on meanwhile", what=action.title))
