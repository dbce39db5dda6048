"""The filters of the list that no field of its form shows, in words, each with the address without it."""
from blueprints.customers.labels import CLASSES
from core.narrowing import Chip
from core.spans import span_text
from core.words import _, _l, _lp, language

GROUPS = {"active": _l("new, existing or loyal"), "kept": _l("not lost"), "any": _l("any class"),
          "other": _l("another class"), **CLASSES}
SCORES = (_l("Recency"), _l("Frequency"), _l("Monetary"))
WITHOUT = _lp("scores", "none")


def chips(listing):
    """A Chip for each of them in force."""
    asked = listing.filters
    for name, told in TOLD.items():
        if asked[name]:
            yield Chip(*told(asked[name]), listing.url(**{name: ""}))
    if asked["created"] or asked["creator"]:
        yield Chip("", _("Entered in some days or by somebody"), listing.url(created="", creator=""))


def _moved(text):
    before, after, span = text.split("~")
    return span_text(span, language()), _("%(before)s → %(after)s", before=GROUPS[before], after=GROUPS[after])


def _first(text):
    return _("First order"), _("never") if text == "none" else span_text(text, language())


def _trial(text):
    number, before, after = text.split("~")
    return _("Trial %(number)s", number=number), _("%(before)s → %(after)s", before=GROUPS[before],
                                                    after=GROUPS[after])


def _scores(label):
    def told(text):
        if text == "none":
            return label, WITHOUT
        named = str(_l(", ")).join(f"{name} {digit}" for name, digit in zip(SCORES, text.removeprefix("!"), strict=True)
                                   if digit != "x")
        return label, _("other than %(scores)s", scores=named) if text.startswith("!") else named
    return told


TOLD = {
    "moved": _moved, "late": lambda _text: ("", _("Late by their own rhythm")), "first": _first, "trial": _trial,
    "rfm": _scores(_l("RFM")), "rfm_was": _scores(_l("RFM last month")),
}
