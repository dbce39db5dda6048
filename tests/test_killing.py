"""Web server and worker killed, and reloaded, while people write (bench/killing.py does it 200 and 100 times)."""
import random

import pytest

from bench.killing import Servers, checked, complaints, kill_round, reload_often
from bench.soaked import prepare

KILLS, RELOADS = 3, 2


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Settings, agents and tickets of a small installation of its own."""
    settings = {"GUANXI_DATA": tmp_path_factory.mktemp("killing"), "DATABASE_URL": "", "SECRET_KEY": "killing"}
    return settings, *prepare(settings, 4, 2_000)


def test_what_was_acknowledged_survives_kill_9(small):
    settings, tokens, ticket_ids = small
    servers, acknowledged = Servers(settings), []
    for seed in range(KILLS):
        acknowledged += kill_round(servers, tokens, ticket_ids, random.Random(seed), load_seconds=1.0)[1]
    assert acknowledged and checked(settings, acknowledged) == []


def test_a_reload_fails_nobody(small):
    settings, tokens, ticket_ids = small
    noted, acknowledged = reload_often(Servers(settings), tokens, ticket_ids, RELOADS)
    assert (noted.broken, noted.other) == (0, 0)
    assert acknowledged and checked(settings, acknowledged) == []


@pytest.mark.parametrize(("found", "halves", "told"), [
    ({"a": 1}, [], []), ({}, [], ["lost: a"]), ({"a": 2}, [], ["2 times there: a"]),
    ({"a": 1}, ["a"], ["by half: a"])])
def test_what_is_amiss_is_named(found, halves, told):
    assert complaints(["a"], found, halves) == told
