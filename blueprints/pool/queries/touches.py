"""When somebody last did something for a customer: an entry, a deal, a ticket, an order."""
import sqlalchemy as sa

from core.access import of
from models import CustomerProfile, Entry, Order, Party, PoolPlace, Record, db

TOUCHING = ("deal", "ticket")
IDS = sa.bindparam("party_ids", expanding=True)
# What the rules note is no touch; what people do is noted in their name.
ENTRIES = of(Entry, Entry.party_id, sa.func.max(Entry.at)).where(
    Entry.party_id.in_(IDS), sa.or_(Entry.by_id.is_not(None), Entry.kind != "system")).group_by(Entry.party_id)
RECORDS = of(Record, Record.party_id, sa.func.max(Record.created_at)).where(
    Record.party_id.in_(IDS), Record.kind.in_(TOUCHING)).group_by(Record.party_id)
ORDERS = of(Order, Order.party_id, sa.func.max(Order.ordered_at)).where(
    Order.party_id.in_(IDS)).group_by(Order.party_id)
ENTERED = of(Party, Party.id, Party.created_at).where(Party.id.in_(IDS))


def last_touches(party_ids):
    """{party id: the instant}; that they were entered here counts as the first one."""
    last = {}
    for statement in (ENTERED, ENTRIES, RECORDS, ORDERS):
        for party_id, at in db.session.execute(statement, {"party_ids": list(party_ids)}):
            if at is not None and (party_id not in last or at > last[party_id]):
                last[party_id] = at
    return last


def owned(after, most):
    """The next customers by id that are somebody's: (id, class, owner, team, name as sorted)."""
    query = of(CustomerProfile, CustomerProfile.party_id, CustomerProfile.lifecycle, CustomerProfile.owner_id,
               CustomerProfile.team_id, CustomerProfile.name_key).where(
        CustomerProfile.is_current, CustomerProfile.owner_id.is_not(None), CustomerProfile.party_id > after)
    return db.session.execute(query.order_by(CustomerProfile.party_id).limit(most)).all()


def places(party_ids):
    """{party id: its PoolPlace}, to be changed."""
    query = of(PoolPlace).where(PoolPlace.party_id.in_(party_ids)).with_for_update()
    return {place.party_id: place for place in db.session.scalars(query)}
