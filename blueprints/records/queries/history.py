"""What core/audit.py noted about a record, and the names of whom and what it refers to by id."""
import sqlalchemy as sa

from core.access import of
from models import (
    Change,
    DealSource,
    FundBudget,
    LostReason,
    NameCard,
    Order,
    Product,
    RootCause,
    Stage,
    Tag,
    Team,
    TicketCategory,
    User,
    db,
)

PAGE = 20
NAMES = {"user": User.name, "team": Team.name, "tag": Tag.name, "record": NameCard.title, "stage": Stage.name,
         "lost reason": LostReason.name, "deal source": DealSource.name, "product": Product.name, "order": Order.number,
         "ticket category": TicketCategory.path, "root cause": RootCause.path, "fund budget": FundBudget.name}


def changes(record, *, before=None):
    """At most PAGE changes and one, newest first."""
    query = of(Change, Change.id, Change.at, Change.part, Change.verb, Change.fields, User.name.label("by")).outerjoin(
        User, User.id == Change.by_id).where(Change.record_id == record.id)
    if before:
        query = query.where(Change.id < before)
    return db.session.execute(query.order_by(Change.id.desc()).limit(PAGE + 1)).all()


def names_of(what, ids):
    """{id: name} of what NAMED says: users, teams, records, what can be chosen."""
    name = NAMES[what]
    query = sa.select(name.class_.id, name).where(name.class_.id.in_(ids))
    return {row_id: called for row_id, called in db.session.execute(query)}
