"""Whose turn it is: by row, by load, around whoever is away or full."""
from datetime import UTC, datetime, timedelta

import pytest

from measures.assigning import Candidate, choose

NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)


def row(*facts):
    return [Candidate(number, number, **fact) for number, fact in enumerate(facts)]


def turns(candidates, number, last=-1):
    """The ids of the next so many turns."""
    found = []
    for _turn in range(number):
        one = choose(candidates, "round-robin", last)
        found.append(one.id)
        last = one.place
    return found


def test_by_turns():
    assert turns(row({}, {}, {}), 5) == [0, 1, 2, 0, 1]


def test_who_is_away_or_full_is_left_out():
    people = row({}, {"is_absent": True}, {"open": 5, "most": 5}, {"open": 4, "most": 5})
    assert turns(people, 3) == [0, 3, 0]


def test_the_turn_goes_on_where_somebody_left():
    """Place 1 was last; the person there has gone, and others moved up or stayed: it is the next place's turn."""
    left = [Candidate(10, 0), Candidate(12, 2)]
    assert choose(left, "round-robin", 1).id == 12
    assert choose(left, "round-robin", 2).id == 10


def test_the_fewest_open_first():
    assert choose(row({"open": 3}, {"open": 1}, {"open": 2}), "least-loaded").id == 1


def test_among_equals_who_waited_longest_and_before_them_who_never_got_one():
    people = row({"given_at": NOON}, {"given_at": NOON - timedelta(hours=1)}, {"given_at": NOON + timedelta(hours=1)})
    assert choose(people, "least-loaded").id == 1
    assert choose([*people, Candidate(9, 9)], "least-loaded").id == 9


def test_nobody_has_room():
    assert choose(row({"is_absent": True}, {"open": 1, "most": 1}), "round-robin") is None
    assert choose([], "least-loaded") is None


def test_another_way_there_is_not():
    with pytest.raises(ValueError, match="by lot"):
        choose(row({}), "by lot")
