"""Reckon the rhythm of customers and when somebody is to call on them next; what is due soon becomes a task."""
from datetime import date, timedelta

from blueprints.tasks import actions as tasks
from blueprints.visits.queries import reckoning as queries
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.follow_ups import AHEAD_DAYS, is_in_time, next_due, rhythm
from measures.rhythm import DAYS_FOR_A_RHYTHM
from models import NO_DAY, FollowUp, Party, Task, Visit, db


def reckon(party_ids, *, by):
    """The rhythm of these customers, their next day, and their visits; the caller commits."""
    party_ids, day = list(party_ids), today(workspace())
    rules, known = queries.rules(), queries.follow_ups(party_ids)
    spoken, plays, visits, tiers = (read(party_ids) for read in (
        queries.last_spoken, queries.by_plays, queries.open_visits, queries.by_tiers))
    for profile in queries.profiles(party_ids):
        party_id = profile.party_id
        row = settle(known.get(party_id), profile, rules.get(profile.lifecycle), plays.get(party_id),
                     spoken.get(party_id), day, tier_days=tiers.get(party_id))
        if row is not None:
            keep_visit(row, visits.get(party_id), profile, way_of(row, rules, profile, plays), spoken.get(party_id),
                       day, by=by)


def settle(row, profile, rule, play, spoken_at, day, *, tier_days=None):
    """The follow-up of one customer as it is now; None where there is none and none begins."""
    evidence = profile.evidence or {}
    gap = evidence.get("median_gap_days") if evidence.get("order_days", 0) >= DAYS_FOR_A_RHYTHM else None
    days, basis = rhythm(
        own=row and row.every_days, is_off=bool(row and row.is_off) or not profile.is_current, tier=tier_days,
        class_basis=rule.basis if rule else "none", class_days=rule.days if rule else None,
        play_days=play and play.days, usual_gap=gap)
    if row is None:
        if days is None:
            return None
        row = FollowUp(party_id=profile.party_id, is_off=False, last_on=date.min, next_on=NO_DAY, basis="")
        db.session.add(row)
    if days is not None and row.since_on is None:
        row.since_on = day
    last_on = today(workspace(), spoken_at) if spoken_at else None
    if row.agreed_on is not None and last_on is not None and last_on >= row.agreed_on:
        row.agreed_on = None  # it was kept
    row.last_on = max(row.last_on or date.min, last_on or date.min)
    agreed_on = row.agreed_on if profile.is_current and not row.is_off else None
    spoke = row.last_on if row.last_on != date.min else None
    row.days, row.basis = days, basis
    row.next_on = next_due(spoke, days, row.since_on or day, profile.party_id, agreed_on) or NO_DAY
    return row


def way_of(row, rules, profile, plays):
    """Call or visit: their own, the play's, the class's."""
    play, rule = plays.get(profile.party_id), rules.get(profile.lifecycle)
    by_play = play.way if play and play.way in ("call", "visit") else None
    return row.way or by_play or (rule.way if rule else "call")


def keep_visit(row, visit, profile, way, spoken_at, day, *, by):
    """The open visit of a customer: held by whatever else was said, dropped without a rhythm, opened soon."""
    if visit is not None and spoken_at is not None and spoken_at > visit.created_at and visit.planned_on is None:
        close(visit, held_on=today(workspace(), spoken_at), by_id=visit.person_id, by=by)
        visit = None
    if visit is not None and row.next_on == NO_DAY and visit.planned_on is None:
        drop(visit, by=by)
    elif visit is not None and row.next_on != NO_DAY:
        if visit.planned_on is None and (visit.person_id, visit.team_id) != (profile.owner_id, profile.team_id):
            give(visit, profile.owner_id, profile.team_id, by=by)
        if visit.due_on != row.next_on:
            visit.due_on = row.next_on
            move_task(visit, row.next_on, by=by)
    elif visit is None and row.next_on <= day + timedelta(days=AHEAD_DAYS):
        open_visit(row.party_id, row.next_on, way, owner_id=profile.owner_id, team_id=profile.team_id, by=by)


def open_visit(party_id, due_on, way, *, owner_id, team_id, by):
    """A follow-up somebody has to make: it stands on their day as a task."""
    party = db.session.get(Party, party_id)
    title = _("Call: %(party)s", party=party.title) if way == "call" else _("Visit: %(party)s", party=party.title)
    task = tasks.make_task({"title": title, "notes": "", "owner_id": owner_id, "team_id": team_id, "due_on": due_on},
                           by=by, about=party)
    db.session.flush()
    visit = Visit(party_id=party_id, state="open", due_on=due_on, person_id=owner_id, team_id=team_id, way=way,
                  task_id=task.id, position=0, held_on=NO_DAY, is_in_time=False, outcome="")
    db.session.add(visit)
    return visit


def close(visit, *, held_on, by_id, by, outcome="", satisfaction=None, entry_id=None):
    """They were spoken with: the task is done."""
    visit.state, visit.held_on, visit.held_by_id, visit.outcome = "held", held_on, by_id, outcome
    visit.is_in_time, visit.satisfaction, visit.entry_id = is_in_time(visit.due_on, held_on), satisfaction, entry_id
    task = task_of(visit)
    if task is not None and task.is_open:
        tasks.do(task, by=by)


def drop(visit, *, by):
    visit.state = "dropped"
    task = task_of(visit)
    if task is not None and task.is_open:
        tasks.drop(task, by=by)


def give(visit, owner_id, team_id, *, by):
    """It is somebody else's from now on, the task with it."""
    visit.person_id, visit.team_id = owner_id, team_id
    task = task_of(visit)
    if task is not None and task.is_open:
        tasks.hand_over(task, owner_id=owner_id, team_id=team_id, by=by)


def move_task(visit, day, *, by):
    task = task_of(visit)
    if task is not None and task.is_open and day != NO_DAY:
        tasks.snooze(task, day, task.due_time, by=by)


def task_of(visit):
    task = db.session.get(Task, visit.task_id) if visit.task_id else None
    return task if task is not None and not task.is_archived else None
