"""What to know before somebody is reminded of a bill, praised or thanked: that a complaint of theirs is open.

That there is one is told to whoever sees the party, as it changes what they say; what it is about only to whoever may
open it.
"""
from dataclasses import dataclass, field

import sqlalchemy as sa

from core.access import of
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _, _n
from models import Record, Ticket, db

SHOWN = 3
COMPLAINTS = of(Ticket, Ticket.id, Record.title).where(
    Record.party_id == sa.bindparam("party_id"), Ticket.kind_of == "complaint", Record.is_open).order_by(
    Ticket.id).limit(SHOWN)
NUMBER = of(Ticket, sa.func.count()).where(
    Record.party_id == sa.bindparam("party_id"), Ticket.kind_of == "complaint", Record.is_open)
OF_MANY = of(Ticket, Record.party_id).where(
    Record.party_id.in_(sa.bindparam("party_ids", expanding=True)), Ticket.kind_of == "complaint",
    Record.is_open).distinct()


@dataclass(frozen=True)
class Caution:
    """`open` complaints there are; `seen`: (id, title) of those the one who asks may open."""

    open: int = 0
    seen: list = field(default_factory=list)

    def __bool__(self):
        return self.open > 0

    @property
    def sentences(self):
        return [_n("A complaint of theirs is open: have a look at it first.",
                   "%(num)s complaints of theirs are open: have a look at them first.", self.open)] if self else []

    @property
    def hidden(self):
        """Told where none of them may be opened."""
        return _("Customer service knows what it is about.") if self and not self.seen else ""


def caution_about(party_id):
    """The Caution about a party, for whoever asks."""
    with db.session.no_autoflush, acting_as(SYSTEM):
        number = db.session.scalar(NUMBER, {"party_id": party_id})
    seen = db.session.execute(COMPLAINTS, {"party_id": party_id}).all() if number else []
    return Caution(number, seen)


def with_open_complaints(party_ids):
    """Those of many parties with an open complaint, whoever may see it."""
    with db.session.no_autoflush, acting_as(SYSTEM):
        return set(db.session.scalars(OF_MANY, {"party_ids": list(party_ids)})) if party_ids else set()
