"""What the list of deals is called in parts: states, an archived one among them, and how many there are."""
from blueprints.sales.deal_labels import STATES as STATES_IN_USE
from blueprints.sales.deal_labels import TONES as TONES_IN_USE
from core.listing import counted
from core.money import format_number
from core.words import _l, _n, language

STATES = STATES_IN_USE | {"archived": _l("In the archive")}
TONES = TONES_IN_USE | {"archived": "neutral"}


def deals_counted(number):
    return _n("%(count)s deal", "%(count)s deals", number, count=format_number(number, language()))


def deals_listed(total):
    """The same of a capped count: "1,000+ deals"."""
    return _n("%(count)s deal", "%(count)s deals", total, count=counted(total, language()))
