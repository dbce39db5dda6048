"""What a principal reads and writes ends at their scope, whatever the code path."""
from datetime import date

import pytest
import sqlalchemy as sa

from core.access import can_edit, of
from core.granted import principal_for
from core.listing import capped_counts
from core.principal import SYSTEM, Grants, Principal
from core.scope import NoPrincipal, OutOfScope, acting_as
from core.write_guard import reaches_party
from models import ContactPoint, CustomerProfile, Hat, Order, OrderLine, Party, PartyLink, Record, User, db
from tests.world import inside


def seen_by(make, name, query):
    user = make.user(name)
    with inside(make.app), acting_as(principal_for(user)):
        return set(db.session.scalars(query).all())


def principal_for_name(make, name):
    """Made before anything is changed: it reads, and reading flushes."""
    user = make.user(name)
    with inside(make.app):
        return principal_for(user)


@pytest.fixture
def two_teams(make):
    north = make(Party, title="North Sea Ltd", team="North", email="north@example.org")
    south = make(Party, title="South Sea Ltd", team="South", email="south@example.org")
    make(Order, party=north, number="N-1")
    make(Order, party=south, number="S-1")
    return north, south


QUERIES = {
    "party": of(Party, Party.title),
    "record": sa.select(Record.title),
    "alias": sa.select(sa.orm.aliased(Party).title),
    "point": sa.select(ContactPoint.value),
    "hat through party": sa.select(Party.title).join(Hat, Hat.party_id == Party.id),
    "in a subquery": sa.select(Party.title).where(Party.id.in_(sa.select(Hat.party_id))),
    "order": sa.select(Order.number),
    "line": sa.select(OrderLine.description, OrderLine.order_id),
    "profile": sa.select(CustomerProfile.party_id),
    "union": sa.union(of(Party, Party.title), of(Party, Party.title)),
    "common table": sa.select(sa.select(Party.title).cte().c.title),
    "beside a user": sa.select(Party.title).select_from(User).join(Party, sa.true()),
}


@pytest.mark.parametrize("what", QUERIES)
def test_a_salesperson_reads_half_of_what_a_manager_reads(make, two_teams, what):
    everything = seen_by(make, "mara", QUERIES[what])
    rita, otto = seen_by(make, "rita", QUERIES[what]), seen_by(make, "otto", QUERIES[what])
    if what != "line":
        assert rita | otto == everything and not rita & otto
    assert len(rita) == 1 and len(otto) == 1


def test_a_contact_person_is_seen_through_the_organisation(make, two_teams):
    with inside(make.app):
        person = Party(title="Li Na", name_key="li na", is_person=True)
        db.session.add(person)
        db.session.flush()
        db.session.add(PartyLink(kind="employment", party_id=person.id, other_id=two_teams[0].id))
        db.session.commit()
    people = of(Party, Party.title).where(Party.is_person)
    assert seen_by(make, "rita", people) == {"Li Na"}
    assert seen_by(make, "otto", people) == set()


@pytest.mark.parametrize("kind", ["employment", "subsidiary", "referral"])
def test_a_tie_opens_no_party_that_wears_a_hat(make, two_teams, kind):
    north, south = two_teams
    with inside(make.app):
        db.session.add(PartyLink(kind=kind, party_id=south.id, other_id=north.id))
        db.session.commit()
    assert seen_by(make, "rita", of(Party, Party.title)) == {"North Sea Ltd"}
    rita = principal_for_name(make, "rita")
    with inside(make.app):
        assert not reaches_party(db.session, rita, south.id) and reaches_party(db.session, rita, north.id)


def test_without_a_principal_nothing_is_read(make, house):
    with house.app_context(), pytest.raises(NoPrincipal):
        db.session.scalars(of(Party)).all()


def test_a_flush_outside_the_scope_is_refused(make, two_teams):
    otto = principal_for_name(make, "otto")
    with inside(make.app):
        north = db.session.get(Party, two_teams[0].id)
        north.about = "taken"
        with acting_as(otto), pytest.raises(OutOfScope):
            db.session.flush()
        db.session.rollback()


def test_counts_and_rows_by_id_end_at_the_scope_too(make, two_teams):
    with inside(make.app), acting_as(principal_for(make.user("rita"))):
        north, south = two_teams
        assert db.session.get(Party, south.id) is None and db.session.get(Party, north.id) is not None
        assert capped_counts({"parties": of(Party), "orders": of(Order)}) == {"parties": 1, "orders": 1}
        exists = sa.select(Party.id).where(Party.title == "South Sea Ltd").exists()
        assert db.session.scalar(sa.select(sa.case((exists, "leak"), else_="closed"))) == "closed"


def test_an_order_is_changed_through_the_customers_hat_only(make, two_teams):
    """Who may write a supplier does not get the orders it gave us as somebody else's customer."""
    buyer = Principal(id=make.user("vic").id, grants=Grants.of([{"suppliers": ["write", "all"]}]))
    with inside(make.app):
        south = db.session.get(Party, two_teams[1].id)
        db.session.add(Hat(party=south, role="supplier", since=date(2024, 1, 1)))
        db.session.commit()
        order = db.session.scalars(sa.select(Order).where(Order.party_id == south.id)).one()
        with acting_as(buyer):
            assert can_edit(south) and not can_edit(order)
            order.number = "mine"
            with pytest.raises(OutOfScope):
                db.session.flush()
        db.session.rollback()


def test_a_hat_cannot_be_handed_to_oneself(make, two_teams):
    otto = principal_for_name(make, "otto")
    with inside(make.app):
        hat = db.session.scalars(sa.select(Hat).where(Hat.party_id == two_teams[0].id)).one()
        hat.owner_id = otto.id
        with acting_as(otto), pytest.raises(OutOfScope):
            db.session.flush()
        db.session.rollback()


@pytest.mark.parametrize("statement", [
    sa.update(Party).values(about="x"),
    sa.delete(Hat),
    sa.insert(ContactPoint).values(party_id=1, kind="email", value="x", value_key="x"),
    sa.select(Hat.__table__.c.code),
    sa.select(User.name, Hat.__table__.c.code).join(Hat.__table__, sa.true()),
])
def test_ways_around_the_unit_of_work_are_refused(make, two_teams, statement):
    with inside(make.app), acting_as(SYSTEM), pytest.raises(OutOfScope):
        db.session.execute(statement)
