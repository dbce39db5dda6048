"""Which deals are registered: the list, and what the page of one shows besides."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.partners.labels import REGISTRATION_STATES, REGISTRATION_TONES
from core import export
from core.access import of
from core.address_values import among, row_id
from core.columns import Column
from core.due import format_due, is_due
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.search import name_key
from core.searched import Searched
from core.words import _l
from models import (
    NO_DAY,
    UNDECIDED_STATES,
    Deal,
    Hat,
    NameCard,
    Party,
    Record,
    Registration,
    User,
    db,
)
from models import REGISTRATION_STATES as STATE_CODES

Partner, Owner = aliased(NameCard), aliased(User)
FILED = Record.archived_at.is_(None)
STATES = {name: sa.and_(FILED, Record.state == name) for name in STATE_CODES} | {
    "open": sa.and_(FILED, Record.is_open), "undecided": sa.and_(FILED, Record.state.in_(UNDECIDED_STATES)),
    "any": FILED, "archived": ~FILED}


def due_text(row, speaks):
    return format_due(row.due_at, speaks)


def protected_until(row):
    return None if row.protected_until == NO_DAY else row.protected_until


REGISTRATIONS = Listing(
    of(Registration, Registration.id),
    sorts={"due": Sort(Record.due_at, Record.id), "created": Sort(Record.created_at, Record.id, descending=True),
           "protected": Sort(Registration.protected_until, Registration.id)},
    filters={
        "q": Searched(Registration), "state": among(STATES), "owner": is_person(Record.owner_id),
        "team": is_of_team(Record.team_id), "due": lambda group: is_due(Record.due_at, group),
        "partner": lambda text: Record.party_id == row_id(text),
    },
    unasked={"state": "open"}, endpoint="partners.registrations", kind="registration",
    columns=(
        Column("title", _l("Registered deal"), (Record.title, Registration.customer_name), value=attrgetter("title"),
               second=lambda row, speaks: row.customer_name),
        Column("partner", _l("Partner"), (Partner.title.label("partner"),),
               join=(Partner, Partner.id == Record.party_id)),
        Column("state", _l("State"), (Record.state,), "badge", names=REGISTRATION_STATES, tones=REGISTRATION_TONES),
        Column("due", _l("Due"), (Record.due_at,), value=attrgetter("due_at"), text=due_text, sort="due", short=True),
        Column("protected", _l("Protected until"), (Registration.protected_until,), "day", protected_until,
               sort="protected"),
        Column("amount", _l("Amount"), (Registration.amount_cents, Registration.currency), "money",
               attrgetter("amount_cents"), currency=attrgetter("currency"),
               beside=(export.Column(_l("Currency"), attrgetter("currency")),)),
        Column("owner", _l("Partner manager"), (Owner.name.label("owner"),),
               join=(Owner, Owner.id == Record.owner_id)),
        Column("created", _l("Created"), (Record.created_at,), "moment", attrgetter("created_at"), sort="created",
               shown=False),
    ),
)

By, Customer = aliased(User), aliased(NameCard)
FACTS = of(
    Registration, Partner.title.label("partner"), Owner.name.label("owner"), By.name.label("decided_by"),
    Customer.title.label("customer"), Customer.kind.label("customer_kind"),
).join(Partner, Partner.id == Record.party_id).outerjoin(Owner, Owner.id == Record.owner_id).outerjoin(
    By, By.id == Registration.decided_by_id).outerjoin(Customer, Customer.id == Registration.customer_id).where(
    Registration.id == sa.bindparam("registration_id"))


def facts_of(registration):
    """Names for the page of a registration."""
    return db.session.execute(FACTS, {"registration_id": registration.id}).one()


def deal_of(registration):
    """(id, title) of the deal it became, as far as the asker sees it, else None."""
    query = of(Deal, Deal.id, Record.title).where(Deal.id == registration.deal_id)
    return db.session.execute(query).one_or_none() if registration.deal_id else None


def customer_called(text):
    """(party id or None, name): the one customer in sight who is called exactly so; else the name alone."""
    query = of(Party, Party.id, Record.title).join(Hat, Hat.party_id == Party.id).where(
        Party.name_key == name_key(text), Hat.role == "customer", Hat.until.is_(None)).distinct().limit(2)
    found = db.session.execute(query).all()
    return tuple(found[0]) if len(found) == 1 else (None, text)


def customer_of(registration):
    """(id, name) of the customer a registration is for, where the asker sees them, else None."""
    query = of(Party, Party.id, Record.title).where(
        Party.id == registration.customer_id, Record.archived_at.is_(None))
    row = db.session.execute(query).one_or_none() if registration.customer_id else None
    return row and tuple(row)
