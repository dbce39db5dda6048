"""What is sent ahead is answered as if it had been asked just then; nobody notices what nobody asks for."""
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from core.access import of
from core.database import reading
from core.granted import principal_for
from core.ready import way_of
from core.scope import acting_as
from models import Party, Team, db
from tests.world import inside

TITLES = of(Party, Party.title).order_by(Party.title)
NAMED = of(Party, Party.title).where(Party.title == sa.bindparam("title"))
TEAMS = sa.select(Team.name).order_by(Team.name)
SHARE = sa.select((sa.literal(12) / sa.bindparam("by", type_=sa.Integer)).label("share"))
ALL, ACME = (TITLES, {}), (NAMED, {"title": "Acme"})


@pytest.fixture
def principal(make):
    make(Party, title="Acme", team="North")
    make(Party, title="Bolt", team="North")
    user = make.user("rita")
    with inside(make.app):
        return principal_for(user)


@contextmanager
def looking(app, principal, *ready):
    """As a request that only reads does, with statements that were asked often."""
    with inside(app), reading(), acting_as(principal):
        for _time in range(3):
            for asked in ready:
                db.session.execute(*asked).all()
        yield db.session()


def titles(session, asked):
    return session.scalars(*asked).all()


def test_each_is_answered_in_whatever_order(make, principal):
    with looking(make.app, principal, ALL, ACME) as session:
        for order in ((ALL, ACME), (ACME, ALL)):
            session.send_ahead(ALL, ACME)
            assert {asked[0]: titles(session, asked) for asked in order} == {TITLES: ["Acme", "Bolt"], NAMED: ["Acme"]}


def test_postgresql_is_sent_all_at_once(make, principal):
    with looking(make.app, principal, ALL, ACME) as session:
        if db.engine.dialect.name == "sqlite":
            pytest.skip("nothing is on its way there")
        session.send_ahead(ALL, ACME)
        assert len(way_of(session).cursor.sent) == 2
        assert (titles(session, ALL), len(way_of(session).cursor.sent)) == (["Acme", "Bolt"], 1)


def test_each_is_answered_once_and_then_asked_anew(make, principal):
    with looking(make.app, principal, ACME) as session:
        session.send_ahead(ACME, ACME)
        assert [titles(session, ACME) for _time in range(4)] == [["Acme"]] * 4


def test_something_else_may_be_asked_in_between(make, principal):
    with looking(make.app, principal, ALL, ACME) as session:
        session.send_ahead(ALL, ACME)
        assert "North" in session.scalars(TEAMS).all()  # the usual way
        assert titles(session, (NAMED, {"title": "Bolt"})) == ["Bolt"]  # the short way, with another value
        assert (titles(session, ACME), titles(session, ALL)) == (["Acme"], ["Acme", "Bolt"])


def test_what_is_not_ready_is_asked_as_ever(make, principal):
    with looking(make.app, principal) as session:
        session.send_ahead(ALL, ACME)
        assert titles(session, ALL) == ["Acme", "Bolt"]


def test_nobody_asks_for_it(make, principal):
    for _request in range(3):
        with looking(make.app, principal, ALL) as session:
            session.send_ahead(ALL)
            session.send_ahead(ALL, ALL)
    with looking(make.app, principal, ALL) as session:
        assert titles(session, ALL) == ["Acme", "Bolt"]


def test_a_new_transaction_knows_nothing_of_it(make, principal):
    with looking(make.app, principal, ALL) as session:
        session.send_ahead(ALL)
        session.rollback()
        make(Party, title="Cole", team="North")
        assert titles(session, ALL) == ["Acme", "Bolt", "Cole"]


def test_one_that_fails_says_so_when_it_is_asked(make, principal):
    with looking(make.app, principal, (SHARE, {"by": 4}), ALL) as session:
        if db.engine.dialect.name == "sqlite":
            pytest.skip("there a division by nothing is nothing")
        session.send_ahead((SHARE, {"by": 0}), ALL)
        with pytest.raises(sa.exc.DataError):
            session.scalar(SHARE, {"by": 0})
        assert titles(session, ALL) == ["Acme", "Bolt"]


def test_what_the_server_forgot_is_prepared_anew(make, principal, statements):
    """psycopg has all that is prepared forgotten after a rollback."""
    with looking(make.app, principal, ALL, ACME) as session:
        if db.engine.dialect.name == "sqlite":
            pytest.skip("nothing is prepared there")
        for ahead in ((), (ALL, ACME)):
            session.execute(sa.text("DEALLOCATE ALL"))
            session.send_ahead(*ahead)
            with statements() as seen:
                assert (titles(session, ALL), titles(session, ACME)) == (["Acme", "Bolt"], ["Acme"])
            assert len(seen) == 2


def test_nothing_is_sent_by_who_writes(make, principal):
    with looking(make.app, principal, ALL) as session, session.in_mode("write"):
        session.send_ahead(ALL)
        db.session.add(Party(title="Dora", name_key="dora"))
        assert "Dora" in db.session.scalars(TITLES.execution_options(unscoped="a test")).all()
        session.rollback()
