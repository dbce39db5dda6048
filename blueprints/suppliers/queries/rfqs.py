"""Requests for quotation: the list, and the answers to one beside each other."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.address_values import among
from core.listing import Listing, Sort
from models import ContactPoint, NameCard, Rfq, RfqInvite, db

Name = aliased(NameCard)
OF_IT = RfqInvite.rfq_id == Rfq.id
REPLIED = sa.or_(RfqInvite.answered_at.is_not(None), RfqInvite.declined_at.is_not(None))
MOST = 20  # suppliers asked at once


def counted(*conditions):
    return of(RfqInvite, sa.func.count()).where(OF_IT, *conditions).correlate(Rfq).scalar_subquery()


RFQS = Listing(
    sa.select(Rfq.id, Rfq.title, Rfq.due_at, Rfq.created_at, Rfq.closed_at, counted().label("asked"),
              counted(REPLIED).label("replied")).select_from(Rfq),
    sorts={"newest": Sort(Rfq.id, Rfq.id, descending=True)},
    filters={"open": among({"yes": Rfq.closed_at.is_(None), "no": Rfq.closed_at.is_not(None)})},
    unasked={"open": "yes"}, endpoint="suppliers.rfqs",
)


def invites_of(rfq):
    """Who was asked and what they answered; the cheapest first, then who declined, then who is silent."""
    rows = of(RfqInvite, RfqInvite.id, RfqInvite.party_id, Name.title, RfqInvite.sent_at, RfqInvite.due_at,
              RfqInvite.answered_at, RfqInvite.declined_at, RfqInvite.reason, RfqInvite.unit_price, RfqInvite.currency,
              RfqInvite.lead_days, RfqInvite.valid_until, RfqInvite.note).join(Name, Name.id == RfqInvite.party_id)
    order = sa.case((RfqInvite.answered_at.is_not(None), 0), (RfqInvite.declined_at.is_not(None), 1), else_=2)
    return db.session.execute(rows.where(RfqInvite.rfq_id == rfq.id).order_by(
        order, RfqInvite.unit_price, Name.title, RfqInvite.id)).all()


def mail_addresses(party_ids):
    """(party id, main e-mail) of those who have one."""
    return db.session.execute(of(ContactPoint, ContactPoint.party_id, ContactPoint.value).where(
        ContactPoint.party_id.in_(party_ids), ContactPoint.kind == "email", ContactPoint.is_primary)).all()
