"""What the codes of deals and stages are called on the screen."""
from core.words import _l, _lp

STATES = {"open": _lp("deal", "Open"), "won": _lp("deal", "Won"), "lost": _lp("deal", "Lost")}
TONES = {"open": "accent", "won": "success", "lost": "danger"}
OUTCOMES = {"open": _l("Goes on"), "won": _lp("deal", "Won"), "lost": _lp("deal", "Lost")}
CATEGORIES = {
    "pipeline": _lp("forecast", "Pipeline"), "best_case": _l("Best case"), "commit": _l("Commit"),
    "closed": _l("Closed"), "omitted": _l("Omitted"),
}
CHOSEN_CATEGORIES = {code: label for code, label in CATEGORIES.items() if code != "closed"}  # "closed" means won
PARTS = {
    "decides": _l("Decides"), "uses": _l("Uses it"), "pays": _l("Pays"), "blocks": _l("Blocks"),
    "competes": _l("Competes"),
}
SHARES = {
    "sourced": _lp("part in a deal", "Sourced it"), "influenced": _lp("part in a deal", "Influenced it"),
    "co-sold": _lp("part in a deal", "Sold it with us"), "delivered": _lp("part in a deal", "Delivered it"),
}
