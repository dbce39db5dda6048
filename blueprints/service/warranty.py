"""The warranty light: what the warranty of a thing says at a glance, in words and in colour."""
from types import SimpleNamespace

from blueprints.service.labels import WARRANTY_TONES
from blueprints.service.queries import sold_items as queries
from core.times import format_day
from core.words import _, _n, language

NOTICES = WARRANTY_TONES | {"ahead": "info", "unknown": "info"}  # tones of a notice, which has an icon for each


def light(row):
    """Of a sold item with its terms: state, tone, sentence, and the item."""
    found = queries.judged(row)
    return SimpleNamespace(state=found.state, tone=NOTICES[found.state], sentence=sentence(row, found), item=row)


def sentence(row, found):
    if found.state == "voided":
        return _("The warranty is voided since %(day)s: %(reason)s", day=told(row.voided_on), reason=row.voided_because)
    if found.state == "in":
        return _("In warranty until %(day)s", day=told(found.ends_on))
    if found.state == "ahead":
        return _("The warranty begins on %(first)s and runs until %(last)s", first=told(row.starts_on),
                 last=told(found.ends_on))
    if found.state == "out":
        return _n("The warranty ran out %(num)s day ago, on %(day)s",
                  "The warranty ran out %(num)s days ago, on %(day)s", found.days, day=told(found.ends_on))
    return _("No data: nobody knows from when or how long it is covered")


def told(day):
    return format_day(day, language())


def light_for(serial, product_id=None, party_id=None, item_id=None):
    """The light of the thing of a serial number; None where there is no serial number."""
    if not serial:
        return None
    named = queries.facts_of(item_id) if item_id else None
    rows = [named] if named else queries.told_apart(queries.alike(serial), product_id, party_id)
    if len(rows) == 1:
        return light(rows[0])
    text = (_("%(serial)s is recorded for several things: say of which product it is", serial=serial) if rows
            else _("No data: nothing that we sold has the serial number %(serial)s", serial=serial))
    return SimpleNamespace(state="unknown", tone="info", sentence=text, item=None)
