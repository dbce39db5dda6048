"""All tickets as a list with columns, and what the page of one tells beside its conversation."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.service import labels
from blueprints.service.queries import complaint_lists, reported
from blueprints.service.queries.after_sales import is_late
from blueprints.service.queries.queue import About, Owner, in_category
from core import due
from core.access import of
from core.address_values import among, one_of, row_id
from core.columns import Column
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.spans import within
from core.words import _l, _lp
from models import (
    CHANNELS,
    PRIORITIES,
    TICKET_KINDS,
    TICKET_STATES,
    CustomerProfile,
    NameCard,
    Order,
    Party,
    PartyLink,
    Product,
    Record,
    Team,
    Ticket,
    TicketCategory,
    TicketLink,
    db,
)

ROWS = of(
    Ticket, Ticket.id, Record.title, Ticket.number, Ticket.asker, About.title.label("customer"), Record.party_id,
).outerjoin(About, About.id == Record.party_id)
STATES = {name: sa.and_(Record.state == name, Record.archived_at.is_(None)) for name in TICKET_STATES} | {
    "open-ones": Record.is_open, "any": Record.archived_at.is_(None), "archived": Record.archived_at.is_not(None)}


def made(name, label, column, **facts):
    return Column(name, label, (column.label(name.replace("-", "_")),), **facts)


COLUMNS = (
    Column("subject", _l("Subject"), value=lambda row: row.title,
           second=lambda row, _language: " · ".join(filter(None, (row.number, row.customer or row.asker)))),
    made("state", _l("State"), Record.state, kind="badge", names=labels.STATES, tones=labels.TONES),
    made("kind", _l("Kind"), Ticket.kind_of, kind="badge", names=labels.KINDS),
    made("priority", _l("Priority"), Ticket.priority, kind="badge", names=labels.PRIORITIES,
         tones=labels.PRIORITY_TONES, quiet=("normal",)),
    made("agent", _l("Agent"), Owner.name, join=(Owner, Owner.id == Record.owner_id)),
    made("due", _l("Due"), Record.due_at, value=lambda row: row.due, text=lambda row, language:
         due.format_due(row.due, language), sort="due"),
    made("opened", _l("Opened"), Record.created_at, kind="moment", sort="created"),
    made("category", _l("Category"), TicketCategory.path, shown=False,
         join=(TicketCategory, TicketCategory.id == Ticket.category_id)),
    made("channel", _l("Channel"), Ticket.channel, kind="badge", names=labels.CHANNELS, shown=False),
    made("resolved", _lp("ticket time", "Resolved"), Ticket.resolved_at, kind="moment", shown=False),
    made("closed", _lp("ticket time", "Closed"), Ticket.closed_at, kind="moment", shown=False),
    made("team", _l("Team"), Team.name, shown=False, join=(Team, Team.id == Record.team_id)),
    made("reopened", _l("Times reopened"), Ticket.reopened, kind="number", shown=False),
    made("product", _l("Product"), Product.name, shown=False, join=(Product, Product.id == Ticket.product_id)),
    made("serial", _l("Serial number"), Ticket.serial, shown=False),
)
TICKETS = Listing(
    ROWS,
    sorts={"created": Sort(Record.created_at, Record.id, descending=True), "due": Sort(Record.due_at, Record.id)},
    filters={
        "q": Searched(Ticket), "state": among(STATES), "kind": one_of(Ticket.kind_of, TICKET_KINDS),
        "priority": one_of(Ticket.priority, PRIORITIES), "channel": one_of(Ticket.channel, CHANNELS),
        "category": in_category, "owner": is_person(Record.owner_id), "team": is_of_team(Record.team_id),
        "due": lambda group: due.is_due(Record.due_at, group), "customer": lambda text: Record.party_id == row_id(text),
        "created": within(Record.created_at), "resolved": within(Ticket.resolved_at),
        "creator": is_person(Record.created_by_id), "product": lambda text: Ticket.product_id == row_id(text),
        **complaint_lists.FILTERS, **reported.FILTERS, "step": is_late,
    },
    unasked={"state": "any"}, steady=frozenset({"state", "kind", "priority", "channel", "customer", "product"}),
    personal=frozenset({"owner", "team", "creator"}), endpoint="service.tickets", kind="ticket", columns=COLUMNS,
    owned=(Record, "service"), spine_on=("postgresql",),
    spine=dict.fromkeys(("q", "state", "owner", "team", "due", "customer", "created", "creator")),
)

# -- beside the conversation -------------------------------------------------------------------------------------------

Contact = aliased(NameCard)
FACTS = of(
    Ticket, Owner.name.label("owner"), Team.name.label("team"), About.title.label("customer"),
    Contact.title.label("contact"), TicketCategory.path.label("category"), Product.name.label("product"),
    Order.number.label("order"),
).outerjoin(Owner, Owner.id == Record.owner_id).outerjoin(Team, Team.id == Record.team_id).outerjoin(
    About, About.id == Record.party_id).outerjoin(Contact, Contact.id == Ticket.contact_id).outerjoin(
    TicketCategory, TicketCategory.id == Ticket.category_id).outerjoin(
    Product, Product.id == Ticket.product_id).outerjoin(Order, Order.id == Ticket.order_id).where(
    Ticket.id == sa.bindparam("ticket_id"))


def facts_of(ticket):
    """Names for the page of a ticket."""
    return db.session.execute(FACTS, {"ticket_id": ticket.id}).one()


OTHERS = of(Ticket, Ticket.id, Ticket.number, Record.title, Record.state).where(
    Record.party_id == sa.bindparam("party_id"), Ticket.id != sa.bindparam("ticket_id"), Record.archived_at.is_(None),
).order_by(Record.is_open.desc(), Record.id.desc()).limit(5)


def others_of(ticket):
    """Other tickets of the same customer, open ones first, then the newest."""
    return db.session.execute(OTHERS, {"party_id": ticket.party_id, "ticket_id": ticket.id}).all()


PROFILE = of(CustomerProfile, CustomerProfile.lifecycle, CustomerProfile.order_count).where(
    CustomerProfile.party_id == sa.bindparam("party_id"))


def profile_of(party_id):
    """The class of a customer; None when they are no customer, or out of sight."""
    return db.session.execute(PROFILE, {"party_id": party_id}).one_or_none()


def people_of(party_id):
    """(id, name) of the people who work at a customer now."""
    query = of(PartyLink, Party.id, Party.title).join(Party, Party.id == PartyLink.party_id).where(
        PartyLink.other_id == party_id, PartyLink.kind == "employment", PartyLink.until.is_(None))
    return db.session.execute(query.order_by(Party.title, Party.id).limit(100)).all()


def orders_of(party_id):
    """(id, number) of a customer's newest orders."""
    query = of(Order, Order.id, Order.number).where(Order.party_id == party_id)
    return db.session.execute(query.order_by(Order.ordered_at.desc(), Order.id.desc()).limit(50)).all()


IS_LEFT = TicketLink.record_id == sa.bindparam("ticket_id")
LINKS = of(
    TicketLink, TicketLink.kind, IS_LEFT.label("is_left"), Ticket.id, Ticket.number, Record.title, Record.state,
).join(Ticket, Ticket.id == sa.case((IS_LEFT, TicketLink.other_id), else_=TicketLink.record_id)).where(
    sa.or_(IS_LEFT, TicketLink.other_id == sa.bindparam("ticket_id"))).order_by(TicketLink.at).limit(50)


def links_of(ticket):
    """Ties to other tickets: kind, whether this one stands at the left, the other's id, number and subject."""
    return db.session.execute(LINKS, {"ticket_id": ticket.id}).all()


def is_visible(ticket_id):
    """May the one who asks still open it?"""
    return db.session.scalar(of(Ticket, Ticket.id).where(Ticket.id == ticket_id)) is not None
