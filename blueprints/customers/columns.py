"""What the list of customers can show, on the screen and in files."""
from datetime import date
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.customers.labels import CLASSES, GEOGRAPHIES, SIZES
from blueprints.loyalty.queries.tiers import TIER
from core import export
from core.columns import Column, home
from core.countries import country_name
from core.words import _l, _lp, language
from core.workspace import workspace
from models import Address, CustomerProfile, Hat, Party, Record, Team, User

Owner, OwnTeam = aliased(User), aliased(Team)
CITY = sa.select(Address.city).where(
    Address.party_id == Party.id).order_by(Address.id).limit(1).correlate(Party).scalar_subquery().label("city")
COUNTRY = (Party.country, Party.country_text)


def country(row, speaks=None):
    return country_name(row.country, speaks or language()) if row.country else row.country_text or ""


def whence(row, speaks):
    """The second line below the name: "Hull, United Kingdom"."""
    return ", ".join(filter(None, (row.city, country(row, speaks))))


def geography(row):
    if row.country is None:
        return "unknown"
    return "domestic" if row.country == workspace().country else "international"


def last_order(row):
    return None if row.last_order_on == date.min else row.last_order_on


def scores(row):
    """ "3-4-3": recency, frequency, monetary."""
    return "-".join(row.rfm)


def incomplete(row):
    return "*" if row.unrated_orders else ""


CUSTOMER_COLUMNS = (
    Column("name", _l("Name"), (Record.title, CITY, *COUNTRY), value=attrgetter("title"), second=whence, sort="name"),
    Column("class", _l("Class"), (CustomerProfile.lifecycle,), "badge", attrgetter("lifecycle"), names=CLASSES,
           tones={name: name for name in CLASSES}),
    Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Hat.owner_id)),
    Column("last-order", _l("Last order"), (CustomerProfile.last_order_on,), "day", last_order, sort="last-order"),
    Column("orders", _l("Orders"), (CustomerProfile.order_count,), "number", attrgetter("order_count"), sort="orders"),
    Column("revenue", _l("Revenue"), (CustomerProfile.revenue_cents, CustomerProfile.unrated_orders), "money",
           attrgetter("revenue_cents"), mark=incomplete, sort="revenue", beside=(
               export.Column(_l("Currency"), home),
               export.Column(_l("Orders without a known rate"), attrgetter("unrated_orders")))),
    Column("tier", _lp("loyalty", "Tier"), (TIER,), shown=False),
    Column("rfm", _l("RFM"), (CustomerProfile.rfm,), value=scores, shown=False),
    Column("number", _l("Customer number"), (Hat.code,), value=attrgetter("code"), shown=False),
    Column("team", _l("Team"), (OwnTeam.name.label("team"),), join=(OwnTeam, OwnTeam.id == Hat.team_id), shown=False),
    Column("city", _l("City"), (CITY,), shown=False),
    Column("country", _l("Country"), COUNTRY, value=country, shown=False),
    Column("geography", _l("Geography"), (Party.country,), "badge", geography, names=GEOGRAPHIES, shown=False),
    Column("size", _l("Size"), (Party.size,), "badge", names=SIZES, shown=False),
    Column("tax-number", _l("Tax number"), (Party.tax_number,), shown=False),
    Column("since", _l("Customer since"), (Hat.since,), "day", shown=False),
)
