"""What the soak (bench/soak.py) calls a failure."""
import os
import resource

import pytest

from bench.memory import megabytes
from bench.soak import Noted, violations

FINE = {"queue": Noted([0.02] * 100), "write": Noted([0.05] * 100)}


def test_all_is_well():
    assert violations(FINE, ["a", "b"], {"a": 1, "b": 1}) == []


@pytest.mark.parametrize(("noted", "acknowledged", "found", "told"), [
    ({"queue": Noted([0.02] * 100, broken=2)}, ["a"], {"a": 1}, "queue: 2 answers were errors of the server"),
    ({"queue": Noted([0.02] * 100, other=1)}, ["a"], {"a": 1}, "queue: 1 requests failed"),
    ({"write": Noted([0.02] * 90 + [0.6] * 10)}, ["a"], {"a": 1}, "write: p99 is 600 ms, 500 at most"),
    (FINE, ["a", "b"], {"a": 1, "b": 0}, "1 messages are lost, the first: b"),
    (FINE, ["a"], {"a": 2}, "1 messages are there more than once, the first: a"),
    (FINE, [], {}, "nobody wrote anything"),
])
def test_what_is_not(noted, acknowledged, found, told):
    assert violations(noted, acknowledged, found) == [told]


def test_a_web_process_that_holds_too_much():
    assert violations(FINE, ["a"], {"a": 1}, [(180.2, 120.0), (230.4, 170.0)]) == [
        "a web process holds 230 MB, 200 at most"]


def test_how_much_a_process_holds():
    (rss, pss), mine = megabytes(os.getpid()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    assert 0 < pss <= rss <= mine * 1.01
