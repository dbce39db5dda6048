"""What went between us and a party in all its roles, counted: sold, bought, brought, introduced, complained about."""
import sqlalchemy as sa

from core.access import of
from models import ComplaintIncident, DealPartner, Order, PartyLink, PurchaseLine, Record, Ticket, db

PARTY = sa.bindparam("party_id", type_=sa.Integer)


def number(query):
    return query.scalar_subquery()


COUNTS = sa.select(
    number(of(Order, sa.func.count()).where(Order.party_id == PARTY)).label("sold"),
    number(of(PurchaseLine, sa.func.count()).where(PurchaseLine.party_id == PARTY)).label("bought"),
    number(of(DealPartner, sa.func.count(sa.distinct(DealPartner.deal_id))).where(
        DealPartner.party_id == PARTY, DealPartner.part == "sourced")).label("brought"),
    number(of(PartyLink, sa.func.count()).where(
        PartyLink.party_id == PARTY, PartyLink.kind == "referral")).label("introduced"),
    number(of(Ticket, sa.func.count()).where(
        Record.party_id == PARTY, Ticket.kind_of == "complaint", Record.archived_at.is_(None))).label("theirs"),
    number(of(ComplaintIncident, sa.func.count(sa.distinct(ComplaintIncident.record_id))).where(
        ComplaintIncident.supplier_id == PARTY, ComplaintIncident.archived_at.is_(None))).label("about"),
)


def both_ways(party):
    """As far as the asker sees."""
    return db.session.execute(COUNTS, {"party_id": party.id}).one()
