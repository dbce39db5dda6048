"""Open work over all kinds: of one person by when it is due, of a team by person. Each list is capped."""
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core import due
from core.kinds import work_kinds
from models import NameCard, Party, Record, User, db

SHOWN = 20  # of each group, or of each person
COUNTED = 1000

About, Owner = aliased(NameCard), aliased(User)
Seen = aliased(Party, flat=True)  # whom it is about, where the asker may open that
FACTS = (Record.id, Record.kind, Record.title, Record.due_at, Record.is_open, Record.state, Record.party_id,
         Record.owner_id, Record.created_by_id, Record.team_id)


def mine_asked(owner_id, bounds):
    """(statement, parameters) of the open rows of a person."""
    return _mine(kind_names()), bounds | {"owner_id": owner_id}


def mine(asked):
    """{group: open rows of that person}, at most SHOWN and one in each, the most urgent first. One statement."""
    statement, parameters = asked
    return _by_part(statement, due.GROUPS, parameters)


def kind_names():
    return tuple(kind.name for kind in work_kinds())


@lru_cache
def _mine(kinds):
    owner = Record.owner_id == sa.bindparam("owner_id")
    return _drawn([_first(kind, group, owner, due.in_group(Record.due_at, group))
                   for group in due.GROUPS for kind in kinds])


def of_team(team_id, person_ids):
    """{person id or None: what is due of a team's open work by the end of the week}, capped alike. One statement."""
    horizon = due.span("week")[1]
    return _by_part(_drawn([
        _first(kind, str(person_id or ""), Record.owner_id == person_id, Record.team_id == team_id,
               Record.due_at < horizon)
        for person_id in person_ids for kind in kind_names()]), [str(person_id or "") for person_id in person_ids])


def _first(kind, part, *conditions):
    query = sa.select(*FACTS, sa.literal(part).label("part"))
    query = query.where(Record.kind == kind, Record.is_open, *conditions)
    return query.order_by(Record.due_at, Record.id).limit(SHOWN + 1).subquery()


def _drawn(parts):
    """The rows of all parts with the names on them."""
    found = sa.union_all(*(sa.select(part) for part in parts)).subquery()
    return sa.select(
        found, About.title.label("about"), About.kind.label("about_kind"), About.id.label("about_id"),
        sa.select(Seen.id).where(Seen.id == found.c.party_id).correlate(found).scalar_subquery().label("seen_id"),
    ).outerjoin(About, About.id == found.c.party_id).order_by(
        found.c.due_at, found.c.id)


def _by_part(query, names, parameters=None):
    rows = {name: [] for name in names}
    for row in db.session.execute(query, parameters or {}):
        rows[row.part].append(row)
    return rows


def counted_mine(kinds):
    """{group: a select of what is open of a person, `owner_id`}, for counting; `due.bounds` are its parameters."""
    mine = sa.select(Record.id).where(
        Record.kind.in_(kinds), Record.is_open, Record.owner_id == sa.bindparam("owner_id"))
    return {group: mine.where(due.in_group(Record.due_at, group)) for group in due.GROUPS}


def people_of(team_id):
    """{person id or None: (overdue, due today, due this week)} of a team's open work, in one statement."""
    kinds = kind_names()
    numbers = [sa.func.count(sa.case((due.is_due(Record.due_at, group), 1))) for group in ("overdue", "today", "week")]
    query = sa.select(Record.owner_id, *numbers).where(
        Record.kind.in_(kinds), Record.is_open, Record.team_id == team_id, Record.due_at < due.span("week")[1])
    return {owner_id: tuple(counts) for owner_id, *counts in db.session.execute(query.group_by(Record.owner_id))}
