"""What is asked before an answer goes out: a file that is named but missing, another customer's name, an internal note,
a customer who wrote meanwhile. Each is asked once; whoever sends again means it. What is named is part of the question:
another name, another line of a note or another message is asked about anew."""
import re
from itertools import islice
from zlib import crc32

import sqlalchemy as sa

from blueprints.service.actions.talk import last_inward
from blueprints.service.queries.talk import noted
from core.access import of
from core.search import CJK, IS_CJK, fold, name_key
from core.words import _
from models import CustomerProfile, NameCard, Record, Ticket, db

FILE_WORDS = re.compile(r"\b(attach(ed|ment|ments|ing)?|enclosed)\b|附件|附上|随信", re.IGNORECASE)
CHINESE = re.compile(f"[{CJK}]+")
NOTED = 30  # letters of a line that make it an internal note's rather than chance
NAMES = 200  # of the agent's own tickets whose customers' names are looked for
MOST_PARTS = 20_000  # of a text that are compared with the names of all customers, so many in one statement:
A_STATEMENT = 2000
LONGEST_NAME = 6  # words
CHINESE_NAME = range(4, 17)  # letters
AROUND = " .,;:-'\"()[]{}<>“”‘’«»„（）「」《》，。；：、！？!?"  # a name


def warnings(ticket, body, *, by, has_files, seen):
    """{what is asked: its sentence} of what somebody should look at before this answer goes to the customer.

    `seen`: the id of the last message of the customer that the editor was opened with.
    """
    found = {}
    if (last := last_inward(ticket)) > seen:
        found[f"news-{last}"] = _("The customer wrote meanwhile: read it above before you send.")
    if not has_files and FILE_WORDS.search(body):
        found["file"] = _("The text speaks of an attachment, but there is none.")
    if name := foreign_name(ticket, body, by):
        found[f"name-{crc32(name.encode())}"] = _("The text names another customer: %(name)s.", name=name)
    if line := noted_line(ticket, body):
        found[f"note-{crc32(line.encode())}"] = _("This stands in an internal note: “%(line)s”", line=line)
    return found


def foreign_name(ticket, body, by):
    """The name of another customer in a text: of one whose tickets the writer works on, or of any by its full name."""
    text, own = fold(body), fold(name_of(ticket.party_id))
    return next((name for name in dict.fromkeys(_names_near(ticket, by))
                 if is_telling(name) and fold(name) in text and fold(name) not in own), None) or _full_name(
                     ticket, body, own)


def _names_near(ticket, by):
    about = sa.orm.aliased(NameCard)
    query = of(Ticket, about.title).join(about, about.id == Record.party_id).where(
        Record.owner_id == by.id, Record.party_id != (ticket.party_id or 0)).order_by(
        Record.created_at.desc(), Record.id.desc()).limit(NAMES)
    return db.session.scalars(query)


def _full_name(ticket, body, own):
    """The first customer the writer may see who stands in a text by the full name, of two words or more."""
    parts = list(dict.fromkeys(part for part in islice(parts_of(body), MOST_PARTS) if part not in own))
    about = sa.orm.aliased(NameCard)
    for start in range(0, len(parts), A_STATEMENT):
        query = of(CustomerProfile, about.title).join(about, about.id == CustomerProfile.party_id).where(
            CustomerProfile.is_current, CustomerProfile.name_key.in_(parts[start:start + A_STATEMENT]),
            CustomerProfile.party_id.not_in([ticket.party_id or 0, ticket.contact_id or 0])).order_by(
            CustomerProfile.party_id).limit(1)
        if (name := db.session.scalar(query)) is not None:
            return name
    return None


def parts_of(text):
    """What may be a name in a text, as names are compared: runs of some words, or of Chinese letters."""
    for line in text.splitlines():
        words = line.split()
        for start in range(len(words)):
            for end in range(start + 2, min(start + LONGEST_NAME, len(words)) + 1):
                yield name_key(" ".join(words[start:end]).strip(AROUND))
        for run in CHINESE.findall(line):
            yield from (name_key(run[start:start + length]) for length in CHINESE_NAME
                        for start in range(len(run) - length + 1))


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
