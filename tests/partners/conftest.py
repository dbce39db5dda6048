"""Partners, and what they register, as the tests of this domain need them."""
import pytest

from blueprints.auth.set_up import role_by_key
from blueprints.partners.actions import certifications
from blueprints.partners.actions import registrations as acts
from core.principal import SYSTEM
from models import DealPartner, Party, Registration, User, db
from tests.world import PASSWORD_HASH, days_ago


@pytest.fixture
def partner(make):
    """make a partner: `partner("Acme")`, of team North."""
    return lambda title="Bright Bridge", **facts: make(Party, title=title, role="partner", **facts)


@pytest.fixture
def registered(inside):
    """Register a deal: `registered(party, state="approved", at=…)` gives its id."""
    def register(party, *, title="Pumps for Delta", customer="Delta", state="submitted", at=None, reason="", **facts):
        with inside():
            made = acts.register(db.session.get(Party, party.id), {"title": title, "customer": customer, **facts},
                                 by=SYSTEM, at=at)
            if state != "draft":
                acts.submit(made, by=SYSTEM, at=at)
            if state in ("approved", "rejected", "duplicate"):
                acts.decide(made, state, reason=reason or "Known before", by=SYSTEM, at=at)
            db.session.commit()
            return made.id
    return register


@pytest.fixture
def registration(inside):
    """A registration as it is now."""
    def read(registration_id):
        with inside():
            return db.session.get(Registration, registration_id)
    return read


@pytest.fixture
def shared(inside):
    """Give a partner a part in a deal: `shared(deal, party, "sourced", 5000)`, in basis points."""
    def share(deal, party, part="sourced", share=10_000):
        with inside():
            db.session.add(DealPartner(deal_id=deal.id, party_id=party.id, part=part, share=share))
            db.session.commit()
    return share


@pytest.fixture
def hire(inside):
    """Somebody with one shipped role: `browse(hire("partner-manager"))`."""
    def sign_up(role):
        with inside():
            db.session.add(User(name=role.title(), email=f"{role}@example.org", email_key=f"{role}@example.org",
                                language="en", time_zone="Europe/London", password_hash=PASSWORD_HASH,
                                roles=[role_by_key(role)]))
            db.session.commit()
        return role
    return sign_up


@pytest.fixture
def certified(inside):
    """Somebody there holds a certificate: `certified(party, person="Anna Berg", until=days_on(90))` gives its id."""
    def certify(party, *, person="Anna Berg", certificate="Pump fitter", since=None, until=None):
        with inside():
            held = certifications.certify(db.session.get(Party, party.id), person=person, certificate=certificate,
                                          valid_from=since or days_ago(30), valid_until=until, by=SYSTEM)
            db.session.commit()
            return held.id
    return certify
