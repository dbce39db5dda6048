"""What was foreseen to find nothing is not asked, and holds for nobody and nothing else."""
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from core.access import of
from core.database import reading, writing
from core.foresight import Foresight
from core.granted import principal_for
from core.scope import acting_as
from models import Party, TwoModeSession, db
from tests.world import inside

CALLED = of(Party, Party.title).where(Party.title == sa.bindparam("title"))
COUNTED = of(Party, sa.func.count()).where(Party.title == sa.bindparam("title")).group_by(Party.title)
FORESIGHT = Foresight(CALLED, COUNTED)


@pytest.fixture
def two_teams(make):
    make(Party, title="North Sea Ltd", team="North")
    users = {name: make.user(name) for name in ("rita", "otto")}
    with inside(make.app):
        return {name: principal_for(user) for name, user in users.items()}


@contextmanager
def looking(app, principal):
    with inside(app), reading(), acting_as(principal):
        yield


def found(title):
    return db.session.scalars(CALLED, {"title": title}).all(), db.session.scalar(COUNTED, {"title": title})


def test_what_is_there_is_found_and_what_is_not_is_not(make, two_teams):
    for _turn in range(4):
        for title, expected in (("North Sea Ltd", (["North Sea Ltd"], 1)), ("West Sea Ltd", ([], None))):
            with looking(make.app, two_teams["rita"]):
                FORESIGHT.look(title=title)
                assert found(title) == expected


def test_what_finds_nothing_is_not_asked(make, two_teams, monkeypatch):
    asked, real = [], TwoModeSession.short_way
    monkeypatch.setattr(TwoModeSession, "short_way", lambda *of_it: real(*of_it) or asked.append(of_it))
    with looking(make.app, two_teams["rita"]):
        FORESIGHT.look(title="West Sea Ltd")
        before = len(asked)
        assert (found("West Sea Ltd"), len(asked)) == (([], None), before)


def test_other_values_are_asked_for_all_the_same(make, two_teams):
    with looking(make.app, two_teams["rita"]):
        FORESIGHT.look(title="West Sea Ltd")
        assert found("North Sea Ltd") == (["North Sea Ltd"], 1)


def test_what_one_may_not_see_is_asked_for_by_whoever_may(make, two_teams):
    with looking(make.app, two_teams["otto"]):
        FORESIGHT.look(title="North Sea Ltd")
        assert found("North Sea Ltd") == ([], None)
        with acting_as(two_teams["rita"]):
            assert found("North Sea Ltd") == (["North Sea Ltd"], 1)


def test_what_came_meanwhile_is_found(make, two_teams):
    with looking(make.app, two_teams["rita"]):
        FORESIGHT.look(title="East Sea Ltd")
        assert found("East Sea Ltd") == ([], None)
        with writing():
            make(Party, title="East Sea Ltd", team="North")
            db.session.commit()
        assert found("East Sea Ltd") == (["East Sea Ltd"], 1)


def test_a_statement_with_a_limit_of_its_own_is_refused():
    with pytest.raises(ValueError, match="limited in its own way"):
        Foresight(CALLED.execution_options(unscoped="a test"))
