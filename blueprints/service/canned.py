"""Answers that are given often, with names in braces: {customer}, {contact}, {number}, {subject}, {agent},
{company}."""
import re

import sqlalchemy as sa

from core.directory import remembered
from core.words import _l
from core.workspace import workspace
from models import CannedAnswer, db

NAMES = {"customer": _l("the customer"), "contact": _l("the person who asks, else the customer"),
         "number": _l("number of the ticket"), "subject": _l("its subject"), "agent": _l("who answers"),
         "company": _l("our company")}
ANSWERS = sa.select(CannedAnswer.id, CannedAnswer.name, CannedAnswer.body).where(
    CannedAnswer.archived_at.is_(None)).order_by(CannedAnswer.name, CannedAnswer.id).limit(100)
PLACE = re.compile(r"{(\w+)}")


def answers():
    """(id, name, body) of those there are, by name."""
    return remembered("canned answers", lambda: db.session.execute(ANSWERS).all())


def filled(body, ticket, facts, by):
    """An answer with its names filled in; what is no name of ours, and what nobody knows, stays as it is."""
    customer = facts.customer or ticket.asker
    known = {"customer": customer, "contact": facts.contact or ticket.asker or customer, "number": ticket.number,
             "subject": ticket.title, "agent": by.name, "company": workspace().name}
    return PLACE.sub(lambda found: known.get(found[1]) or found[0], body)


def unknown_names(body):
    """Names in braces that are none of ours: slips of the keyboard."""
    return [name for name in PLACE.findall(body) if name not in NAMES]
