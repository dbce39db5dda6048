"""What the soak (bench/soak.py) calls a failure."""
import pytest

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
