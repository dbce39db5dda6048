"""What stands on a board: its columns, what all deals in them come to, and the first cards of each."""
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.queries.deals import FEW, about_product, closes, of_customer
from core.access import of
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.scope import principal_of
from core.search import matches
from core.times import start_of
from core.workspace import workspace
from models import NO_DAY, Deal, DealSum, Entry, NameCard, Pipeline, Record, Stage, User, db

FIRST_CARDS = 25
LISTED = Record.archived_at.is_(None)
SEEN = {"seen_through": Deal}  # whoever sees a deal sees what its card tells

STAGES = sa.select(
    Stage.id, Stage.name, Stage.outcome, Stage.probability, Stage.stale_days, Stage.pipeline_id,
    Pipeline.name.label("pipeline"),
).join(Pipeline, Pipeline.id == Stage.pipeline_id).where(
    Stage.archived_at.is_(None), Pipeline.archived_at.is_(None)).order_by(
    Pipeline.position, Pipeline.id, Stage.position, Stage.id)

Owner, Customer = aliased(User), aliased(NameCard)
CARDS = of(
    Deal, Deal.id, Deal.stage_id, Deal.board_rank, Record.title, Record.is_open, Record.party_id, Deal.amount_cents,
    Deal.currency, Deal.closes_on, Deal.next_step, Deal.next_step_on, Deal.stage_entered_at, Deal.push_count,
    Record.owner_id,
).where(LISTED)


def deals_of(text):
    """Deals of a customer, looked up first while they are few: else each column would be gone through for them."""
    found = db.session.scalars(of(Deal, Deal.id).where(of_customer(text)).limit(FEW)).all()
    return Deal.id.in_(found) if len(found) < FEW else of_customer(text)


BOARD = Listing(
    of(Deal, Deal.id).where(LISTED),
    sorts={"rank": Sort(Deal.board_rank, Deal.id)},
    filters={"q": lambda text: matches(Deal, text), "owner": is_person(Record.owner_id),
             "team": is_of_team(Record.team_id), "customer": deals_of, "product": about_product, "closes": closes},
)


def stages():
    """The stages of all pipelines in use, in their order."""
    return db.session.execute(STAGES).all()


# -- totals ------------------------------------------------------------------------------------------------------------

def _among(kind, count):
    """Parameters for the ids of so many stages, one by one: a list of them PostgreSQL plans anew each time."""
    return [sa.bindparam(f"{kind}_{at}", type_=sa.Integer) for at in range(count)]


def _is_open(deal, count):
    """Is it in one of so many open stages? It was not decided then, which the index of these sums is told."""
    return sa.and_(deal.stage_id.in_(_among("open", count)), deal.closed_on.is_(None))


def _is_closed(deal, count):
    """Was it decided lately? Between two days, or SQLite would guess that a quarter was."""
    return sa.and_(deal.stage_id.in_(_among("closed", count)), deal.closed_on.between(sa.bindparam("since"), NO_DAY))


NONE = sa.literal(0)


def _sums(source, count, cents, unrated):
    """The columns of every part of the totals: stage, own probability, deals, home cents, those without a rate."""
    return (source.stage_id, source.probability.label("probability"), count.label("deals"), cents.label("cents"),
            unrated.label("unrated"))


NO_RATE = sa.and_(Deal.home_rate.is_(None), Deal.amount_cents.is_not(None))
UNRATED = sa.func.sum(sa.case((NO_RATE, 1), else_=0))
COUNTED = _sums(Deal, sa.func.count(), sa.func.sum(Deal.home_cents), UNRATED)


def _both(query, opened, closed):
    """The totals of the deals of a query: those in open stages, and those decided lately. Each by its own index."""
    parts = (query.with_only_columns(*COUNTED).where(LISTED, condition).group_by(Deal.stage_id, Deal.probability)
             for condition in (sa.and_(_is_open(Deal, opened), Record.is_open), _is_closed(Deal, closed)))
    return sa.union_all(*parts)


def _of_index(condition):
    return sa.select(*_sums(DealSum, sa.func.count(), sa.func.sum(DealSum.home_cents), NONE)).where(
        condition).group_by(DealSum.stage_id, DealSum.probability)


@lru_cache(maxsize=40)
def _all_sums(opened, closed):
    """Nothing asked and all in reach: the indexes of the deals alone, less what is in the archive."""
    return sa.union_all(
        _of_index(_is_open(DealSum, opened)), _of_index(_is_closed(DealSum, closed)),
        # Of all pipelines: asked by stage, SQLite would read the index of all deals instead of the one of these few.
        sa.select(*_sums(DealSum, NONE, NONE, sa.func.count())).where(
            DealSum.home_rate.is_(None), DealSum.amount_cents.is_not(None),
            sa.or_(DealSum.closed_on.is_(None), DealSum.closed_on >= sa.bindparam("since"))).group_by(
            DealSum.stage_id, DealSum.probability),
        of(Deal, *_sums(Deal, -sa.func.count(), -sa.func.sum(Deal.home_cents), -UNRATED)).where(
            ~LISTED, sa.or_(_is_open(Deal, opened), _is_closed(Deal, closed))).group_by(
            Deal.stage_id, Deal.probability),
    )


