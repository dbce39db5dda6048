"""Which tier a customer has reached, and what the next one still asks."""
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Conditions:
    """Of a tier: each may be None and asks nothing then. Spending and orders count over `window_days`, None: ever."""

    id: int
    window_days: int | None = None
    least_cents: int | None = None
    least_orders: int | None = None
    least_years: int | None = None


@dataclass(frozen=True)
class Counted:
    """What a customer did: minor units of the home currency and orders within a window, whole years since the first.

    `unrated` orders have no known worth in the home currency: they count as orders, not as money.
    """

    cents: int
    orders: int
    unrated: int
    years: int


def whole_years(first, day):
    """Anniversaries passed; of somebody who began on 29 February, on 1 March of other years."""
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))


def counted(purchases, as_of, window_days):
    """Counted over the `window_days` that end with `as_of`. `purchases`: `day`, `cents` (None: no rate)."""
    until = [one for one in purchases if one.day <= as_of]
    since = None if window_days is None else as_of - timedelta(days=window_days - 1)
    within = [one for one in until if since is None or one.day >= since]
    first = min((one.day for one in until), default=None)
    return Counted(sum(one.cents or 0 for one in within), len(within), sum(one.cents is None for one in within),
                   0 if first is None else whole_years(first, as_of))


def asked(tier, found):
    """[(what, has, needs)] for each condition of a tier: "cents", "orders", "years"."""
    needs = (("cents", tier.least_cents), ("orders", tier.least_orders), ("years", tier.least_years))
    return [(what, getattr(found, what), least) for what, least in needs if least is not None]


def is_reached(tier, purchases, as_of):
    """Somebody without a purchase reaches none, whatever a tier asks."""
    found = counted(purchases, as_of, tier.window_days)
    is_customer = any(one.day <= as_of for one in purchases)
    return is_customer and all(has >= least for _what, has, least in asked(tier, found))


def reached(tiers, purchases, as_of):
    """(the highest tier reached or None, the one above it or None); `tiers` from the lowest to the highest."""
    place = next((place for place in reversed(range(len(tiers))) if is_reached(tiers[place], purchases, as_of)), -1)
    return (tiers[place] if place >= 0 else None), (tiers[place + 1] if place + 1 < len(tiers) else None)
