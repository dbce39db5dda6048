"""Customers who are led through the plays, what became of earlier ones, and whom to call on and when."""
from datetime import date, timedelta

import sqlalchemy as sa

from blueprints.plays.actions import runs
from blueprints.plays.queries.runs import open_tasks, tasks_of
from blueprints.tasks import actions as tasks
from blueprints.visits.actions.reckoning import reckon
from blueprints.visits.queries.days import due_rows
from blueprints.visits.queries.reckoning import open_visits
from core.access import of
from core.principal import SYSTEM
from measures.plays import fate
from models import CustomerProfile, FollowUp, Party, Play, PlayRun, Visit, db

INSIDE = {"potential": 8, "new": 7, "existing": 8, "loyal": 9, "lost": 8}  # customers in the play of their class
# where earlier ones went: the play they were in, the class they are in now, how many, days ago
WENT = (("potential", "new", 9, 60), ("new", "loyal", 6, 200), ("lost", "existing", 4, 120), ("new", "lost", 3, 260))
EVERY = (21, 30, 45, 60)  # days between follow-ups
RHYTHMS = 40
OUTCOMES = ("well", "well", "order", "later", "well", "complaint")
PLANNED = 4  # on the list of the administrator today


def of_class(lifecycle, stage):
    """Customers of the sample that are in a class now, in the order they were made."""
    query = of(CustomerProfile, CustomerProfile.party_id).where(
        CustomerProfile.lifecycle == lifecycle, CustomerProfile.is_current,
        CustomerProfile.party_id.in_([party.id for party in stage.parties("customer")]))
    ids = db.session.scalars(query.order_by(CustomerProfile.party_id)).all()
    return [db.session.get(Party, party_id) for party_id in ids]


def play_of(lifecycle):
    """The shipped play of a class, where it is still in force."""
    return db.session.scalars(sa.select(Play).where(
        Play.code == lifecycle, Play.state == "published", Play.lifecycle == lifecycle)).one_or_none()


def lead(stage):
    """Some of each class stand in its play, at whatever step the days since then brought."""
    for lifecycle, number in INSIDE.items():
        play = play_of(lifecycle)
        for place, party in enumerate(of_class(lifecycle, stage)[:number] if play else ()):
            days = 2 + place * 5 % 38
            stage.at = stage.moment(days)
            if lifecycle == "loyal":
                party.anniversary_on = date(1975 + place, (stage.today + timedelta(days=20)).month, 1 + place * 3)
            run = runs.enter(play, party, by=SYSTEM, day=stage.today - timedelta(days=days))
            run.entered_at = stage.at
            work_on(run, play, party, place, stage)


def work_on(run, play, party, place, stage):
    """Whoever has tasks of it did those that were due, but for some."""
    for task in open_tasks(run):
        if task.due_on < stage.today and place % 3 and task.owner_id is not None:
            tasks.do(task, by=SYSTEM)
            task.done_at = stage.at + timedelta(days=max(0, (task.due_on - run.entered_on).days))
            task.done_by_id = task.owner_id
    db.session.flush()
    runs.go_on(run, play, party, tasks_of([run.id])[run.id], by=SYSTEM)


def remember(stage):
    """Those who were in a play before, and where they went."""
    for before, now, number, days in WENT:
        play = play_of(before)
        for place, party in enumerate(reversed(of_class(now, stage)[-number - 4:-4] if play else ())):
            entered_on = stage.today - timedelta(days=days + place * 3)
            db.session.add(PlayRun(
                party_id=party.id, code=play.code, play_id=play.id, state="ended", entered_on=entered_on,
                entered_at=stage.moment(days + place * 3), at_key=play.steps[place % 2].key,
                ended_on=entered_on + timedelta(days=20 + place), left_for=now, fate=fate(before, now),
                ended_because="class" if now == "lost" else "goal"))


def set_rhythms(stage):
    """Each customer of the first ones is called on every so many days, and was; some were called too late."""
    loyal, existing = of_class("loyal", stage)[:RHYTHMS // 2], of_class("existing", stage)[:RHYTHMS // 2]
    for place, party in enumerate([*loyal, *existing]):
        every = EVERY[place % len(EVERY)]
        profile = db.session.get(CustomerProfile, party.id)
        for past in (3, 2, 1):
            due_on = stage.today - timedelta(days=every * past + 2)
            held_on = due_on + timedelta(days=(place * 7 + past * 3) % 9 - 5)
            db.session.add(Visit(
                party_id=party.id, state="held", due_on=due_on, held_on=held_on, is_in_time=held_on <= due_on,
                person_id=profile.owner_id, team_id=profile.team_id, way="visit" if place % 4 == 0 else "call",
                outcome=OUTCOMES[(place + past) % len(OUTCOMES)], satisfaction=5 - (place + past) % 4,
                created_at=stage.moment(every * past + 9)))
        db.session.add(FollowUp(party_id=party.id, every_days=every, is_off=False, basis="", last_on=held_on,
                                since_on=stage.today - timedelta(days=400)))


def call_on(stage):
    """What is due is a task, and the administrator has a list for today."""
    stage.at = None
    ids = db.session.scalars(of(FollowUp, FollowUp.party_id).order_by(FollowUp.id)).all()
    reckon(ids, by=SYSTEM)
    db.session.flush()
    person = stage.people()[-1]
    mine = [row.party_id for row in due_rows(person.id)][:PLANNED]
    for position, visit in enumerate(open_visits(mine).values(), 1):
        visit.planned_on, visit.position, visit.person_id = stage.today, position, person.id


STEPS = [lead, remember, set_rhythms, call_on]
