"""A statement that was made ready gives each principal their own rows, however often and in whatever order."""
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from core.access import of
from core.database import reading
from core.granted import principal_for
from core.scope import NoPrincipal, acting_as
from models import Hat, Membership, Party, Team, TwoModeSession, User, db
from tests.world import days_ago, inside

TITLES = of(Party, Party.title).order_by(Party.title)
SOME = of(Party, Party.title).where(Party.title.in_(sa.bindparam("titles", expanding=True))).order_by(Party.title)
LIMITED = [TITLES.limit(most) for most in (1, 2)]
SINCE = [0]
COUNTED = sa.select(sa.bindparam("asked", callable_=lambda: SINCE[0], type_=sa.Integer).label("asked"))


@pytest.fixture
def two_teams(make):
    make(Party, title="North Sea Ltd", team="North")
    make(Party, title="South Sea Ltd", team="South")
    users = {name: make.user(name) for name in ("rita", "otto", "mara")}
    with inside(make.app):
        return {name: principal_for(user) for name, user in users.items()}


@contextmanager
def looking(app):
    """As a request that only reads does."""
    with inside(app), reading():
        yield


def seen_by(principal, statement, **parameters):
    """What `execute`, `scalars` and `scalar` give."""
    with acting_as(principal):
        rows = [row.title for row in db.session.execute(statement, parameters)]
        assert db.session.scalars(statement, parameters).all() == rows
        assert db.session.scalar(statement, parameters) == (rows[0] if rows else None)
        return rows


def test_principals_taking_turns_see_what_is_theirs(make, two_teams):
    with looking(make.app):
        for _turn in range(4):
            assert seen_by(two_teams["rita"], TITLES) == ["North Sea Ltd"]
            assert seen_by(two_teams["otto"], TITLES) == ["South Sea Ltd"]
            assert seen_by(two_teams["mara"], TITLES) == ["North Sea Ltd", "South Sea Ltd"]


def test_without_a_principal_there_is_no_short_way(make, two_teams):
    with looking(make.app):
        seen_by(two_teams["mara"], TITLES)
        seen_by(two_teams["mara"], TITLES)
        with acting_as(None), pytest.raises(NoPrincipal):
            db.session.execute(TITLES)


def test_what_is_asked_around_the_scope_once_opens_nothing(make, two_teams):
    with looking(make.app):
        for _turn in range(3):
            with acting_as(two_teams["rita"]):
                beside = db.session.scalars(TITLES, execution_options={"unscoped": "a test"}).all()
            assert (len(beside), seen_by(two_teams["rita"], TITLES)) == (2, ["North Sea Ltd"])


def test_lists_of_any_length(make, two_teams):
    with looking(make.app):
        for titles in ([], ["North Sea Ltd"], ["South Sea Ltd", "North Sea Ltd"], [], ["x"] * 150 + ["North Sea Ltd"]):
            found = sorted({"North Sea Ltd", "South Sea Ltd"} & {*titles})
            assert seen_by(two_teams["mara"], SOME, titles=titles) == found


def test_what_is_worked_out_when_it_is_asked_is_worked_out_each_time(make, two_teams):
    with looking(make.app), acting_as(two_teams["mara"]):
        for number in range(5):
            SINCE[0] = number
            assert db.session.scalar(COUNTED) == number


def test_values_go_to_the_driver_as_their_columns_keep_them(make, two_teams):
    """Else a moment is another one than the same moment in its column."""
    made = make(Party, title="East Sea Ltd", team="North")
    at = sa.select(Party.title).where(Party.created_at == sa.bindparam("at"))
    among = sa.select(Party.title).where(Party.created_at.in_(sa.bindparam("ats", expanding=True)))
    fixed = sa.select(Party.title).where(Party.created_at == made.created_at)
    since, until = (sa.bindparam("at", type_=Party.created_at.type) for _end in range(2))
    twice = sa.select(Party.title).where(Party.created_at >= since, Party.created_at <= until)
    with looking(make.app), acting_as(two_teams["mara"]):
        for _turn in range(4):
            assert db.session.scalar(at, {"at": made.created_at}) == "East Sea Ltd"
            assert db.session.scalar(twice, {"at": made.created_at}) == "East Sea Ltd"
            assert db.session.scalar(among, {"ats": [made.created_at]}) == "East Sea Ltd"
            assert db.session.scalar(fixed) == "East Sea Ltd"


