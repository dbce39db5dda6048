"""Where a deal lies in its column. That is no fact about the deal: no version rises and no history tells of it."""
import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value

from core.access import of
from core.bulk import write_computed
from core.principal import SYSTEM
from core.scope import acting_as
from models import Deal, db, now

STEP = 1.0


def place(deal, *, below):
    """Put a deal below another one of its column, by id; on top without one, or where that one has gone by now."""
    db.session.flush()
    with acting_as(SYSTEM):  # the order of a column is everybody's, those not seen among it
        rank = rank_below(deal, below)
        if rank is None:
            spread(deal.stage_id)
            rank = rank_below(deal, below)
        write_computed(Deal, [{"id": deal.id, "board_rank": rank}], domain="sales")
    set_committed_value(deal, "board_rank", rank)


def rank_below(deal, below):
    """A rank between two neighbours; None when no number lies between theirs."""
    others = of(Deal, Deal.board_rank, Deal.id).where(Deal.stage_id == deal.stage_id, Deal.id != deal.id)
    above = db.session.execute(others.where(Deal.id == below)).one_or_none() if below else None
    in_order = others.order_by(Deal.board_rank, Deal.id).limit(1)
    if above is None:
        first = db.session.execute(in_order).one_or_none()
        return min(-now().timestamp(), first.board_rank - STEP / 1000) if first else deal.board_rank
    following = db.session.execute(in_order.where(
        sa.tuple_(Deal.board_rank, Deal.id) > sa.tuple_(above.board_rank, above.id))).one_or_none()
    if following is None:
        return above.board_rank + STEP
    rank = (above.board_rank + following.board_rank) / 2
    return rank if above.board_rank < rank < following.board_rank else None


def spread(stage_id):
    """Give the deals of a column ranks a step apart, in the order they lie."""
    query = of(Deal, Deal.id, Deal.board_rank).where(Deal.stage_id == stage_id)
    rows = db.session.execute(query.order_by(Deal.board_rank, Deal.id)).all()
    first = rows[0].board_rank  # downwards: what comes new ranks by minus its time (see moves.enter), on top of all
    write_computed(Deal, [{"id": row.id, "board_rank": first + at * STEP} for at, row in enumerate(rows)],
                   domain="sales")
