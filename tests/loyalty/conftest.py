"""Tiers, offers and introductions, as the tests of this domain need them."""
import pytest

from blueprints.customers.actions import links
from blueprints.loyalty.actions import grants, offers, standings, tiers
from core.principal import SYSTEM
from core.worker import Worker
from models import CustomerProfile, LoyaltyTier, Offer, Party, db
from tests.world import days_ago, days_on

ASKS = {"window_days": 365, "least_cents": None, "least_orders": None, "least_years": None, "benefits": ""}


@pytest.fixture
def tier(inside):
    """A tier: `tier("Gold", 2, least_cents=5000)` gives its id."""
    def make(name="Gold", rank=1, **asks):
        with inside():
            made = tiers.make({**ASKS, **(asks or {"least_orders": 1}), "name": name, "rank": rank})
            db.session.commit()
            return made.id
    return make


@pytest.fixture
def looked(inside):
    """All customers are looked at: what the nightly job does."""
    def look():
        with inside():
            standings.recompute(list(db.session.scalars(db.select(CustomerProfile.party_id))))
            db.session.commit()
    return look


@pytest.fixture
def offered(inside):
    """An offer: `offered("Spring")` gives its id."""
    def make(title="Spring teas", *, starts=None, ends=None, stem="SPRING"):
        with inside():
            made = offers.make({"title": title, "details": "", "starts_on": starts or days_ago(10),
                                "ends_on": ends or days_on(20)}, by=SYSTEM, stem=stem)
            db.session.commit()
            return made.id
    return make


@pytest.fixture
def given(inside):
    """A code in the hands of a customer: `given(party, offer, "S-1", on=days_ago(5))` gives its id."""
    def give(party, offer_id, code="SPRING-AAA111", *, on=None, until=None):
        with inside():
            made = grants.give(db.session.get(Party, party.id), db.session.get(Offer, offer_id), by=SYSTEM, code=code)
            made.granted_on, made.valid_until = on or made.granted_on, until or made.valid_until
            db.session.commit()
            return made.id
    return give


@pytest.fixture
def introduced(inside):
    """`introduced(whom, by=who, since=day)` gives the id of the tie."""
    def tie(whom, *, by, since=None):
        with inside():
            made = links.link(db.session.get(Party, whom.id), db.session.get(Party, by.id), "referral", by=SYSTEM,
                              since=since)
            db.session.commit()
            return made.id
    return tie


@pytest.fixture
def work(inside):
    """All jobs that wait are done."""
    def run():
        with inside():
            Worker().run_until_idle()
    return run


@pytest.fixture
def tier_named(inside):
    def find(name):
        with inside():
            return db.session.scalars(db.select(LoyaltyTier).where(LoyaltyTier.name == name)).one()
    return find
