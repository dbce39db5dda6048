"""What the pages of an erasure tell: groups of tables in words."""
from dataclasses import dataclass

import sqlalchemy as sa
from flask import url_for

from blueprints.privacy.labels import TABLES
from core.access import of
from core.kinds import kinds
from core.persons.rules import OTHERWISE, STAYS
from core.words import _
from models import Attachment, NameCard, db

SHOWN = 60  # files that are listed


@dataclass(frozen=True)
class Line:
    label: str
    count: int
    why: str = ""


def label(table):
    return str(TABLES.get(table) or _("Others (%(table)s)", table=table.replace("_", " ")))


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


def files(ids):
    """[(name of a file, name of its record, address of the record's files)] for somebody to look at, at most SHOWN."""
    query = of(Attachment, Attachment.id, Attachment.name, Attachment.record_id, NameCard.title).join(
        NameCard, NameCard.id == Attachment.record_id).where(Attachment.id.in_(list(ids or ())[:SHOWN]))
    return [(row.name, row.title, url_for("records.files", record_id=row.record_id))
            for row in db.session.execute(query.order_by(Attachment.id))]
