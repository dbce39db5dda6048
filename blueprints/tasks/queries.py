"""Which tasks: the list, the open ones about a record, and what the page of one tells beside it."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.tasks.columns import FILED
from core import due
from core.access import of
from core.address_values import among, row_id
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.spans import within
from models import NameCard, Party, Record, Task, Team, User, db

IN_PANEL = 20  # open tasks a panel shows at most
Owner, About = aliased(User), aliased(NameCard)
Seen = aliased(Party, flat=True)
# What a task is about, where the asker may open it: asked row by row, as SQLite reads all parties for an outer join.
SEEN_ID = sa.select(Seen.id).where(Seen.id == Task.about_id).correlate_except(Seen).scalar_subquery().label("seen_id")
NOT_ARCHIVED = Record.archived_at.is_(None)
STATES = {
    "open": Record.is_open,
    "done": sa.and_(~Record.is_open, Record.state == "done", NOT_ARCHIVED),
    "dropped": sa.and_(~Record.is_open, Record.state == "dropped", NOT_ARCHIVED),
    "any": NOT_ARCHIVED,
    "archived": sa.and_(~Record.is_open, ~NOT_ARCHIVED),
}
ROWS = of(
    Task, Task.id, Record.kind, Record.title, Record.state, Record.is_open, Record.due_at, Record.created_at,
    Task.due_on, Task.due_time, Task.done_at, Record.owner_id, Record.created_by_id, Record.team_id,
    Owner.name.label("owner"), About.title.label("about"), About.kind.label("about_kind"), About.id.label("about_id"),
    SEEN_ID,
).outerjoin(Owner, Owner.id == Record.owner_id).outerjoin(About, About.id == Task.about_id)


TASKS = Listing(
    ROWS,
    sorts={"due": Sort(Record.due_at, Record.id), "created": Sort(Record.created_at, Record.id, descending=True)},
    filters={
        "q": Searched(Task), "owner": is_person(Record.owner_id), "team": is_of_team(Record.team_id),
        "state": among(STATES), "due": lambda group: due.is_due(Record.due_at, group),
        "about": lambda text: Task.about_id == row_id(text), "created": within(Record.created_at),
        "creator": is_person(Record.created_by_id), "done": within(Task.done_at),
        "doer": is_person(Task.done_by_id),
    },
    unasked={"owner": "me", "state": "open"}, steady=frozenset({"state", "about"}),
    personal=frozenset({"owner", "team", "creator", "doer"}),
    spine=dict.fromkeys(("q", "owner", "team", "state", "due", "created", "creator")),
    endpoint="tasks.tasks", kind="task", filed=FILED,
)


OPEN_ABOUT = ROWS.where(Task.about_id == sa.bindparam("record_id"), Record.is_open).order_by(
    Record.due_at, Record.id).limit(IN_PANEL + 1)


def open_about(record_id):
    """The open tasks about a record, the most urgent first, at most IN_PANEL and one."""
    return db.session.execute(OPEN_ABOUT, {"record_id": record_id}).all()


Maker, Doer = aliased(User), aliased(User)
FACTS = of(
    Task, Owner.name.label("owner"), Team.name.label("team"), Maker.name.label("maker"), Doer.name.label("doer"),
    About.title.label("about"), About.kind.label("about_kind"), About.id.label("about_id"), SEEN_ID,
).outerjoin(Owner, Owner.id == Record.owner_id).outerjoin(Team, Team.id == Record.team_id).outerjoin(
    Maker, Maker.id == Record.created_by_id).outerjoin(Doer, Doer.id == Task.done_by_id).outerjoin(
    About, About.id == Task.about_id).where(
    Task.id == sa.bindparam("task_id"))


def facts_of(task):
    """Names for the page of a task: whose, which team's, who made and did it, what it is about."""
    return db.session.execute(FACTS, {"task_id": task.id}).one()


def is_visible(task_id):
    """May the one who asks still open it?"""
    return db.session.scalar(of(Task, Task.id).where(Task.id == task_id)) is not None


def name_of(record_id):
    """The name of a record the asker may see, else ""."""
    return db.session.scalar(sa.select(Record.title).where(Record.id == row_id(record_id))) or ""
