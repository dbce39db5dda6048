"""The list of scorecards of a period, and the facts of one supplier behind a figure."""
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.evaluation.labels import STATES
from blueprints.evaluation.queries.evaluations import IN_FORCE
from core.access import of
from core.address_values import one_of, row_id
from core.listing import Listing, Sort
from core.search import matches
from models import Evaluation, LineExcuse, NameCard, Party, PurchaseLine, Standing, User, db

Name = aliased(NameCard)
Asked = aliased(User)
PERIODS_SHOWN = 16


def is_standing(text):
    """Those that stand in a band."""
    return Evaluation.party_id.in_(of(Standing, Standing.party_id).where(
        Standing.band_id == row_id(text), Standing.role == "supplier"))


SCORECARDS = Listing(
    of(Evaluation, Evaluation.id, Evaluation.party_id, Name.title, Evaluation.score, Evaluation.state,
       Evaluation.coverage, Evaluation.n, Evaluation.strict, Evaluation.excused, Evaluation.failed,
       Evaluation.starts_on).join(Name, Name.id == Evaluation.party_id).where(
        IN_FORCE, Evaluation.role == "supplier"),
    sorts={"score": Sort(Evaluation.score, Evaluation.id, descending=True)},
    filters={
        "template": lambda text: Evaluation.template_id == row_id(text),
        "period": lambda text: Evaluation.starts_on == date.fromisoformat(text),
        "state": one_of(Evaluation.state, STATES), "standing": is_standing,
        "q": lambda text: Evaluation.party_id.in_(of(Party, Party.id).where(matches(Party, text)).limit(500)),
    },
    steady=frozenset({"template", "period", "state", "standing"}), endpoint="suppliers.scorecards",
)


def periods_known(template):
    """The first days of the periods somebody was evaluated for, newest first."""
    return db.session.scalars(of(Evaluation, Evaluation.starts_on).where(
        IN_FORCE, Evaluation.template_id == template.id).distinct().order_by(
        Evaluation.starts_on.desc()).limit(PERIODS_SHOWN)).all()


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
    return db.session.scalar(of(LineExcuse, sa.func.count()).where(LineExcuse.state == "asked"))


def numbers_of(line_ids):
    """{line id: (number, item)} of order lines."""
    rows = of(PurchaseLine, PurchaseLine.id, PurchaseLine.number, PurchaseLine.item).where(
        PurchaseLine.id.in_(line_ids)).order_by(PurchaseLine.id)
    return {row.id: row for row in db.session.execute(rows)}
