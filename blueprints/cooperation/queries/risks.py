"""Which risks there are: the list, and those of one party."""
from operator import attrgetter

import sqlalchemy as sa

from blueprints.cooperation.finding import RISK_KINDS
from blueprints.cooperation.labels import LEVEL_TONES, LEVELS, RISK_SORTS, RISK_STATES, RISK_TONES
from blueprints.cooperation.queries.lists import (
    CREATED,
    FILED,
    NEWEST,
    NEXT,
    OWNER,
    WITH,
    as_role,
    filters_of,
    state_filter,
)
from core.address_values import among, one_of
from core.columns import Column
from core.listing import Listing, Sort
from core.words import _l, _lp
from measures.risk import LEVELS as BY_RATING
from measures.risk import level
from models import RISK_STATES as STATE_CODES
from models import Record, Risk, db

MOST = 26
ENDS = dict(zip((name for name, _least in BY_RATING), (MOST, *(least for _name, least in BY_RATING)), strict=False))
OF_LEVEL = {name: sa.and_(Risk.rating >= least, Risk.rating < ENDS[name]) for name, least in BY_RATING}

RISKS = Listing(
    sa.select(Risk.id).select_from(Risk).where(Record.kind.in_(RISK_KINDS)),
    sorts={"rating": Sort(Risk.rating, Risk.id, descending=True), "review": NEXT, "created": NEWEST},
    filters=filters_of(Risk, state_filter(STATE_CODES, live=Record.is_open), sort_of=one_of(Risk.sort, RISK_SORTS),
                       level=among(OF_LEVEL)),
    unasked={"state": "live"}, endpoint="cooperation.risks",
    columns=(
        Column("title", _lp("what can happen", "Risk"), (Record.title,), value=attrgetter("title")),
        WITH, as_role(Risk),
        Column("sort", _lp("risk", "Kind"), (Risk.sort,), "badge", names=RISK_SORTS, shown=False),
        Column("level", _l("How grave"), (Risk.rating,), "badge", lambda row: level(row.rating), names=LEVELS,
               tones=LEVEL_TONES),
        Column("rating", _l("Rating"), (Risk.rating,), "number", attrgetter("rating"), sort="rating"),
        Column("state", _l("State"), (Record.state,), "badge", names=RISK_STATES, tones=RISK_TONES),
        Column("review", _l("Look again on"), (Risk.review_on,), "day", attrgetter("review_on"), sort="review"),
        OWNER,
        Column("done", _l("What is done about it"), (Risk.done,), value=attrgetter("done"), shown=False),
        CREATED,
    ),
)
OF_PARTY = sa.select(
    Risk.id, Record.title, Record.state, Risk.sort, Risk.rating, Risk.review_on, Risk.done,
).select_from(Risk).where(
    Record.kind.in_(RISK_KINDS), Record.party_id == sa.bindparam("party_id"), Risk.role == sa.bindparam("role"),
    FILED, Record.state != "closed").order_by(Risk.rating.desc(), Risk.id).limit(20)


def risks_of(party, role):
    """Those that are not closed, the gravest first."""
    return db.session.execute(OF_PARTY, {"party_id": party.id, "role": role}).all()
