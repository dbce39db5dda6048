"""Which partners have a part in a deal, and in what deals somebody can be given one."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.deal import NUMBERED, numbered
from core.access import of
from core.search import matches, name_key
from models import Deal, DealPartner, Hat, NameCard, Party, Record, db

Partner, Seen = aliased(NameCard), aliased(Party, flat=True)
SEEN_ID = sa.select(Seen.id).where(Seen.id == DealPartner.party_id).correlate_except(Seen).scalar_subquery()
SHARES = of(DealPartner, DealPartner.party_id, DealPartner.part, DealPartner.share, Partner.title,
            SEEN_ID.label("seen_id")).join(Partner, Partner.id == DealPartner.party_id).where(
    DealPartner.deal_id == sa.bindparam("deal_id")).order_by(Partner.title, Partner.id, DealPartner.part)
IS_PARTNER = sa.select(Hat.id).where(
    Hat.party_id == Party.id, Hat.role == "partner", Hat.until.is_(None)).correlate(Party).exists()
SUGGESTED = 20


def shares_of(deal):
    """Who has which part in a deal, by name; `seen_id` for those the asker may open."""
    return db.session.execute(SHARES, {"deal_id": deal.id}).all()


def deals_named(text):
    """At most three (id, title) of deals in sight that a person may mean by `text`: "Pumps #12" is the one of that id,
    else those that are found by it."""
    query = of(Deal, Deal.id, Record.title).where(Record.archived_at.is_(None))
    told = NUMBERED.match(text)
    if told:
        rows = db.session.execute(query.where(Deal.id == int(told["id"]))).all()
        if rows and name_key(rows[0].title) == name_key(told["name"]):
            return rows
    found = db.session.execute(query.where(matches(Deal, text)).order_by(Deal.id.desc()).limit(SUGGESTED)).all()
    exact = [row for row in found if name_key(row.title) == name_key(text)]
    return (exact or found)[:3]


def deal_suggestions(text):
    """Titles to offer while one is typed, told apart by number."""
    text = text.replace("\x00", "").strip()
    if not text:
        return []
    query = of(Deal, Deal.id, Record.title).where(Record.archived_at.is_(None), matches(Deal, text))
    return [numbered(row) for row in db.session.execute(query.order_by(Deal.id.desc()).limit(SUGGESTED))]
