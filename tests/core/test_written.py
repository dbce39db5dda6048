"""What PostgreSQL is asked holds the values that never change; what is told of it holds none. The rows are the same."""
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from core.access import of
from core.principal import SYSTEM
from core.scope import acting_as
from core.written import native
from models import Party, User, db
from tests.core.test_ready import looking

NAMES = ["100 % of d'Or", "a\\'b", "%(id)s $1", "轴承 %s", "--; :x"]


def asked(statement, **parameters):
    return native(statement, PGDialect_psycopg(), parameters, "SELECT %(plain_1)s, '%%'")


def test_limits_and_constants_are_written_in_and_numbers_are_veiled():
    statement = sa.select(User.id).where(User.name == "O'Hara", User.id > sa.bindparam("least")).limit(5)
    assert asked(statement, least=None) == (
        "SELECT users.id \nFROM users \nWHERE users.name = 'O''Hara'::VARCHAR AND users.id > (SELECT $1::INTEGER) \n "
        "LIMIT 5::INTEGER", ["least"])


def test_words_stay_in_sight_and_one_parameter_has_one_number():
    word = sa.bindparam("word")
    sql, names = asked(sa.select(User.id).where(sa.or_(User.name == word, User.email == word)), word=None)
    assert sql.endswith("WHERE users.name = $1::VARCHAR OR users.email = $1::VARCHAR")
    assert names == ["word"]


def test_a_list_has_as_many_parameters_as_it_has_values():
    sql, names = asked(sa.select(User.id).where(User.id.in_(sa.bindparam("ids", expanding=True))), ids=[1, 2])
    assert sql.endswith("WHERE users.id IN ($1::INTEGER, $2::INTEGER)")
    assert names == ["ids_1", "ids_2"]


def test_what_is_worked_out_when_it_is_asked_is_not_written_in():
    statement = sa.select(User.id).where(User.id == sa.bindparam("me", callable_=lambda: 7, type_=sa.Integer))
    assert asked(statement) == ("SELECT users.id \nFROM users \nWHERE users.id = (SELECT $1::INTEGER)", ["me"])


def test_what_cannot_be_written_in_stays_a_parameter():
    assert asked(sa.select(sa.literal(b"x", sa.LargeBinary))) == ("SELECT $1, '%'", ["plain_1"])
    assert asked(sa.select(sa.bindparam("me", callable_=lambda: 7, unique=True))) == ("SELECT $1, '%'", ["plain_1"])


@pytest.mark.parametrize("name", NAMES)
def test_whatever_somebody_is_called_is_found_as_it_stands(make, name):
    make(Party, title=name)
    statement = of(Party, Party.title).where(Party.title == name)
    with looking(make.app), acting_as(SYSTEM):
        assert [db.session.scalars(statement).all() for _time in range(4)] == [[name]] * 4


def test_moments_and_days_are_written_as_they_are(make):
    party = make(Party, title="Acme")
    at, day = party.created_at, timedelta(days=1)
    among = of(Party, Party.title).where(Party.created_at == at, Party.created_at.between(at - day, at + day))
    with looking(make.app), acting_as(SYSTEM):
        assert [db.session.scalar(among) for _time in range(4)] == ["Acme"] * 4


def test_whoever_listens_hears_no_values(make, statements):
    make(Party, title="Secret Ltd")
    statement = of(Party, Party.title).where(Party.title == "Secret Ltd")
    with looking(make.app), acting_as(SYSTEM), statements() as heard:
        assert [db.session.scalar(statement) for _time in range(4)] == ["Secret Ltd"] * 4
    assert len(heard) == 4
    assert not [each for each in heard if "Secret" in str(each)]
