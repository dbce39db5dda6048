"""Ties between parties: who works where, which company belongs to which, who introduced whom."""
import sqlalchemy as sa

from blueprints.customers.actions.parties import register_person, reindex, touch
from core.access import can_edit
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import PartyLink, db


def link(party, other, kind, *, by, title="", since=None):
    """Tie `party` to `other`: works at, belongs to, was introduced by.

    Refused when it is so already; somebody may work at several places, and come back to one they left.
    """
    if party.id == other.id:
        raise Refused(_("%(party)s cannot be linked to itself", party=party.title))
    if kind == "employment" and not party.is_person:
        raise Refused(_("%(party)s is an organisation, not a person", party=party.title))
    if party.id is not None and is_tied(party, other, kind):
        raise Refused(_("%(party)s and %(other)s are linked so already", party=party.title, other=other.title))
    if kind == "referral" and party.id is not None and party.id in introducers(other):
        raise Refused(_("%(other)s came to us through %(party)s: it cannot be the other way round as well",
                        party=party.title, other=other.title))
    made = PartyLink(kind=kind, party=party, other=other, title=title or "", since=since)
    db.session.add(made)
    touch_ends(made)
    return made


def is_tied(party, other, kind):
    """Does a tie of this kind hold between the two now?"""
    holding = sa.select(PartyLink.id).where(
        PartyLink.kind == kind, PartyLink.until.is_(None),
        PartyLink.party_id == party.id, PartyLink.other_id == other.id)
    return db.session.scalar(holding.limit(1)) is not None


def introducers(party):
    """The ids of those who introduced a party, of those who introduced them, and so on."""
    found, asked = set(), {party.id}
    while asked:
        by = set(db.session.scalars(sa.select(PartyLink.other_id).where(
            PartyLink.kind == "referral", PartyLink.until.is_(None), PartyLink.party_id.in_(asked))))
        found, asked = found | by, by - found
    return found


def employ_new(organisation, facts, *, by, title="", since=None):
    """Somebody nobody has entered before works at `organisation`; returns the person."""
    person = register_person(facts, by=by)
    link(person, organisation, "employment", by=by, title=title, since=since)
    db.session.flush()
    reindex(person)
    return person


def revise_link(tie, *, title, since, until, by):
    """Change what is known of a tie."""
    if since and until and until < since:
        raise Refused(_("It cannot end before it began"))
    tie.title, tie.since, tie.until = title or "", since, until
    touch_ends(tie)


def end_link(tie, *, by):
    """It is over since today; what was stays visible."""
    if tie.until is not None:
        raise Refused(_("This has ended already"))
    day = today(workspace())
    revise_link(tie, title=tie.title, since=tie.since, until=max(day, tie.since or day), by=by)


def remove_link(tie, *, by):
    """It was entered by mistake and never was."""
    touch_ends(tie)
    db.session.delete(tie)


def touch_ends(tie):
    """Both ends changed, as far as the one who acts may change them: the other end may be another team's."""
    for end in (tie.party, tie.other):
        if end is not None and can_edit(end):
            touch(end)
