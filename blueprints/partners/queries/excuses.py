"""Deals that are not to count against the partner that sourced or registered them."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.partners.queries.facts import REGISTERED, SOURCED
from core.access import of
from models import Deal, DealPartner, FactExcuse, Hat, NameCard, Record, Registration, User, db

Name = aliased(NameCard)
Asked = aliased(User)
ASKED = of(FactExcuse, FactExcuse.id, FactExcuse.party_id, FactExcuse.fact_id, FactExcuse.code, FactExcuse.note,
           FactExcuse.asked_at, FactExcuse.asked_by_id, Asked.name.label("asked_by"),
           Name.title.label("partner")).join(Name, Name.id == FactExcuse.party_id).outerjoin(
    Asked, Asked.id == FactExcuse.asked_by_id).where(FactExcuse.state == "asked").order_by(FactExcuse.id).limit(100)


def excuses():
    """Excuses that wait for a second person, oldest first."""
    return db.session.execute(ASKED).all()


def number_waiting():
    return db.session.scalar(of(FactExcuse, sa.func.count()).where(FactExcuse.state == "asked"))


def titles_of(fact_ids):
    """{record id: its title} of those the asker may see."""
    rows = of(Record, Record.id, Record.title).where(Record.id.in_(fact_ids)).order_by(Record.id)
    return {row.id: row.title for row in db.session.execute(rows)} if fact_ids else {}


def is_theirs(party, fact_id):
    """Did this partner source that deal, or register it? Whoever sees the partner may know."""
    sourced = SOURCED.with_only_columns(Deal.id).where(DealPartner.party_id == party.id, Deal.id == fact_id)
    registered = REGISTERED.with_only_columns(Registration.id).where(
        Hat.party_id == party.id, Registration.id == fact_id)
    return any(db.session.scalar(query.limit(1)) for query in (sourced, registered))