@lru_cache(maxsize=40)
def _seen_sums(opened, closed):
    return _both(of(Deal), opened, closed)


def sums_asked(listing, stages, since):
    """(statement, parameters): rows of stage, own probability of the deals, how many, home cents and those without a
    rate: all deals of the board that the asker may see. In closed stages those decided on the day `since` or later."""
    opened = {f"open_{at}": stage.id for at, stage in enumerate(_outcome(stages, True))}
    closed = {f"closed_{at}": stage.id for at, stage in enumerate(_outcome(stages, False))}
    if listing.is_filtered:
        statement = _both(listing.query(), len(opened), len(closed))
    else:
        statement = (_all_sums if _sees_all() else _seen_sums)(len(opened), len(closed))
    return statement, {**opened, **closed, "since": since}


def _sees_all():
    return principal_of(db.session).grants.scope("sales") == "all"


def _outcome(stages, is_open):
    return [stage for stage in stages if (stage.outcome == "open") is is_open]


# -- cards -------------------------------------------------------------------------------------------------------------

LATELY = sa.or_(Deal.closed_on.is_(None), Deal.closed_on >= sa.bindparam("since"))
# A deal that was decided before has a larger rank, which is the moment it entered its stage turned round: so the index
# of the board ends the search where it would go on through all that was ever decided.
MARGIN = 2 * 86_400.0
HIGHEST = -1e15  # no rank lies above it; between two PostgreSQL expects few


def cards_asked(listing, wanted, since, after=None):
    """(statement, parameters) of the first cards of several columns. `wanted`: {stage: how many}; one more of each is
    read, which tells that there are more. `after`: (rank, id) that the cards of a single column follow."""
    conditions = tuple(listing.conditions) if listing.is_filtered else ()
    shape = tuple((most, stage.outcome == "open") for stage, most in wanted.items()), after is not None
    statement = _cards_of(*shape, conditions) if conditions else _cards(*shape, _sees_all())
    values = {"since": since} | ({"rank": after[0], "id": after[1]} if after else {})
    for at, stage in enumerate(wanted):
        values[f"stage_{at}"] = stage.id
        if stage.outcome != "open":
            values[f"lowest_{at}"] = -start_of(since, workspace().time_zone).timestamp() + MARGIN
    return statement, values


def _cards_of(columns, after, conditions, is_all=False):
    """`columns`: (how many, whether its stage is open) of each; `is_all`: nothing limits them, nor does a scope."""
    parts = []
    for at, (limit, is_open) in enumerate(columns):
        part = CARDS.where(Deal.stage_id == sa.bindparam(f"stage_{at}"), LATELY, *conditions)
        if not is_open:
            part = part.where(Deal.board_rank.between(HIGHEST, sa.bindparam(f"lowest_{at}", type_=sa.Float)))
        elif not is_all:  # so is each deal in it: of a team's those are read, not all there ever were (73 ms)
            part = part.where(Record.is_open)
        if after:
            part = part.where(sa.tuple_(Deal.board_rank, Deal.id) > sa.tuple_(
                sa.bindparam("rank", type_=sa.Float), sa.bindparam("id", type_=sa.Integer)))
        part = part.order_by(Deal.board_rank, Deal.id).limit(limit + 1)
        parts.append(sa.select(part.subquery()))
    return _told(sa.union_all(*parts) if len(parts) > 1 else parts[0])


def _told(found):
    """What cards tell besides: asked once of all that were found, as each place where a table is named costs as much
    as ten of its rows."""
    card = found.subquery()
    # Files and what the system noted are signs of life as well: the last line of its timeline tells when there was one.
    last_sign = sa.select(sa.func.max(Entry.at)).where(Entry.record_id == card.c.id).scalar_subquery()
    query = sa.select(card, Customer.title.label("customer"), Owner.name.label("owner"), last_sign.label("last_sign"))
    query = query.outerjoin(Customer, Customer.id == card.c.party_id).outerjoin(Owner, Owner.id == card.c.owner_id)
    return query.order_by(card.c.board_rank, card.c.id).execution_options(**SEEN)


@lru_cache(maxsize=40)
def _cards(columns, after, is_all):
    """Built once for each number of columns, and of cards in them."""
    return _cards_of(columns, after, (), is_all)