def test_what_was_just_saved_is_read(make, two_teams):
    seen_before = []
    with looking(make.app):
        for _turn in range(3):
            seen_before = seen_by(two_teams["mara"], TITLES)
    make(Party, title="West Sea Ltd", team="North")
    with looking(make.app):
        assert seen_by(two_teams["mara"], TITLES) == [*seen_before, "West Sea Ltd"]


def test_the_third_time_a_statement_takes_the_short_way(make, two_teams, monkeypatch):
    usual = []
    own = of(Hat, Hat.role)
    real = TwoModeSession.short_way
    monkeypatch.setattr(TwoModeSession, "short_way", lambda *asked: real(*asked) or usual.append(asked))
    with looking(make.app), acting_as(two_teams["rita"]):
        for _turn in range(4):
            db.session.execute(own).all()
    assert len(usual) == 2


def test_each_number_of_rows_is_a_statement_of_its_own(make, two_teams):
    with looking(make.app):
        for most in (1, 2, 1, 2, 1, 2):
            assert len(seen_by(two_teams["mara"], of(Party, Party.title).order_by(Party.title).limit(most))) == most
        for _time in range(3):
            for most, statement in enumerate(LIMITED, start=1):
                assert len(seen_by(two_teams["mara"], statement)) == most


def test_a_limit_is_no_parameter(make, two_teams):
    with looking(make.app), acting_as(two_teams["mara"]), pytest.raises(ValueError, match="LIMIT"):
        if db.engine.dialect.name == "postgresql":
            pytest.skip("there a limit is a parameter as any other")
        statement = TITLES.limit(sa.bindparam("most", type_=sa.Integer))
        for _time in range(3):
            db.session.execute(statement, {"most": 1}).all()


def test_a_new_transaction_has_a_connection_of_its_own(make, two_teams):
    with looking(make.app):
        for _transaction in range(3):
            assert seen_by(two_teams["rita"], TITLES) == ["North Sea Ltd"]
            db.session.rollback()
        db.session.close()
        assert seen_by(two_teams["rita"], TITLES) == ["North Sea Ltd"]


def test_whoever_may_do_the_same_is_limited_by_the_same_to_what_is_theirs(make, two_teams):
    otto = make.user("otto")
    make(Party, title="Otto's own", team="North", owner="otto")
    with inside(make.app):
        otto = db.session.merge(otto)
        otto.access_version += 1  # and nothing of what he may do
        db.session.commit()
        again, rita = principal_for(otto), two_teams["rita"]
    assert again.grants is not two_teams["otto"].grants and again.grants.limits is two_teams["otto"].grants.limits
    assert again.grants.limits is not rita.grants.limits
    with looking(make.app):
        for _turn in range(3):
            assert seen_by(again, TITLES) == ["Otto's own", "South Sea Ltd"]
            assert seen_by(rita, TITLES) == ["North Sea Ltd", "Otto's own"]


def test_colleagues_of_one_team_and_role_share_it_and_each_see_their_own(make, two_teams):
    make(Party, title="Rita's own", team="South", owner="rita")
    with inside(make.app):
        north = db.session.scalars(sa.select(Team).where(Team.name == "North")).one()
        otto = db.session.scalars(sa.select(User).where(User.name == "Otto")).one()
        otto.memberships = [Membership(team_id=north.id, since=days_ago(9))]
        otto.access_version += 1
        db.session.commit()
        otto, rita = principal_for(otto), two_teams["rita"]
    assert otto.grants.limits is rita.grants.limits
    with looking(make.app):
        for _turn in range(3):
            assert seen_by(otto, TITLES) == ["North Sea Ltd"]
            assert seen_by(rita, TITLES) == ["North Sea Ltd", "Rita's own"]
