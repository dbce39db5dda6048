"""The pages of the room beside one another."""
from flask import url_for

from core.words import _, _p


def tabs(here):
    """Items of `ui.tabs`."""
    pages = {"tiers": _p("loyalty", "Tiers"), "offers": _p("loyalty", "Offers"), "grants": _p("loyalty", "Codes given"),
             "ambassadors": _("Ambassadors"), "introductions": _("Introductions")}
    return [{"label": label, "url": url_for(f"loyalty.{name}"), "active": name == here}
            for name, label in pages.items()]
