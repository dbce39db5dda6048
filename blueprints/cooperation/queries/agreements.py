"""Which agreements there are: the list, and those of one party."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.cooperation.finding import AGREEMENT_KINDS
from blueprints.cooperation.labels import AGREEMENT_STATES, AGREEMENT_TONES, ROLES, SORTS
from core.address_values import among, one_of, row_id
from core.columns import Column
from core.due import is_due
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.search import matches
from core.words import _, _l, _lp, _n, _p
from models import AGREEMENT_STATES as STATE_CODES
from models import Agreement, NameCard, Record, User, db

With, Owner = aliased(NameCard), aliased(User)
FILED = Record.archived_at.is_(None)
STATES = {name: sa.and_(FILED, Record.state == name) for name in STATE_CODES} | {
    "live": sa.and_(FILED, Record.state != "ended"), "any": FILED}


def renewal(row):
    """What happens at the end, in words."""
    if row.ends_on is None:
        return _("No end")
    if not row.renews_months:
        return _p("contract", "Ends")
    return _n("Goes on by one month", "Goes on by %(num)s months", row.renews_months)


AGREEMENTS = Listing(
    sa.select(Agreement.id).select_from(Agreement).where(Record.kind.in_(AGREEMENT_KINDS)),
    sorts={"notice": Sort(Record.due_at, Record.id), "created": Sort(Record.created_at, Record.id, descending=True)},
    filters={
        "q": lambda text: matches(Agreement, text), "state": among(STATES), "role": one_of(Agreement.role, ROLES),
        "sort_of": one_of(Agreement.sort, SORTS), "owner": is_person(Record.owner_id),
        "team": is_of_team(Record.team_id), "due": lambda group: is_due(Record.due_at, group),
        "party": lambda text: Record.party_id == row_id(text)},
    unasked={"state": "live"}, endpoint="cooperation.agreements",
    columns=(
        Column("title", _lp("contract", "Agreement"), (Record.title, Agreement.number), value=attrgetter("title"),
               second=lambda row, speaks: row.number),
        Column("party", _l("With"), (With.title.label("party"),), join=(With, With.id == Record.party_id)),
        Column("role", _l("As"), (Agreement.role,), "badge", names=ROLES),
        Column("sort", _lp("contract", "Kind"), (Agreement.sort,), "badge", names=SORTS, shown=False),
        Column("state", _l("State"), (Record.state,), "badge", names=AGREEMENT_STATES, tones=AGREEMENT_TONES),
        Column("notice", _l("Notice until"), (Agreement.notice_on,), "day", attrgetter("notice_on"), sort="notice"),
        Column("ends", _lp("contract", "Until"), (Agreement.ends_on,), "day", attrgetter("ends_on")),
        Column("renewal", _l("At the end"), (Agreement.renews_months, Agreement.ends_on), value=renewal),
        Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Record.owner_id)),
        Column("created", _l("Created"), (Record.created_at,), "moment", attrgetter("created_at"), sort="created",
               shown=False),
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
