"""Rows are drawn once for the same values, and again as soon as anything they follow from is another."""
import pytest
from flask import g

from core.drawing import DrawnRows
from core.words import in_language


@pytest.fixture
def drawn(house):
    """(the memory, the rows that had to be drawn so far)"""
    seen = []

    def draw(rows):
        seen.extend(rows)
        return [f"<tr>{row}</tr>" for row in rows]
    with house.test_request_context("/"):
        g.directory_version = 1
        memory = DrawnRows(clock=lambda: g.get("clock", 0))
        yield lambda rows, *about: memory(rows, draw, *about), seen


def test_only_what_changed_is_drawn_again(drawn):
    draw, seen = drawn
    assert draw([(1, "a"), (2, "b")]) == ["<tr>(1, 'a')</tr>", "<tr>(2, 'b')</tr>"]
    assert draw([(1, "a"), (2, "c")]) == ["<tr>(1, 'a')</tr>", "<tr>(2, 'c')</tr>"]
    assert seen == [(1, "a"), (2, "b"), (2, "c")]


def test_other_readers_and_patterns_are_drawn_for(drawn):
    draw, seen = drawn
    draw([(1,)])
    with in_language("zh"):
        draw([(1,)])
    g.directory_version = 2
    draw([(1,)])
    draw([(1,)], "another pattern")
    assert len(seen) == 4


def test_the_next_minute_is_drawn_for(drawn):
    draw, seen = drawn
    draw([(1,)])
    g.clock = 61
    draw([(1,)])
    assert len(seen) == 2


def test_while_the_directory_is_changed_nothing_is_kept(drawn):
    draw, seen = drawn
    g.directory_version = None
    draw([(1,)])
    draw([(1,)])
    assert len(seen) == 2


def test_rows_with_fields_of_ones_own_are_told_apart(drawn):
    draw, seen = drawn
    draw([(1, {"size": 4})])
    draw([(1, {"size": 5})])
    draw([(1, {"size": 4})])
    assert seen == [(1, {"size": 4}), (1, {"size": 5})]


def test_memory_has_an_end(drawn):
    draw, seen = drawn
    for number in range(3_000):
        draw([(number,)])
    draw([(0,)])
    assert len(seen) == 3_001
