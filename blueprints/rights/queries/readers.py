"""Who reaches a record, and why; and who sees no more than the name of it."""
from dataclasses import dataclass, field

import sqlalchemy as sa

from blueprints.rights.queries.roles import roles_of
from blueprints.rights.reasons import everything, reason
from core import lens
from core.access import of
from core.granted import principals_for
from models import Hat, Record, Team, User, db


@dataclass(frozen=True)
class Reader:
    """Somebody, and why they read or write the record; the record through which they see its name."""

    id: int
    name: str
    roles: list
    reads: list = field(default_factory=list)
    writes: list = field(default_factory=list)
    card: object = None


@dataclass(frozen=True)
class Readers:
    """Everybody who can work here, by how far they reach."""

    reading: list
    naming: list  # those who see the name card alone
    others: list


def readers(record):
    """Asked of enforcement for every active user: core/lens.py."""
    people = principals_for(db.session.scalars(of(User).where(User.is_active).order_by(User.name, User.id)).all())
    reads, writes = lens.readers(record, people), lens.writers(record, people)
    apart = [person for person in people if person not in reads and person not in writes]
    cards = lens.name_cards(record, apart) if record.kind == "party" else {}
    seen = _seen(set(cards.values()))
    roles = roles_of([person.id for person in people])
    teams = dict(map(tuple, db.session.execute(sa.select(Team.id, Team.name))))

    def row(person):
        held = roles.get(person.id, [])
        told = {name: [reason(right, held, teams, record.kind) for right in found[person]] or [everything()]
                for name, found in (("reads", reads), ("writes", writes)) if person in found}
        card = seen.get(cards[person], "") if person in cards else None
        return Reader(person.id, person.name, [name for name, _grants in held], card=card, **told)
    return Readers([row(person) for person in people if person not in apart],
                   [row(person) for person in apart if person in cards],
                   [row(person) for person in apart if person not in cards])


def _seen(record_ids):
    """{id: record} of those that the one who asks may read: of others not even the title is told."""
    return {row.id: row for row in db.session.execute(
        of(Record, Record.id, Record.kind, Record.title).where(Record.id.in_(record_ids)))}


def whose(record):
    """(role as a party or "", owner, team) of what the rules look at: the record itself, or each role of a party."""
    if record.kind == "party":
        query = of(Hat, Hat.role, User.name, Team.name.label("team")).where(Hat.party_id == record.id).order_by(Hat.id)
        return db.session.execute(query.outerjoin(User, User.id == Hat.owner_id).outerjoin(
            Team, Team.id == Hat.team_id)).all()
    query = of(Record, sa.literal(""), User.name, Team.name.label("team")).where(Record.id == record.id)
    return db.session.execute(query.outerjoin(User, User.id == Record.owner_id).outerjoin(
        Team, Team.id == Record.team_id)).all()
