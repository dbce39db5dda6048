"""What the page of one partner shows, as plain rows."""
import sqlalchemy as sa

from blueprints.partners.queries.facts import DEALS
from core.access import of
from models import (
    Certification,
    Deal,
    DealPartner,
    Record,
    Registration,
    db,
)

SHOWN = 8
PARTY = sa.bindparam("party_id", type_=sa.Integer)
LAST_REGISTRATIONS = of(
    Registration, Registration.id, Record.title, Record.state, Record.due_at, Record.is_open,
    Registration.customer_name, Registration.amount_cents, Registration.currency, Registration.protected_until,
).where(Record.party_id == PARTY, Record.archived_at.is_(None)).order_by(Registration.id.desc()).limit(SHOWN)
LAST_DEALS = DEALS.with_only_columns(
    Deal.id, Record.title, Record.state, Deal.amount_cents, Deal.currency, Deal.closed_on, DealPartner.part,
    DealPartner.share,
).where(DealPartner.party_id == PARTY).order_by(Deal.id.desc(), DealPartner.part).limit(SHOWN)
SEEN_DEALS = of(Deal, Deal.id).where(Deal.id.in_(sa.bindparam("deal_ids", expanding=True)))
CERTIFICATES = of(
    Certification, Certification.id, Certification.person, Certification.person_key,
    Certification.certificate, Certification.valid_from,
    Certification.valid_until,
).where(Certification.party_id == PARTY).order_by(Certification.valid_until.desc(), Certification.id).limit(50)


def of_party(statement, party):
    return db.session.execute(statement, {"party_id": party.id}).all()


def last_registrations(party):
    return of_party(LAST_REGISTRATIONS, party)


def last_deals(party):
    """The newest deals they have a part in: (row, whether the asker may open it)."""
    rows = of_party(LAST_DEALS, party)
    seen = set(db.session.scalars(SEEN_DEALS, {"deal_ids": [row.id for row in rows]})) if rows else ()
    return [(row, row.id in seen) for row in rows]


def certificates(party):
    """Those that run longest first."""
    return of_party(CERTIFICATES, party)
