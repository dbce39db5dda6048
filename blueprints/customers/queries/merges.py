"""The merges of parties, and who may be the same as one of them."""
from sqlalchemy.orm import aliased

from blueprints.customers.actions.parties import facts_of
from blueprints.customers.queries.duplicates import duplicates
from core.access import of
from core.address_values import row_id
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
    {"date": Sort(Merge.at, Merge.id, descending=True)},
    filters={"party": lambda text: Merge.target_id == row_id(text)}, endpoint="customers.merges")


def possible_same(party, search):
    """Parties that may be the same: found by what is searched, else those that share a fact; (id, title) rows."""
    query = of(Party, Party.id, Record.title).where(Party.id != party.id, Party.is_open)
    if search:
        query = query.where(matches(Party, search))
    else:
        known = duplicates(vars(facts_of(party)), but=party.id).known
        query = query.where(Party.id.in_([row.id for row, _reasons in known]))
    return db.session.execute(query.order_by(Record.title, Party.id).limit(SHOWN)).all()
