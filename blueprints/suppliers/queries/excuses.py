"""Order lines that are not to count against their supplier, and what lines are called behind a figure."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from models import LineExcuse, NameCard, PurchaseLine, User, db

Name = aliased(NameCard)
Asked = aliased(User)
WAITING = of(LineExcuse, sa.func.count()).where(LineExcuse.state == "asked")
NUMBERS = of(PurchaseLine, PurchaseLine.id, PurchaseLine.number, PurchaseLine.item).where(
    PurchaseLine.id.in_(sa.bindparam("line_ids", expanding=True))).order_by(PurchaseLine.id)


def excuse_of(line):
    """The excuse that is asked for or agreed; None: none."""
    return db.session.scalar(of(LineExcuse).where(
        LineExcuse.line_id == line.id, LineExcuse.state != "refused").limit(1))


def excuses(supplier_id=None):
    """Excuses that wait for a second person, oldest first, with what they are about."""
    query = of(LineExcuse, LineExcuse.id, LineExcuse.line_id, LineExcuse.code, LineExcuse.note, LineExcuse.asked_at,
               LineExcuse.asked_by_id, Asked.name.label("asked_by"), PurchaseLine.number, PurchaseLine.item,
               Name.title.label("supplier")).join(PurchaseLine, PurchaseLine.id == LineExcuse.line_id).join(
        Name, Name.id == LineExcuse.party_id).outerjoin(Asked, Asked.id == LineExcuse.asked_by_id).where(
        LineExcuse.state == "asked")
    query = query.where(LineExcuse.party_id == supplier_id) if supplier_id else query
    return db.session.execute(query.order_by(LineExcuse.id).limit(100)).all()


def number_waiting():
    return db.session.scalar(WAITING)


def numbers_of(line_ids):
    """{line id: (number, item)} of order lines."""
    return {row.id: row for row in db.session.execute(NUMBERS, {"line_ids": list(line_ids)})}
