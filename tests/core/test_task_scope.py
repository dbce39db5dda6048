"""A task is seen by whose it is, who made it, their team, and whoever sees what it is about."""
import pytest
import sqlalchemy as sa

from core.access import can_edit, of
from core.granted import principal_for
from core.principal import SYSTEM
from core.scope import OutOfScope, acting_as
from models import Change, Entry, Party, Record, Task, Team, db
from tests.world import inside


def seen_by(make, name, query):
    user = make.user(name)
    with inside(make.app), acting_as(principal_for(user)):
        return set(db.session.scalars(query).all())


@pytest.fixture
def tasks(make):
    """Four tasks: rita's own, one of team South, one about a customer of North, and nobody's."""
    acme, rita = make(Party, title="Acme", team="North"), make.user("rita")
    with inside(make.app):
        south = db.session.scalars(sa.select(Team).where(Team.name == "South")).one()
        facts = {"own": {"owner_id": rita.id}, "team": {"team_id": south.id},
                 "about": {"about_id": acme.id, "party_id": acme.id}, "nobody": {}}
        for title, fact in facts.items():
            db.session.add(Task(title=title, state="open", **fact))
        db.session.commit()
    return acme


Beside = sa.orm.aliased(Task, flat=True)
TITLES = {"tasks": of(Task, Task.title), "records": sa.select(Record.title).where(Record.kind == "task"),
          "beside": of(Record, Record.title).outerjoin(Beside, Beside.id == Record.id).where(Record.kind == "task")}


@pytest.mark.parametrize("query", TITLES)
def test_each_sees_their_own(make, tasks, query):
    assert seen_by(make, "rita", TITLES[query]) == {"own", "about"}
    assert seen_by(make, "otto", TITLES[query]) == {"team"}
    assert seen_by(make, "mara", TITLES[query]) == {"own", "team", "about", "nobody"}


def test_what_hangs_on_a_record_is_seen_with_it(make, tasks):
    with inside(make.app):
        db.session.add(Entry(record_id=tasks.id, party_id=tasks.id, kind="note", body="Called"))
        db.session.commit()
    notes = sa.select(Entry.body)
    assert seen_by(make, "rita", notes) == {"Called"} and seen_by(make, "otto", notes) == set()


def test_a_stranger_writes_neither_the_task_nor_what_hangs_on_the_customer(make, tasks):
    otto = make.user("otto")
    with inside(make.app):
        otto = principal_for(otto)
        own = db.session.scalars(of(Task).where(Task.title == "own")).one()
        with acting_as(otto):
            assert not can_edit(own) and not can_edit(db.session.get(Party, tasks.id) or tasks)
            for written in (Entry(record_id=tasks.id, kind="note"), Task(title="x", state="open", about_id=tasks.id)):
                db.session.add(written)
                with pytest.raises(OutOfScope):
                    db.session.flush()
                db.session.rollback()


def test_changes_are_noted_whoever_makes_them(make, tasks):
    with inside(make.app), acting_as(SYSTEM):
        acme = db.session.get(Party, tasks.id)
        acme.about = "Big"
        acme.points[:] = []
        db.session.commit()
        noted = [(change.part, change.verb, change.fields) for change in db.session.scalars(of(Change))]
    assert noted == [("parties", "changed", {"about": ["", "Big"]})]


About = sa.orm.aliased(Record)
Whom = sa.orm.aliased(Party, flat=True)
BESIDE_A_TASK = {
    "any record": of(Task, About.title).outerjoin(About, About.id == Task.about_id),
    "a party": of(Task, Whom.title).outerjoin(Whom, Whom.id == Task.about_id),
    "begun with it": sa.select(About.title).join(Task, Task.about_id == About.id),
    "alone": sa.select(About.title).where(About.kind == "party"),
}


@pytest.mark.parametrize("what", BESIDE_A_TASK)
def test_an_alias_is_limited_like_what_it_stands_for(make, what):
    acme, rita = make(Party, title="Acme", team="South"), make.user("rita")
    with inside(make.app):
        db.session.add(Task(title="hers", state="open", owner_id=rita.id, about_id=acme.id))
        db.session.commit()
    assert seen_by(make, "rita", BESIDE_A_TASK[what]) <= {None}
    assert seen_by(make, "mara", BESIDE_A_TASK[what]) == {"Acme"}
