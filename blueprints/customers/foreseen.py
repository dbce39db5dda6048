"""What the page of a party often has nothing of: asked for in one statement beforehand."""
from blueprints.customers.queries import mutual, party, sharing
from blueprints.loyalty.queries import grants, tiers
from blueprints.loyalty.queries.introductions import BROUGHT_BY
from blueprints.plays.queries import runs
from blueprints.records.queries import entries
from blueprints.tasks.foreseen import OF_RECORD
from blueprints.visits.queries import days
from core import consents, suppressions, wearing, write_guard
from core.foresight import Foresight

OF_PARTY = (*OF_RECORD, suppressions.SALTS, consents.SAID, party.LINKS, BROUGHT_BY, mutual.INVOICED, mutual.THEIRS,
            mutual.IN_COMMON)
OF_WHO_DELIVERS = (mutual.OURS, mutual.ABOUT_GOODS)
OF_CUSTOMER = Foresight(
    *OF_PARTY, sharing.SHARES, sharing.REQUESTS, party.CLASS_EVENTS, tiers.HELD, grants.OF_PARTY, runs.OF_PARTY,
    days.FOLLOW_UP, days.HELD,
    surely=(write_guard.HATS, wearing.POINTS, party.HATS, wearing.PROFILE, party.PURCHASES, party.LAST_ORDERS,
            party.TOP_PRODUCTS, entries.OF_PARTY, wearing.ADDRESSES))
