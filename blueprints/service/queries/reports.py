"""Figures of many tickets: how long they took, how many there are of each."""
from datetime import timedelta

import sqlalchemy as sa

from core.access import of
from core.custom_fields import custom_fields
from core.custom_sql import held
from core.page import Refused
from core.search import name_key
from core.words import _
from measures.spread import quantile
from models import Record, Ticket, TicketCategory, db

FILED = Record.archived_at.is_(None)
HOUR = timedelta(hours=1)


def resolution():
    """{"n", "median_hours", "p90_hours"} from opened to resolved by the clock on the wall, of those ever resolved."""
    rows = db.session.execute(of(Ticket, Record.created_at, Ticket.resolved_at).where(
        FILED, Ticket.resolved_at.is_not(None)))
    hours = [(resolved_at - opened_at) / HOUR for opened_at, resolved_at in rows]
    return {"n": len(hours), "median_hours": rounded(quantile(hours, 0.5)), "p90_hours": rounded(quantile(hours, 0.9))}


def rounded(number):
    return None if number is None else round(number, 4)


def counted_by(name):
    """[(label, number)] of tickets by state, channel, category or "extra.<custom field>", most first; "" is none.

    What came from a file is called as the file calls it.
    """
    label = sa.func.coalesce(labelled(name), "").label("label")
    number = sa.func.count().label("n")
    query = of(Ticket, label, number).where(FILED)
    if name == "category":
        query = query.outerjoin(TicketCategory, TicketCategory.id == Ticket.category_id)
    return db.session.execute(query.group_by(label).order_by(number.desc(), label)).all()


def labelled(name):
    """The SQL of a label; Refused for what tickets are not told apart by."""
    if name.startswith("extra."):
        wanted = name_key(name.removeprefix("extra."))
        field = next((field for field in custom_fields("ticket") if name_key(field.name) == wanted), None)
        if field is None:
            raise Refused(_("Tickets have no field “%(name)s”", name=name.removeprefix("extra.")))
        return held(field)
    own = {"state": Record.state, "channel": Ticket.channel, "category": TicketCategory.path}.get(name)
    if own is None:
        raise Refused(_("Tickets are told apart by state, channel, category or extra.<field>"))
    return sa.func.coalesce(Ticket.source[name].as_string(), own)
