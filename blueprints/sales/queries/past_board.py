"""The board as it stood at the end of a day: every column whole, and the largest deals in it."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.asked import shape_of
from blueprints.sales.queries.forecast import asked
from blueprints.sales.queries.standing import seen, source
from models import NameCard, Stage, User, db

CARDS = 25  # a column
Customer = aliased(NameCard)


def stages_of(pipeline_id):
    """The open stages of a pipeline, in order; archived ones too, as deals may have stood in them."""
    query = sa.select(Stage.id, Stage.name, Stage.archived_at).where(
        Stage.pipeline_id == pipeline_id, Stage.outcome == "open")
    return db.session.execute(query.order_by(Stage.position, Stage.id)).all()


def sums_by_stage(view):
    """{stage id: (count, cents, Σ cents × probability)} of all open deals, whatever they close."""
    rows = source(shape_of(view)).open().of(shape_of(view), period=False).subquery()
    query = sa.select(rows.c.stage_id, sa.func.count(rows.c.id).label("count"),
                      sa.cast(sa.func.sum(rows.c.cents), sa.BigInteger).label("cents"),
                      sa.cast(sa.func.sum(rows.c.cents * rows.c.probability), sa.BigInteger).label("points"))
    return {row.stage_id: row for row in asked(seen(query.group_by(rows.c.stage_id)), view)}


def cards_by_stage(view):
    """{stage id: rows} of the CARDS largest deals of each column."""
    rows = source(shape_of(view)).open().of(shape_of(view), period=False).subquery()
    place = sa.func.row_number().over(
        partition_by=rows.c.stage_id, order_by=(rows.c.cents.desc(), rows.c.id.desc())).label("place")
    ranked = sa.select(rows, place).subquery()
    query = sa.select(ranked, Customer.title.label("customer"), User.name.label("owner")).select_from(ranked).outerjoin(
        Customer, Customer.id == ranked.c.party_id).outerjoin(User, User.id == ranked.c.owner_id)
    cards = {}
    query = query.where(ranked.c.place <= CARDS).order_by(ranked.c.stage_id, ranked.c.place)
    for row in asked(seen(query), view):
        cards.setdefault(row.stage_id, []).append(row)
    return cards
