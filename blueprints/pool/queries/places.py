"""The lists of the pool: what lies in it, what is about to return to it, and its ledger."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.pool.labels import EVENTS
from core.access import of
from core.address_values import one_of, row_id
from core.export import Column
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.search import name_key
from core.words import _l
from models import LIFECYCLES, POOL_EVENTS, NameCard, Party, PoolEvent, PoolPlace, Record, Team, User, db, now

Owner, OwnTeam = aliased(User), aliased(Team)
# The name and country of who lies in a place in sight are in sight; who was merged or archived meanwhile lies nowhere.
ROWS = of(
    PoolPlace, PoolPlace.party_id, PoolPlace.lifecycle, PoolPlace.since, PoolPlace.touched_on, PoolPlace.returns_on,
    PoolPlace.team_id, PoolPlace.is_open, Record.title, Party.country, Owner.name.label("owner"),
    OwnTeam.name.label("team"),
).join(Party, Party.id == PoolPlace.party_id).outerjoin(Owner, Owner.id == PoolPlace.owner_id).outerjoin(
    OwnTeam, OwnTeam.id == PoolPlace.team_id).where(Record.is_open).execution_options(seen_through=PoolPlace)
BY_NAME = Sort(PoolPlace.name_key, PoolPlace.party_id)
FILTERS = {
    "q": lambda text: PoolPlace.name_key.contains(name_key(text), autoescape=True),
    "lifecycle": one_of(PoolPlace.lifecycle, LIFECYCLES), "owner": is_person(PoolPlace.owner_id),
    "team": is_of_team(PoolPlace.team_id),
}


def list_of(state, first, endpoint):
    return Listing(ROWS.where(PoolPlace.state == state), sorts={**first, "name": BY_NAME}, filters=FILTERS,
                   endpoint=endpoint)


POOL = list_of("pooled", {"since": Sort(PoolPlace.since, PoolPlace.party_id, descending=True)}, "pool.pool")
WARNED = list_of("warned", {"returns": Sort(PoolPlace.returns_on, PoolPlace.party_id)}, "pool.warned")

From, To, By, About = aliased(User), aliased(User), aliased(User), aliased(NameCard)
LEDGER = Listing(
    of(PoolEvent, PoolEvent.id, PoolEvent.party_id, PoolEvent.what, PoolEvent.at, PoolEvent.why,
       From.name.label("had"), To.name.label("has"), By.name.label("by"), About.title).join(
        About, About.id == PoolEvent.party_id).outerjoin(From, From.id == PoolEvent.from_id).outerjoin(
        To, To.id == PoolEvent.to_id).outerjoin(By, By.id == PoolEvent.by_id),
    sorts={"date": Sort(PoolEvent.at, PoolEvent.id, descending=True)},
    filters={"what": one_of(PoolEvent.what, POOL_EVENTS), "party": lambda text: PoolEvent.party_id == row_id(text),
             "person": lambda text: sa.or_(is_person(PoolEvent.from_id)(text), is_person(PoolEvent.to_id)(text))},
    endpoint="pool.ledger")
LEDGER_FILE = (
    Column(_l("Date"), attrgetter("at")), Column(_l("Customer"), attrgetter("title")),
    Column(_l("What"), lambda row: str(EVENTS[row.what])), Column(_l("Former owner"), attrgetter("had")),
    Column(_l("New owner"), attrgetter("has")), Column(_l("By"), attrgetter("by")),
)


def place_of(party_id):
    """Where a customer lies in the pool, as far as the asker may see that: plain columns, not locked."""
    query = of(PoolPlace, PoolPlace.party_id, PoolPlace.state, PoolPlace.since, PoolPlace.returns_on,
               PoolPlace.owner_id, PoolPlace.team_id).where(PoolPlace.party_id == party_id)
    return db.session.execute(query).one_or_none()


def claims_since(user_id, since):
    """When somebody claimed what they claimed since then, oldest first."""
    return db.session.scalars(of(PoolEvent, PoolEvent.at).where(
        PoolEvent.to_id == user_id, PoolEvent.what == "claimed", PoolEvent.at > since).order_by(PoolEvent.at)).all()


def lost_at(party_id, user_id):
    """When somebody last lost a customer to the pool; None if never."""
    return db.session.scalar(of(PoolEvent, sa.func.max(PoolEvent.at)).where(
        PoolEvent.party_id == party_id, PoolEvent.from_id == user_id,
        PoolEvent.what.in_(("returned", "released"))))


def last_event(party_id):
    """The newest line of the ledger of a customer, with the name of who has it since."""
    return db.session.execute(of(
        PoolEvent, PoolEvent.what, PoolEvent.at, PoolEvent.from_id, PoolEvent.by_id, To.name.label("has"),
    ).outerjoin(To, To.id == PoolEvent.to_id).where(PoolEvent.party_id == party_id).order_by(
        PoolEvent.id.desc()).limit(1)).one_or_none()


def seconds_since(at):
    return (now() - at).total_seconds()
