"""Who is in plays: the list, what one customer went through, and what a run is to do next."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.plays.labels import ENDS, FATE_TONES, FATES, RUN_STATES
from core.access import of
from core.address_values import among, one_of, row_id
from core.class_labels import CLASSES
from core.columns import Column
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.words import _l, _lp
from models import CustomerProfile, Party, Play, PlayRun, PlayStep, PlayTask, Record, Task, Team, User, db

Owner, OwnTeam, At = aliased(User), aliased(Team), aliased(PlayStep)
ROWS = of(PlayRun, PlayRun.id).join(
    CustomerProfile, CustomerProfile.party_id == PlayRun.party_id).join(Party, Party.id == PlayRun.party_id).join(
    Play, Play.id == PlayRun.play_id).execution_options(seen_through=CustomerProfile)
STATES = {"open": PlayRun.state == "open", "ended": PlayRun.state == "ended", "any": sa.true()}


def became(text):
    return one_of(PlayRun.fate, FATES)("" if text == "still" else text)


RUNS = Listing(
    ROWS,
    sorts={"entered": Sort(PlayRun.entered_on, PlayRun.id, descending=True)},
    filters={
        "q": Searched(Party, PlayRun.party_id),
        "play": lambda text: PlayRun.code == text, "edition": lambda text: PlayRun.play_id == row_id(text),
        "state": among(STATES), "fate": became, "step": lambda text: PlayRun.at_key == text,
        "customer": lambda text: PlayRun.party_id == row_id(text),
        "owner": is_person(CustomerProfile.owner_id), "team": is_of_team(CustomerProfile.team_id)},
    unasked={"state": "open"}, endpoint="plays.runs",
    columns=(
        Column("name", _l("Customer"), (Record.title,), value=attrgetter("title")),
        Column("play", _lp("customers", "Play"), (Play.name.label("play"),)),
        Column("edition", _l("Edition"), (Play.edition,), "number", shown=False),
        Column("step", _lp("play", "At step"), (At.name.label("step"),),
               join=(At, sa.and_(At.play_id == PlayRun.play_id, At.key == PlayRun.at_key))),
        Column("entered", _lp("play", "Entered"), (PlayRun.entered_on,), "day", attrgetter("entered_on"),
               sort="entered"),
        Column("state", _l("State"), (PlayRun.state,), "badge", names=RUN_STATES,
               tones={"open": "accent", "ended": "neutral"}, shown=False),
        Column("why", _lp("play", "Ended because"), (PlayRun.ended_because,), "badge", attrgetter("ended_because"),
               names={"": "", **ENDS}, quiet=("",)),
        Column("fate", _l("What became of them"), (PlayRun.fate,), "badge", names=FATES, tones=FATE_TONES),
        Column("class", _l("Class now"), (CustomerProfile.lifecycle,), "badge", attrgetter("lifecycle"), names=CLASSES,
               tones={name: name for name in CLASSES}, shown=False),
        Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == CustomerProfile.owner_id)),
        Column("team", _l("Team"), (OwnTeam.name.label("team"),), join=(OwnTeam, OwnTeam.id == CustomerProfile.team_id),
               shown=False),
    ),
)

OF_PARTY = of(
    PlayRun, PlayRun.id, PlayRun.state, PlayRun.entered_on, PlayRun.ended_on, PlayRun.ended_because, PlayRun.fate,
    Play.id.label("play_id"), Play.name, Play.edition, At.name.label("step"),
).join(Play, Play.id == PlayRun.play_id).outerjoin(
    At, sa.and_(At.play_id == PlayRun.play_id, At.key == PlayRun.at_key)).where(
    PlayRun.party_id == sa.bindparam("party_id")).order_by(PlayRun.id.desc()).limit(8)
TASKS = of(PlayTask, PlayTask.run_id, PlayTask.key, PlayTask.due_on, PlayTask.task_id, Record.title, Record.state,
           Record.is_open, Task.done_at, Record.updated_at).join(Task, Task.id == PlayTask.task_id).where(
    Record.kind == "task", PlayTask.run_id.in_(sa.bindparam("run_ids", expanding=True))).order_by(PlayTask.id)


def runs_of(party_id):
    """What a customer is or was led through, the newest first."""
    return db.session.execute(OF_PARTY, {"party_id": party_id}).all()


def open_run(party_id, code):
    return db.session.scalars(of(PlayRun).where(
        PlayRun.party_id == party_id, PlayRun.code == code, PlayRun.state == "open")).one_or_none()


def tasks_of(run_ids):
    """{run id: the tasks it made, in the order they were made}"""
    found = {run_id: [] for run_id in run_ids}
    for row in db.session.execute(TASKS, {"run_ids": list(run_ids)}) if run_ids else ():
        found[row.run_id].append(row)
    return found


def dropped_tasks(run):
    """The tasks that ended with a run."""
    return db.session.scalars(of(Task).join(PlayTask, PlayTask.task_id == Task.id).where(
        PlayTask.run_id == run.id, PlayTask.is_dropped)).all()


def open_tasks(run):
    return db.session.scalars(of(Task).join(PlayTask, PlayTask.task_id == Task.id).where(
        PlayTask.run_id == run.id, Record.is_open)).all()


def made_by(task):
    """What a play knows of its task."""
    return db.session.scalars(of(PlayTask).where(PlayTask.task_id == task.id)).one()
