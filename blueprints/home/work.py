"""Open work over all kinds: of one person by when it is due, of a team by person. Each list is capped."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core import due
from core.kinds import work_kinds
from models import NameCard, Party, Record, User, db

SHOWN = 50  # of each group, or of each person
COUNTED = 1000

About, Owner = aliased(NameCard), aliased(User)
Seen = aliased(Party, flat=True)  # whom it is about, where the asker may open that
FACTS = (Record.id, Record.kind, Record.title, Record.due_at, Record.is_open, Record.state, Record.party_id,
         Record.owner_id, Record.created_by_id, Record.team_id)


def mine(owner_id):
    """{group: open rows of that person}, at most SHOWN and one in each, the most urgent first. One statement."""
    wanted = {group: Record.owner_id == owner_id for group in due.GROUPS}
    return _drawn([
        _first(kind, group, condition, due.is_due(Record.due_at, group))
        for group, condition in wanted.items() for kind in work_kinds()], due.GROUPS)


def of_team(team_id, person_ids):
    """{person id or None: what is due of a team's open work by the end of the week}, capped alike. One statement."""
    horizon = due.span("week")[1]
    return _drawn([
        _first(kind, str(person_id or ""), Record.owner_id == person_id, Record.team_id == team_id,
               Record.due_at < horizon)
        for person_id in person_ids for kind in work_kinds()], [str(person_id or "") for person_id in person_ids])


def _first(kind, part, *conditions):
    query = sa.select(*FACTS, sa.literal(part).label("part"))
    query = query.where(Record.kind == kind.name, Record.is_open, *conditions)
    return query.order_by(Record.due_at, Record.id).limit(SHOWN + 1).subquery()


def _drawn(parts, names):
    """The rows of all parts with the names on them, by part."""
    found = sa.union_all(*(sa.select(part) for part in parts)).subquery()
    query = sa.select(
        found, About.title.label("about"), About.kind.label("about_kind"), About.id.label("about_id"),
        Seen.id.label("seen_id"),
    ).outerjoin(About, About.id == found.c.party_id).outerjoin(Seen, Seen.id == found.c.party_id).order_by(
        found.c.due_at, found.c.id)
    rows = {name: [] for name in names}
    for row in db.session.execute(query):
        rows[row.part].append(row)
    return rows


def counted_mine(owner_id):
    """{group: a select of what is open of that person}, for counting."""
    kinds = [kind.name for kind in work_kinds()]
    return {group: sa.select(Record.id).where(Record.kind.in_(kinds), Record.is_open, Record.owner_id == owner_id,
                                              due.is_due(Record.due_at, group)) for group in due.GROUPS}


def people_of(team_id):
    """{person id or None: (overdue, due today, due this week)} of a team's open work, in one statement."""
    kinds = [kind.name for kind in work_kinds()]
    numbers = [sa.func.count(sa.case((due.is_due(Record.due_at, group), 1))) for group in ("overdue", "today", "week")]
    query = sa.select(Record.owner_id, *numbers).where(
        Record.kind.in_(kinds), Record.is_open, Record.team_id == team_id, Record.due_at < due.span("week")[1])
    return {owner_id: tuple(counts) for owner_id, *counts in db.session.execute(query.group_by(Record.owner_id))}
