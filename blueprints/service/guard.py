"""What is asked before an answer goes out: a file that is named but missing, another customer's name, an internal note,
a customer who wrote meanwhile. Each is asked once; whoever sends again means it."""
import re

import sqlalchemy as sa

from blueprints.service.actions.talk import last_inward
from blueprints.service.queries.talk import noted
from core.access import of
from core.search import IS_CJK, fold
from core.words import _
from models import NameCard, Record, Ticket, db

FILE_WORDS = re.compile(r"\b(attach(ed|ment|ments|ing)?|enclosed)\b|附件|附上|随信", re.IGNORECASE)
NOTED = 30  # letters of a line that make it an internal note's rather than chance
NAMES = 200  # of the agent's own tickets whose customers' names are looked for


def warnings(ticket, body, *, by, has_files, seen):
    """{code: sentence} of what somebody should look at before this answer goes to the customer.

    `seen`: the id of the last message of the customer that the editor was opened with.
    """
    found = {}
    if last_inward(ticket) > seen:
        found["news"] = _("The customer wrote meanwhile: read it above before you send.")
    if not has_files and FILE_WORDS.search(body):
        found["file"] = _("The text speaks of an attachment, but there is none.")
    if name := foreign_name(ticket, body, by):
        found["name"] = _("The text names another customer: %(name)s.", name=name)
    if line := noted_line(ticket, body):
        found["note"] = _("This stands in an internal note: “%(line)s”", line=line)
    return found


def foreign_name(ticket, body, by):
    """The name of another customer in a text: of one whose tickets the writer works on, too."""
    about = sa.orm.aliased(NameCard)
    query = of(Ticket, about.title).join(about, about.id == Record.party_id).where(
        Record.owner_id == by.id, Record.party_id != (ticket.party_id or 0)).order_by(
        Record.created_at.desc(), Record.id.desc()).limit(NAMES)
    text, own = fold(body), fold(name_of(ticket.party_id))
    return next((name for name in dict.fromkeys(db.session.scalars(query))
                 if is_telling(name) and fold(name) in text and fold(name) not in own), None)


def name_of(party_id):
    return db.session.scalar(sa.select(NameCard.title).where(NameCard.id == party_id)) or "" if party_id else ""


def is_telling(name):
    """Is it long enough to be a name, and no chance?"""
    return len(name) >= (2 if IS_CJK.search(name) else 5)


def noted_line(ticket, body):
    """A line of a text that an internal note has, too."""
    lines = [line.strip() for line in body.splitlines() if len(line.strip()) >= NOTED]
    notes = noted(ticket) if lines else ()
    return next((line[:80] for line in lines if any(line in note for note in notes)), None)
