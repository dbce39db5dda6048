"""Who else has this name, tax number, e-mail or phone: the blind check before something is entered twice."""
import hashlib
from dataclasses import dataclass, field

import sqlalchemy as sa

from core.access import of
from core.met import sealed
from core.point_keys import point_key, tax_key
from core.search import name_key
from core.suppressions import suppressed_facts
from measures.names import bare_name
from models import ContactPoint, Hat, Merge, Party, Record, Team, db

SHOWN = 5
SHORTEST = {"name": 2, "tax_number": 4, "email": 5, "phone": 6}  # fewer characters say nothing yet
UNSCOPED = {"unscoped": "a duplicate is one in whatever team: ids and teams only, never a name or a fact"}


@dataclass(frozen=True)
class Duplicates:
    """`known`: (row with id, title, archived_at; reasons) of those the asker sees. `elsewhere`: (team, reasons, token
    to ask for access by). `suppressed`: {name of a fact: why it is on the list of those never to be reached}."""

    known: list = field(default_factory=list)
    elsewhere: list = field(default_factory=list)
    suppressed: dict = field(default_factory=dict)
    seal: str = ""  # stands in the form once its warning was drawn; differs when others are found

    def __bool__(self):
        return bool(self.seal)


def duplicates(facts, *, but=None):
    """Parties (except the one with id `but`) that share a fact with `facts`, a dict of title, tax_number, email …"""
    reasons = {}
    for party_id, reason in matches_anywhere(facts, but):
        reasons.setdefault(party_id, set()).add(reason)
    barred = {name: row.reason for name, row in suppressed_facts(facts).items()} if but is None else {}
    if not reasons and not barred:
        return Duplicates()
    rows = db.session.execute(
        of(Party, Party.id, Record.title, Record.archived_at).where(Party.id.in_(reasons)).order_by(Party.id)).all()
    known = [(row, sorted(reasons[row.id])) for row in rows]
    strangers = reasons.keys() - {row.id for row in rows}
    elsewhere = [(team, sorted(reasons[party_id]), sealed(party_id, reasons[party_id]))
                 for party_id, team in teams_of(strangers)]
    told = repr(sorted((party_id, sorted(shared)) for party_id, shared in reasons.items())) + repr(sorted(barred))
    return Duplicates(known, elsewhere, barred, hashlib.sha256(told.encode()).hexdigest()[:16])


def matches_anywhere(facts, but):
    """(party id, reason) in one statement, at most SHOWN of a reason."""
    queries = []
    merged = sa.select(Merge.source_id).where(Merge.source_id == Party.id, Merge.undone_at.is_(None)).exists()
    for reason, key, query in keyed(facts):
        if key and len(key) >= SHORTEST[reason]:
            queries.append(query.where(Party.id != (but or 0), ~merged).order_by(Party.id).limit(SHOWN).subquery())
    if not queries:
        return []
    union = sa.union_all(*(sa.select(query) for query in queries))
    return db.session.execute(union.execution_options(**UNSCOPED)).all()


def keyed(facts):
    """(reason, key, select of the parties with that key) of each fact that was given."""
    def having(reason, condition):
        return sa.select(Party.id, sa.literal(reason).label("reason")).where(condition)

    def reached(kinds, key):
        return having("email" if kinds == ("email",) else "phone", Party.id.in_(sa.select(ContactPoint.party_id).where(
            ContactPoint.kind.in_(kinds), ContactPoint.value_key == key)))

    name, tax = bare_name(name_key(facts.get("title") or "")), tax_key(facts.get("tax_number"))
    yield "name", name, having("name", Party.bare_key == name)
    yield "tax_number", tax, having("tax_number", Party.tax_key == tax)
    email = point_key("email", facts.get("email") or "")
    yield "email", email, reached(("email",), email)
    for kind in ("phone", "mobile"):
        number = point_key(kind, facts.get(kind) or "")
        yield "phone", number, reached(("phone", "mobile"), number)


def teams_of(party_ids):
    """(party id, name of the team to ask, or None) of parties out of the asker's sight."""
    query = sa.select(Hat.party_id, sa.func.min(Team.name)).outerjoin(Team, Team.id == Hat.team_id).where(
        Hat.party_id.in_(party_ids)).group_by(Hat.party_id).order_by(Hat.party_id)
    return db.session.execute(query.execution_options(**UNSCOPED)).all() if party_ids else []
