"""The merges of parties, and who may be the same as one of them."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.customers.actions.parties import facts_of
from blueprints.customers.queries.duplicates import duplicates
from core.access import of
from core.listing import Listing, Sort
from core.search import matches
from models import Merge, NameCard, Party, Record, User, db

SHOWN = 20
Gone, By = aliased(NameCard), aliased(User)

# One sees the merges into parties one sees; who was merged into somebody is part of them, name and all.
MERGES = Listing(
    of(Party, Merge.id, Merge.at, Merge.undone_at, Merge.left, Party.id.label("party_id"), Record.title,
       Gone.title.label("gone"), By.name.label("by")).join(Merge, Merge.target_id == Party.id).join(
        Gone, Gone.id == Merge.source_id).outerjoin(By, By.id == Merge.by_id),
    {"date": Sort(Merge.at, Merge.id, descending=True)}, endpoint="customers.merges")


def possible_same(party, search):
    """Parties that may be the same: found by what is searched, else those that share a fact; (id, title) rows."""
    query = of(Party, Party.id, Record.title).where(Party.id != party.id, Party.is_open)
    if search:
        query = query.where(matches(Party, search))
    else:
        query = query.where(Party.id.in_([row.id for row, _reasons in duplicates(facts_told(party), but=party.id).known]))
    return db.session.execute(query.order_by(Record.title, Party.id).limit(SHOWN)).all()


def facts_told(party):
    return vars(facts_of(party))


def merges_into(party):
    """Those that are in force, the newest first: (Merge, name of the one that went)."""
    query = sa.select(Merge, Gone.title).join(Gone, Gone.id == Merge.source_id).where(
        Merge.target_id == party.id, Merge.undone_at.is_(None))
    return db.session.execute(query.order_by(Merge.id.desc()).limit(SHOWN)).all()
