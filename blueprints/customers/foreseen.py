"""What the page of a party often has nothing of, whatever it is to us: asked for in one statement beforehand."""
from blueprints.customers.queries import mutual, party
from blueprints.loyalty.queries.introductions import BROUGHT_BY
from blueprints.records.queries.tags import ON_RECORD
from blueprints.records.queries.watchers import WATCHERS
from blueprints.tasks.queries import OPEN_ABOUT
from core import consents, suppressions

OF_PARTY = (OPEN_ABOUT, ON_RECORD, WATCHERS, suppressions.SALTS, consents.SAID, party.LINKS, BROUGHT_BY,
            mutual.INVOICED, mutual.THEIRS, mutual.IN_COMMON)
OF_WHO_DELIVERS = (mutual.OURS, mutual.ABOUT_GOODS)
