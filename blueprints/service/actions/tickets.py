"""Open a ticket, change what is known of it, hand it over, put it away."""
import sqlalchemy as sa

from blueprints.service.clocks import note_event, settle
from blueprints.service.queries.sold_items import item_id_of
from core import timeline
from core.custom_fields import set_custom_values
from core.notices import tell
from core.page import Refused
from core.search import index_record, name_key
from core.words import _
from models import Ticket, User, db, now

FACTS = ("title", "party_id", "kind_of", "channel", "priority", "severity", "category_id", "contact_id", "asker",
         "asker_email", "order_id", "product_id", "serial")
CLOCKED = ("party_id", "kind_of", "priority")  # by which it is decided what was promised
NAMING = ("serial", "product_id", "party_id")  # by which the sold item it is about is found
PREVIEW = 160  # characters of a message that lists show


def open_ticket(facts, *, by, at=None, owner_id=None, team_id=None, number=None):
    """A new ticket, its clock started. `facts` holds names of FACTS and keys of custom fields; a fact may be missing.

    Refused: a number in use. What the customer said comes next: see talk.receive.
    """
    at = at or now()
    ticket = Ticket(state="new", created_by_id=by.id, title="", number="", number_key="", created_at=at,
                    waiting_since=at, changed_at=at, owner_id=owner_id, team_id=team_id)
    write(ticket, facts)
    db.session.add(ticket)
    give_number(ticket, number)
    db.session.flush()
    note_event(ticket, "start", by=by, at=at)
    settle(ticket, at)
    keep_found(ticket)
    tell_owner(ticket, by=by)
    return ticket


def revise(ticket, facts, *, by):
    """Change what is known of a ticket; another kind, priority or customer may mean another promise."""
    refuse_archived(ticket)
    before = [getattr(ticket, name) for name in CLOCKED]
    write(ticket, facts)
    if [getattr(ticket, name) for name in CLOCKED] != before:
        settle(ticket)
    ticket.changed_at = now()
    keep_found(ticket)


def write(ticket, facts):
    set_custom_values(ticket, facts)
    before = [getattr(ticket, name) for name in NAMING]
    for name in FACTS:
        if name in facts and getattr(ticket, name) != facts[name]:
            setattr(ticket, name, facts[name])
    named = [getattr(ticket, name) for name in NAMING]
    if named != before:
        ticket.item_id = item_id_of(*named)


def give_number(ticket, number=None):
    """The number it has elsewhere, or one of our own, made of its id."""
    if number is None:
        ticket.number_key = f"new {id(ticket)} {now().timestamp()}"  # until the id is known
        db.session.flush()
        number = f"T-{ticket.id}"
    key = name_key(number)
    if number_in_use(key):
        raise Refused(_("There is a ticket %(number)s already", number=number))
    ticket.number, ticket.number_key = number, key


def number_in_use(key):
    """Is there a ticket of this number, whether or not the asker may see it?"""
    taken = sa.select(Ticket.id).where(Ticket.number_key == key)
    with db.session.no_autoflush:
        return db.session.scalar(taken.execution_options(unscoped="uniqueness is everybody's")) is not None


def keep_found(ticket):
    index_record(ticket, ticket.title, ticket.number, ticket.asker, ticket.asker_email, ticket.serial)


def hand_over(ticket, *, owner_id, team_id, by):
    """It is somebody else's, or another team's, from now on."""
    refuse_archived(ticket)
    if (owner_id, team_id) == (ticket.owner_id, ticket.team_id):
        return
    if owner_id != ticket.owner_id:
        ticket.reassigned += ticket.owner_id is not None
        timeline.note(ticket, "ticket-assigned", by=by, to=name_of(owner_id))
    changed_hands = owner_id != ticket.owner_id
    ticket.owner_id, ticket.team_id, ticket.changed_at = owner_id, team_id, now()
    if changed_hands:
        tell_owner(ticket, by=by)


def name_of(user_id):
    return db.session.scalar(sa.select(User.name).where(User.id == user_id)) if user_id else None


def tell_owner(ticket, *, by):
    """Tell whose the ticket is now, unless they took it themselves."""
    if ticket.owner_id not in (None, by.id):
        tell([ticket.owner_id], "assigned", key=f"assigned:{ticket.id}", by=by, record_id=ticket.id, title=ticket.title)


def archive(ticket, *, by):
    """Spam, a mistake: out of every list. `restore` brings it back as it was."""
    refuse_archived(ticket)
    ticket.archived_at, ticket.is_open = now(), False
    settle(ticket)


def restore(ticket, *, by):
    if not ticket.is_archived:
        raise Refused(_("%(ticket)s is not in the archive", ticket=ticket.number))
    ticket.archived_at, ticket.is_open = None, ticket.state not in ("resolved", "closed")
    settle(ticket)


def refuse_archived(ticket):
    if ticket.is_archived:
        raise Refused(_("%(ticket)s is in the archive: restore it first", ticket=ticket.number))
