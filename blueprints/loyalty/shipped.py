"""What a workspace may begin with: three tiers, as many such programmes have them."""
from core.money import minor_units
from core.words import _, _p
from models import TIER_WINDOW_DAYS


def suggested(currency):
    """The facts of the tiers, from the lowest to the highest."""
    return [
        _tier(_p("tier", "Silver"), 1, (2_000, 2, None), currency, _("A direct line to one person")),
        _tier(_p("tier", "Gold"), 2, (10_000, 4, 1), currency,
              "\n".join((_("Delivery free of charge"), _("Answered first in service")))),
        _tier(_p("tier", "Platinum"), 3, (50_000, 6, 2), currency,
              "\n".join((_("Prices of the next quantity"), _("A visit each quarter"), _("New goods a month early")))),
    ]


def _tier(name, rank, asks, currency, benefits):
    amount, orders, years = asks
    return {"name": name, "rank": rank, "window_days": TIER_WINDOW_DAYS, "least_orders": orders, "least_years": years,
            "least_cents": minor_units(amount, currency), "benefits": benefits}
