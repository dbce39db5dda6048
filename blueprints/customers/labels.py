"""What the codes of this domain are called on the screen."""
from dataclasses import dataclass

from core.class_labels import CLASSES, GEOGRAPHIES, SIZES  # noqa: F401  as others know them
from core.listing import Count, counted
from core.words import _l, _n, language
from models import LIFECYCLES

HATS = {
    "customer": _l("Customer"), "supplier": _l("Supplier"), "partner": _l("Partner"), "employee": _l("Employee"),
    "competitor": _l("Competitor"),
}
POINTS = {
    "email": _l("E-mail"), "phone": _l("Phone"), "mobile": _l("Mobile"), "wechat": _l("WeChat"), "fax": _l("Fax"),
    "website": _l("Website"), "other": _l("Other"),
}
CONSENTS = {"unknown": _l("Not asked"), "given": _l("Agrees to be contacted"), "refused": _l("Refuses to be contacted")}

SHARED = {
    "name": _l("the same name"), "tax_number": _l("the same tax number"), "email": _l("the same e-mail"),
    "phone": _l("the same phone"),
}


def shared(reasons):
    """What two parties have in common: "the same name, the same e-mail"."""
    return str(_l(", ")).join(str(SHARED[reason]) for reason in reasons)


@dataclass(frozen=True)
class TieKind:
    """A sort of tie as it is chosen on the page of one party. `is_left`: that party is the left end of the link."""

    link: str
    is_left: bool
    label: object
    question: object


LINKS = {
    "people": TieKind("employment", False, _l("People"), _l("Who works at %(party)s?")),
    "employers": TieKind("employment", True, _l("Works at"), _l("Where does %(party)s work?")),
    "parents": TieKind("subsidiary", True, _l("Parent company"), _l("Which company does %(party)s belong to?")),
    "subsidiaries": TieKind("subsidiary", False, _l("Subsidiary"), _l("Which company belongs to %(party)s?")),
    "introduced-by": TieKind("referral", True, _l("Introduced by"), _l("Who introduced %(party)s to us?")),
    "introduced": TieKind("referral", False, _l("Introduced to us"), _l("Whom did %(party)s introduce to us?")),
}


def class_bar(counts, listing):
    """Items of `ui.class_bar`: how many of each class the list would show; {class: capped count}."""
    active = listing.filters["class"]
    return [
        {"label": CLASSES[name], "count": counts[name], "text": counted(counts[name], language()), "tone": name,
         "active": name == active, "url": listing.url(**{"class": "" if name == active else name})}
        for name in LIFECYCLES
    ]


def lacks_rate(listing):
    """Does the list show a revenue that leaves orders out, because their currency has no rate?"""
    return any(column.name == "revenue" for column in listing.columns) and any(
        [row.unrated_orders for row in listing.rows])


def customers_counted(counts, active=""):
    """How many the list shows, from the counts of its classes: "1 customer", "1,000+ customers"."""
    total = counts[active] if active else Count(sum(counts.values()), max(count.up_to for count in counts.values()))
    return _n("%(count)s customer", "%(count)s customers", total, count=counted(total, language()))
