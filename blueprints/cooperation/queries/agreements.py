"""Which agreements there are: the list, and those of one party."""
from operator import attrgetter

import sqlalchemy as sa

from blueprints.cooperation.finding import AGREEMENT_KINDS
from blueprints.cooperation.labels import AGREEMENT_STATES, AGREEMENT_TONES, SORTS
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
from core.address_values import one_of
from core.columns import Column
from core.listing import Listing
from core.words import _, _l, _lp, _n, _p
from models import AGREEMENT_STATES as STATE_CODES
from models import Agreement, Record, db


def renewal(row):
    """What happens at the end, in words."""
    if row.ends_on is None:
        return _("No end")
    if not row.renews_months:
        return _p("contract", "Ends")
    return _n("Goes on by one month", "Goes on by %(num)s months", row.renews_months)


AGREEMENTS = Listing(
    sa.select(Agreement.id).select_from(Agreement).where(Record.kind.in_(AGREEMENT_KINDS)),
    sorts={"notice": NEXT, "created": NEWEST},
    filters=filters_of(Agreement, state_filter(STATE_CODES, live=Record.state != "ended"),
                       sort_of=one_of(Agreement.sort, SORTS)),
    unasked={"state": "live"}, endpoint="cooperation.agreements",
    columns=(
        Column("title", _lp("contract", "Agreement"), (Record.title, Agreement.number), value=attrgetter("title"),
               second=lambda row, speaks: row.number),
        WITH, as_role(Agreement),
        Column("sort", _lp("contract", "Kind"), (Agreement.sort,), "badge", names=SORTS, shown=False),
        Column("state", _l("State"), (Record.state,), "badge", names=AGREEMENT_STATES, tones=AGREEMENT_TONES),
        Column("notice", _l("Notice until"), (Agreement.notice_on,), "day", attrgetter("notice_on"), sort="notice"),
        Column("ends", _lp("contract", "Until"), (Agreement.ends_on,), "day", attrgetter("ends_on")),
        Column("renewal", _l("At the end"), (Agreement.renews_months, Agreement.ends_on), value=renewal),
        OWNER, CREATED,
    ),
)
OF_PARTY = sa.select(
    Agreement.id, Record.title, Record.state, Agreement.number, Agreement.sort, Agreement.ends_on,
    Agreement.notice_on, Agreement.renews_months,
).select_from(Agreement).where(
    Record.kind.in_(AGREEMENT_KINDS), Record.party_id == sa.bindparam("party_id"),
    Agreement.role == sa.bindparam("role"), FILED).order_by(Record.state == "ended", Record.due_at, Record.id).limit(20)


def agreements_of(party, role):
    """Those that run first, by the day for notice."""
    return db.session.execute(OF_PARTY, {"party_id": party.id, "role": role}).all()
