"""A form that creates takes effect once, however often it is sent; what was refused, or differs, is processed."""
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from core import once
from core.principal import SYSTEM
from core.scope import acting_as
from models import Address, OnceAnswer, Party, Team, db
from tests.world import inside


@pytest.fixture
def send(house, browse):
    """`send(name, path, fields)` posts from a window of its own, so that several can at the same time."""
    def post(name, path, fields, **headers):
        client = house.test_client()
        client.set_cookie("guanxi", f"token of {name}")
        return client.post(path, data=fields, headers=headers)
    return post


@pytest.fixture
def east(browse):
    """The fields of a form that makes the team East."""
    return browse("ada").open("/admin/teams/new").values() | {"name": "East"}


def teams_called(app, *names):
    with inside(app):
        return sorted(db.session.scalars(sa.select(Team.name).where(Team.name.in_(names))))


@pytest.mark.parametrize("round_number", range(3))
def test_two_at_the_same_moment_make_one_thing_and_get_one_answer(house, send, east, round_number):
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: send("ada", "/admin/teams/new", east), range(2)))
    assert [(answer.status_code, answer.location) for answer in answers] == [(303, "/admin/teams")] * 2
    assert teams_called(house, "East") == ["East"]


def test_a_retry_by_htmx_gets_the_same_answer(house, send, east):
    htmx = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "main#main"}
    answers = [send("ada", "/admin/teams/new", east, **htmx) for _ in range(2)]
    assert [(answer.status_code, answer.headers["HX-Redirect"]) for answer in answers] == [(204, "/admin/teams")] * 2
    assert teams_called(house, "East") == ["East"]


def test_what_was_refused_may_be_sent_again_unchanged(house, send, east):
    north = east | {"name": "North"}
    assert [send("ada", "/admin/teams/new", north).status_code for _ in range(2)] == [422, 422]
    with inside(house):
        db.session.scalars(sa.select(Team).where(Team.name == "North")).one().name_key = "free now"
        db.session.commit()
    assert send("ada", "/admin/teams/new", north).status_code == 303
    assert teams_called(house, "North") == ["North", "North"]


def test_another_body_is_processed(house, send, east):
    for name in ("East", "West"):
        assert send("ada", "/admin/teams/new", east | {"name": name}).status_code == 303
    assert teams_called(house, "East", "West") == ["East", "West"]


def test_nobody_gets_the_answer_of_another_person(house, make, browse, send):
    path = f"/customers/{make(Party, team='North').id}/addresses/new"
    for name in ("rita", "mara"):
        fields = browse(name).open(path).values() | {"city": "Leeds", "_once": "the same"}
        assert send(name, path, fields).status_code == 303
    with inside(house):
        assert db.session.scalars(sa.select(Address.city)).all() == ["Leeds", "Leeds"]


def test_a_file_of_the_same_name_and_length_is_another_body(house):
    def key(content):
        body = {"_once": "x", "file": (io.BytesIO(content), "orders.csv")}
        with house.test_request_context("/imports", method="POST", data=body), acting_as(SYSTEM):
            return once._key()
    assert key(b"1,2") == key(b"1,2") != key(b"1,3")


def test_a_refused_form_leaves_nothing_behind(house, send, east):
    send("ada", "/admin/teams/new", east | {"name": ""})
    with inside(house):
        assert db.session.scalars(sa.select(OnceAnswer)).all() == []
