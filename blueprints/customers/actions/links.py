"""Ties between parties: who works where, which company belongs to which, who introduced whom."""
from blueprints.customers.actions.parties import register_person, reindex, touch
from core.access import can_edit
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import PartyLink, db


def link(party, other, kind, *, by, title="", since=None):
    """Tie `party` to `other`: works at, belongs to, was introduced by. Raises Refused when it is so already."""
    if party.id == other.id:
        raise Refused(_("%(party)s cannot be linked to itself", party=party.title))
    made = PartyLink(kind=kind, party=party, other=other, title=title or "", since=since)
    db.session.add(made)
    touch_ends(made)
    return made


def employ(organisation, person, *, by, title="", since=None):
    """`person` works at `organisation`; somebody may work at several places, and come back to one they left."""
    if not person.is_person:
        raise Refused(_("%(party)s is an organisation, not a person", party=person.title))
    return link(person, organisation, "employment", by=by, title=title, since=since)


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
