"""Follow-ups: planned onto a day, put in order, held with what came of them, taken back; rhythms set by hand."""
from datetime import date, timedelta

from blueprints.records.actions import entries
from blueprints.tasks import actions as tasks
from blueprints.visits.actions import reckoning
from blueprints.visits.labels import OUTCOMES
from blueprints.visits.queries import days as queries
from blueprints.visits.queries import reckoning as facts_of
from core.page import Refused
from core.times import format_day, today
from core.words import _, language
from core.workspace import workspace
from models import NO_DAY, CustomerProfile, Entry, FollowUp, db, now

FARTHEST = 366  # days ahead a route is planned


def visit_for(party, *, by):
    """The open follow-up of a customer; one that begins now where none is."""
    found = facts_of.open_visits([party.id]).get(party.id)
    if found is not None:
        return found
    profile = db.session.get(CustomerProfile, party.id)
    row = facts_of.follow_ups([party.id]).get(party.id)
    due_on = row.next_on if row and row.next_on != NO_DAY else today(workspace())
    return reckoning.open_visit(party.id, due_on, row and row.way or "call", owner_id=profile.owner_id,
                                team_id=profile.team_id, by=by)


def plan(party, day, person_id, *, by):
    """Put a customer onto somebody's route of a day, at its end."""
    if not today(workspace()) <= day <= today(workspace()) + timedelta(days=FARTHEST):
        raise Refused(_("Choose a day from today on"))
    visit = visit_for(party, by=by)
    route = queries.route(person_id, day)
    if visit in route:
        return visit
    visit.planned_on = day
    if visit.person_id != person_id:
        reckoning.give(visit, person_id, visit.team_id, by=by)
    visit.position = max((each.position for each in route), default=0) + 1
    return visit


def take_out(visit):
    """It is on nobody's route."""
    visit.planned_on, visit.position = None, 0


def move(visit, by):
    """One place up (-1) or down (1) on its route."""
    route = list(queries.route(visit.person_id, visit.planned_on))
    place = route.index(visit)
    if 0 <= place + by < len(route):
        route.insert(place + by, route.pop(place))
    number(route)


def order_by_place(person_id, day):
    """The route of a day from place to place."""
    number(queries.by_place(person_id, day))


def number(route):
    for position, visit in enumerate(route, 1):
        visit.position = position


def hold(party, facts, *, by):
    """What came of it: on the timeline, in the preferences, as a task, as the next day. Gives the visit."""
    if facts["next_on"] is not None and facts["next_on"] <= today(workspace()):
        raise Refused(_("Choose a day after today"))
    visit = visit_for(party, by=by)
    db.session.flush()
    written = write(party, visit, facts, by=by)
    if facts["outcome"] == "unreached":
        take_out(visit)
        reckoning.move_task(visit, facts["next_on"] or today(workspace()) + timedelta(days=1), by=by)
        return visit
    reckoning.close(visit, held_on=today(workspace()), by_id=by.id, by=by, outcome=facts["outcome"],
                    satisfaction=facts["satisfaction"], entry_id=written.entry.id)
    if facts["preference"]:
        prefer(party, facts["preference"])
    follow(party, facts, by=by)
    agree(party, facts["next_on"])
    db.session.flush()
    reckoning.reckon([party.id], by=by)
    return visit


def write(party, visit, facts, *, by):
    """A call that reached nobody is a note: nobody was spoken with."""
    is_reached = facts["outcome"] != "unreached"
    kind = facts["way"] if is_reached else "note"
    return entries.write_entry(party, {
        "kind": kind, "direction": "out" if kind == "call" else None, "at": None,
        "minutes": facts["minutes"] if is_reached else None, "outcome": str(OUTCOMES[facts["outcome"]]),
        "body": facts["note"]}, by=by)


def prefer(party, text):
    """Add what was heard to what they prefer."""
    profile = db.session.get(CustomerProfile, party.id)
    line = _("%(day)s: %(text)s", day=format_day(today(workspace()), language()), text=text)
    profile.preferences = f"{profile.preferences}\n{line}" if profile.preferences else line
    party.updated_at = now()


def follow(party, facts, *, by):
    """What somebody has to do about it; a complaint always."""
    title = facts["task"] or (_("They complained: %(party)s", party=party.title)
                              if facts["outcome"] == "complaint" else "")
    if title:
        profile = db.session.get(CustomerProfile, party.id)
        tasks.make_task({"title": title, "notes": facts["note"], "owner_id": by.id, "team_id": profile.team_id,
                         "due_on": facts["task_due_on"] or today(workspace())}, by=by, about=party)


def agree(party, day):
    row = row_of(party)
    row.agreed_on, row.last_on = day, today(workspace())


def row_of(party):
    row = facts_of.follow_ups([party.id]).get(party.id)
    if row is None:
        row = FollowUp(party_id=party.id, is_off=False, last_on=date.min, next_on=NO_DAY, basis="")
        db.session.add(row)
    return row


def take_back(visit, party, *, by):
    """It was noted by mistake: what was written goes, and it is open again."""
    if visit.state != "held" or visit.entry_id is None:
        raise Refused(_("Only what was noted here can be taken back"))
    if party.id in facts_of.open_visits([party.id]):
        raise Refused(_("The next follow-up is open already"))
    entries.remove_entry(db.session.get(Entry, visit.entry_id), by=by)
    visit.state, visit.held_on, visit.held_by_id = "open", NO_DAY, None
    visit.is_in_time, visit.outcome, visit.satisfaction, visit.entry_id = False, "", None, None
    task = reckoning.task_of(visit)
    if task is not None and not task.is_open:
        tasks.reopen(task, by=by)
    row = row_of(party)
    row.agreed_on, row.last_on = None, date.min
    db.session.flush()
    reckoning.reckon([party.id], by=by)


def set_rhythm(party, facts, *, by):
    """By hand: every so many days, by call or visit; by rule; not at all."""
    row = row_of(party)
    row.every_days = facts["days"] if facts["mode"] == "own" else None
    row.is_off, row.way, row.agreed_on = facts["mode"] == "off", facts["way"], facts["next_on"]
    db.session.flush()
    reckoning.reckon([party.id], by=by)
    return row


def set_rule(rule, facts):
    for name, value in facts.items():
        setattr(rule, name, value)
