"""Who else speaks of the same customer: live registrations and open deals, looked for everywhere.

What the asker may not see is told without a name: the team to ask, and why it is a conflict.
"""
import hashlib
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from models import LIVE_STATES, Deal, NameCard, Party, Record, Registration, Team, db

SHOWN = 20
UNSCOPED = {"unscoped": "a conflict is one in whatever team: ids, teams and reasons, never a name or a fact"}
Whose = aliased(NameCard)


@dataclass(frozen=True)
class Conflict:
    """kind: registration, deal. reason: customer (the same party), name (called alike). `title` "" out of sight."""

    kind: str
    record_id: int
    reason: str
    team: str
    title: str = ""
    partner: str = ""


def conflicts_of(customer_id, customer_key, *, but=None):
    """The Conflicts of a customer, by party where it is known and by name; `but` is the registration that asks."""
    same = {"customer": Registration.customer_id == customer_id, "name": Registration.customer_key == customer_key}
    registered = of(Registration, Registration.id, reason(same, customer_id), Record.kind, Record.team_id).where(
        anyone(same, customer_id), Record.state.in_(LIVE_STATES), Record.archived_at.is_(None),
        Registration.id != (but or 0)).order_by(Registration.id).limit(SHOWN)
    named = sa.select(Party.name_key).where(Party.id == Deal.party_id).correlate(Deal).scalar_subquery()
    same = {"customer": Deal.party_id == customer_id, "name": named == customer_key}
    asked = of(Deal, Deal.id, reason(same, customer_id), Record.kind, Record.team_id).where(
        anyone(same, customer_id), Record.is_open, Deal.closed_on.is_(None)).order_by(Deal.id).limit(SHOWN)
    found = [row for query in (registered, asked) for row in db.session.execute(
        query.execution_options(**UNSCOPED)).all()]
    return told(found) if found else []


def anyone(same, customer_id):
    return sa.or_(*(condition for name, condition in same.items() if name == "name" or customer_id))


def reason(same, customer_id):
    told_apart = sa.case((same["customer"], "customer"), else_="name") if customer_id else sa.literal("name")
    return told_apart.label("reason")


def told(found):
    """Conflicts with the names the asker may read."""
    seen = dict.fromkeys(("registration", "deal"), {})
    for model, kind in ((Registration, "registration"), (Deal, "deal")):
        ids = [row.id for row in found if row.kind == kind]
        rows = of(model, model.id, Record.title, Whose.title.label("whose")).outerjoin(
            Whose, Whose.id == Record.party_id).where(model.id.in_(ids))
        seen[kind] = {row.id: row for row in db.session.execute(rows)} if ids else {}
    teams = dict(map(tuple, db.session.execute(sa.select(Team.id, Team.name).where(
        Team.id.in_({row.team_id for row in found if row.team_id})))))
    return [Conflict(row.kind, row.id, row.reason, teams.get(row.team_id, ""),
                     *(seen[row.kind][row.id][1:] if row.id in seen[row.kind] else ())) for row in found]


def seal(conflicts):
    """Stands in the form once these were shown; differs when others are found. "" without any."""
    known = repr([(conflict.kind, conflict.record_id, conflict.reason) for conflict in conflicts])
    return hashlib.sha256(known.encode()).hexdigest()[:16] if conflicts else ""
