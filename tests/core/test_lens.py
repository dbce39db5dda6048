"""What the lens says of who reaches a record is what enforcement does: for every kind, the cast, and whosever it is."""
from datetime import date
from secrets import token_hex

import pytest
import sqlalchemy as sa

from core import lens
from core.access import can_edit, of, sees
from core.granted import principals_for
from core.principal import DOMAINS, HAT_DOMAINS, KIND_DOMAINS, SHARED_KINDS
from core.scope import acting_as
from models import Deal, Hat, Membership, Party, PartyLink, PartyShare, Role, Stage, Task, Team, User, db, now
from tests.world import inside

PLAIN = {int: lambda: 1, str: lambda: token_hex(4), date: lambda: date(2026, 1, 1)}
WHOSE = {"nobody's": (None, None), "hers": ("Rita", None), "of her team": (None, "North"),
         "of another team": ("Otto", "South"), "of one who owns": ("Own", None)}


@pytest.fixture
def people(house):
    """The cast, and somebody with each scope alone, everywhere."""
    with inside(house):
        north = db.session.scalars(sa.select(Team).where(Team.name == "North")).one()
        for name, level, scope in (("Own", "write", "own"), ("Team", "manage", "team"), ("Reader", "read", "team")):
            role = Role(name=name, grants={domain: [level, scope] for domain in DOMAINS})
            db.session.add(User(name=name, email=name, email_key=name, time_zone="UTC", roles=[role],
                                memberships=[Membership(team=north, since=date(2026, 1, 1))]))
        db.session.commit()


def principals():
    return principals_for(db.session.scalars(sa.select(User).order_by(User.id)).all())


def made(model, owner, team, archived=False, **facts):
    """A record of any kind: what its table asks for, filled with whatever fits."""
    owner_id = db.session.scalar(sa.select(User.id).where(User.name == owner)) if owner else None
    team_id = db.session.scalar(sa.select(Team.id).where(Team.name == team)) if team else None
    for column in model.__table__.c:
        if not (column.nullable or column.default or column.server_default or column.primary_key):
            facts.setdefault(column.name, PLAIN[column.type.python_type]())
    facts |= {"currency": "GBP"} if "currency" in facts else {}
    if model is Deal:
        stage = db.session.scalars(sa.select(Stage).order_by(Stage.id)).first()
        facts |= {"pipeline_id": stage.pipeline_id, "stage_id": stage.id}
    row = model(title="x", archived_at=now() if archived else None, **facts)
    if model is not Party:
        row.owner_id, row.team_id = owner_id, team_id
    db.session.add(row)
    db.session.flush()
    return row, owner_id, team_id


def proved(row):
    """The lens and enforcement agree on `row`, on reading and on writing, and each yes has its reason."""
    people = principals()
    readers, writers = lens.readers(row, people), lens.writers(row, people)
    assert {person.name for person in readers} == {person.name for person in people if sees(person, row.id)}
    for person in people:
        with acting_as(person):
            found = db.session.scalar(of(type(row), type(row).id).where(type(row).id == row.id))
            assert (person in readers) == (found is not None), (person.name, "reads")
            assert (person in writers) == can_edit(row), (person.name, "writes")
    assert all(rights or person.grants.sees_all for person, rights in readers.items())
    assert all(writers.values())
    return {person.name for person in readers}, {person.name for person in writers}


def test_every_kind_is_looked_at():
    assert set(lens.MODELS) == {"party", "task", *KIND_DOMAINS, *SHARED_KINDS}


@pytest.mark.parametrize("kind", sorted(set(lens.MODELS) - {"party"}))
def test_records_of_every_kind(house, people, kind):
    with inside(house):
        for whose in WHOSE.values():
            seen = [proved(made(lens.MODELS[kind], *whose, archived=archived)[0]) for archived in (False, True)]
            assert seen[0] == seen[1] and "Ada" in seen[0][0]


@pytest.mark.parametrize("role", HAT_DOMAINS)
def test_parties_by_their_hats(house, people, role):
    with inside(house):
        for whose in WHOSE.values():
            party, owner_id, team_id = made(Party, *whose)
            db.session.add(Hat(party_id=party.id, role=role, owner_id=owner_id, team_id=team_id,
                               since=date(2026, 1, 1)))
            person = made(Party, None, None, is_person=True)[0]
            db.session.add(PartyLink(kind="employment", party_id=person.id, other_id=party.id))
            task = made(Task, None, None, about_id=person.id)[0]
            db.session.flush()
            assert proved(party) == proved(person)
            assert proved(party)[0] <= proved(task)[0]


def test_a_party_without_a_hat_and_one_that_was_shared(house, people):
    with inside(house):
        alone, shared = made(Party, None, None)[0], made(Party, None, None)[0]
        otto = db.session.scalars(sa.select(User).where(User.name == "Otto")).one()
        db.session.add(PartyShare(party_id=shared.id, user_id=otto.id))
        db.session.flush()
        assert proved(shared) == (proved(alone)[0] | {"Otto"}, set())


def test_a_deal_shows_the_name_of_its_customer_and_no_more(house, people):
    with inside(house):
        party = made(Party, None, None)[0]
        deal = made(Deal, "Rita", "North", party_id=party.id)[0]
        cards = {person.name: record_id for person, record_id in lens.name_cards(party, principals()).items()}
        assert cards.keys() == proved(deal)[0] and set(cards.values()) == {deal.id}
