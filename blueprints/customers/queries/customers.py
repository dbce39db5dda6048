"""The list of customers: its columns, and by what it is filtered and sorted."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.customers.columns import CUSTOMER_COLUMNS
from blueprints.customers.queries.moved import FILTERS
from blueprints.loyalty.queries.offers import without
from blueprints.loyalty.queries.tiers import is_in
from core.access import of
from core.address_values import among, one_of, row_id
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.spans import within
from core.workspace import workspace
from models import LIFECYCLES, SIZES, CustomerProfile, Hat, Party, Record

Worn = aliased(Hat)
NEWEST_HAT = sa.select(sa.func.max(Worn.id)).where(
    Worn.party_id == Hat.party_id, Worn.role == "customer").correlate(Hat).scalar_subquery()

# Begun with the profile: its indexes know the order and whether the party is a customer now (schema/parties.py).
# Its party, hat and address are those of the profile: whoever sees the profile sees them. There always is a hat, but it
# is joined from outside: else SQLite would begin with all hats of customers, and sort them.
ROWS = of(CustomerProfile, Party.id).join(Party, Party.id == CustomerProfile.party_id).outerjoin(
    Hat, sa.and_(Hat.party_id == CustomerProfile.party_id, Hat.role == "customer"),
).execution_options(seen_through=CustomerProfile)


# The archive, or what is not in it; one row each, however often a party became a customer.
ARCHIVED = {"yes": sa.and_(~Record.is_open, Hat.id == NEWEST_HAT),
            "no": sa.and_(CustomerProfile.is_current, Hat.until.is_(None))}


def lies(text):
    """Geography: the country of the party against the one of the workspace."""
    home = workspace().country
    return among({"domestic": Party.country == home, "international": Party.country != home,
                  "unknown": Party.country.is_(None)})(text)


def is_of_size(text):
    return Party.size.is_(None) if text == "unknown" else one_of(Party.size, SIZES)(text)


CUSTOMERS = Listing(
    ROWS,
    sorts={
        "name": Sort(CustomerProfile.name_key, CustomerProfile.party_id),
        "last-order": Sort(CustomerProfile.last_order_on, CustomerProfile.party_id, descending=True),
        "orders": Sort(CustomerProfile.order_count, CustomerProfile.party_id, descending=True),
        "revenue": Sort(CustomerProfile.revenue_cents, CustomerProfile.party_id, descending=True),
    },
    filters={
        "q": Searched(Party, CustomerProfile.party_id),
        "class": one_of(CustomerProfile.lifecycle, LIFECYCLES),
        "size": is_of_size, "geography": lies, "owner": is_person(Hat.owner_id), "team": is_of_team(Hat.team_id),
        "archived": among(ARCHIVED),
        "tier": lambda text: is_in(row_id(text)), "without": without,
        "created": within(Record.created_at), "creator": is_person(Record.created_by_id), **FILTERS,
    },
    unasked={"archived": "no"},
    plain=of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.is_current),
    plain_filters={"class", "q"}, found_by={"q"},
    endpoint="customers.customers", kind="party", columns=CUSTOMER_COLUMNS,
    steady=frozenset({"class", "size", "archived"}), personal=frozenset({"team"}), owned=(CustomerProfile, "customers"),
)
