"""What the pages of an erasure tell: groups of tables in words."""
from dataclasses import dataclass

import sqlalchemy as sa

from blueprints.customers.merge_labels import NAMES
from core.kinds import kinds
from core.persons.rules import OTHERWISE, STAYS
from core.words import _, _l
from models import NameCard, db

OWN = {"changes": _l("History"), "search_docs": _l("Words of the search"), "jobs": _l("Jobs"),
       "import_rows": _l("Rows of imported files"), "import_items": _l("What imports did"),
       "merge_steps": _l("What merges did"), "parties": _l("Facts of the person"), "presences": None,
       "duplicate_pairs": _l("Duplicates"), "elsewhere": _l("Named elsewhere"), "bulk_items": _l("What bulk changes did"),
       "order_lines": _l("Lines of orders"), "order_steps": _l("Steps of orders"), "quote_lines": _l("Lines of quotes"),
       "deal_lines": _l("Lines of deals"), "records": _l("Names of records"), "once_answers": _l("Answers kept for a day"),
       "deals": _l("Deals"), "tasks": _l("Tasks"), "stage_events": None, "tickets": _l("Tickets")}


@dataclass(frozen=True)
class Line:
    label: str
    count: int
    why: str = ""


def label(table):
    return str(OWN.get(table) or NAMES.get(table) or table.replace("_", " "))


def lines(counts, *, with_why=False):
    """The tables of a group in words, the largest first."""
    return [Line(label(name), count, str(STAYS.get(name, OTHERWISE)) if with_why else "")
            for name, count in sorted((counts or {}).items(), key=lambda each: (-each[1], each[0])) if count]


def places(found):
    """[(what, name of the record, its address or None)] of texts about others, which an administrator can look at."""
    ids = {each["record"] for each in found.get("places", ()) if each["record"]}
    cards = {card.id: card for card in db.session.scalars(sa.select(NameCard).where(NameCard.id.in_(ids)))}
    told = []
    for each in found.get("places", ()):
        card = cards.get(each["record"])
        url = kinds()[card.kind].url(card.id) if card is not None and card.kind in kinds() else None
        told.append((label(each["table"]), card.title if card else _("no. %(number)s", number=each["key"][0]), url))
    return told
