"""The list of suppliers: its columns, and by what it is filtered and sorted."""
from decimal import Decimal
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.customers.columns import CITY, COUNTRY, country, whence
from blueprints.evaluation.columns import qualified_in, standing_column
from blueprints.suppliers.labels import RISK_TONES, RISKS
from blueprints.suppliers.queries.lines import CONDITIONS, TODAY
from core.access import of
from core.address_values import among, one_of
from core.columns import Column
from core.listing import Listing, Sort
from core.money import format_share
from core.people import is_of_team, is_person
from core.searched import Searched
from core.wearing import NO_CUSTOMER
from core.words import _l
from models import RISKS as RISK_CODES
from models import Hat, Party, PurchaseLine, Record, SupplierProfile, Team, User

Owner, OwnTeam, Worn = aliased(User), aliased(Team), aliased(Hat)
NEWEST_HAT = sa.select(sa.func.max(Worn.id)).where(
    Worn.party_id == Hat.party_id, Worn.role == "supplier").correlate(Hat).scalar_subquery()
OF_THEM = PurchaseLine.party_id == Hat.party_id
IS_DUE = PurchaseLine.held_to_on <= TODAY
IS_LATE = ~CONDITIONS["on-time"]  # or not here yet
IS_SUPPLIER = sa.and_(Hat.role == "supplier", NO_CUSTOMER)


def counted(*conditions):
    return sa.select(sa.func.count()).select_from(PurchaseLine).where(
        OF_THEM, *conditions).correlate(Hat).scalar_subquery()


# The few that are late have an index of their own: counting those that are not takes eight times as long.
DUE = counted(IS_DUE).label("due")
LATE = counted(IS_DUE, IS_LATE).label("late")
OVERDUE = counted(CONDITIONS["overdue"], IS_LATE).label("overdue")


def rate(row):
    return Decimal(row.due - row.late) / row.due if row.due else None


def rate_text(row, speaks):
    return format_share(round(rate(row), 3), speaks) if row.due else "—"


ARCHIVED = {"yes": sa.and_(~Record.is_open, Hat.id == NEWEST_HAT), "no": Hat.until.is_(None)}
SINGLE = {"yes": SupplierProfile.is_single_source, "no": ~SupplierProfile.is_single_source}


# What is joined to the hat of a supplier, or counted of it, is seen by whoever sees the hat.
HATS = of(Hat, Party.id).join(Party, Party.id == Hat.party_id).outerjoin(
    SupplierProfile, SupplierProfile.party_id == Hat.party_id).where(IS_SUPPLIER).execution_options(
    seen_through=Hat)
SUPPLIERS = Listing(
    HATS, plain=HATS, plain_filters=frozenset({"q", "owner", "archived", "risk", "single"}), ids_first="always",
    bare=of(Hat).where(IS_SUPPLIER),
    sorts={"name": Sort(Hat.name_key, Hat.party_id)},
    filters={
        "category": qualified_in("supplier"),
        "q": Searched(Party), "owner": is_person(Hat.owner_id), "team": is_of_team(Hat.team_id),
        "archived": among(ARCHIVED),
        "risk": one_of(SupplierProfile.risk, RISK_CODES),
        "single": among(SINGLE),
    },
    unasked={"archived": "no"}, steady=frozenset({"archived", "risk", "single"}), personal=frozenset({"owner"}),
    endpoint="suppliers.suppliers", kind="party",
    columns=(
        Column("name", _l("Name"), (Record.title, CITY, *COUNTRY), value=attrgetter("title"), second=whence,
               sort="name"),
        Column("owner", _l("Buyer"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Hat.owner_id)),
        standing_column("supplier"),
        Column("due", _l("Lines due"), (DUE,), "number", attrgetter("due")),
        Column("on-time", _l("On time"), (DUE, LATE), "number", rate, text=rate_text),
        Column("overdue", _l("Overdue"), (OVERDUE,), "number", attrgetter("overdue")),
        Column("risk", _l("Risk"), (SupplierProfile.risk,), "badge", names=RISKS, tones=RISK_TONES),
        Column("number", _l("Supplier number"), (Hat.code,), value=attrgetter("code"), shown=False),
        Column("team", _l("Team"), (OwnTeam.name.label("team"),), join=(OwnTeam, OwnTeam.id == Hat.team_id),
               shown=False),
        Column("country", _l("Country"), COUNTRY, value=country, shown=False),
        Column("single-source", _l("Only source"), (SupplierProfile.is_single_source,), "yes-no",
               attrgetter("is_single_source"), shown=False),
        Column("own", _l("Own warehouse"), (SupplierProfile.is_own,), "yes-no", attrgetter("is_own"), shown=False),
        Column("since", _l("Supplier since"), (Hat.since,), "day", shown=False),
    ),
)
