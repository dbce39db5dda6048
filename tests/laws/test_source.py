"""What reads a law to every file: it names all that break it, and is no law where there is no file."""
import pytest

from tests.laws.source import each


def is_short(path):
    assert len(path) < 5, f"{path} is long"


def test_all_that_break_it_are_named():
    with pytest.raises(AssertionError, match="(?s)2 of 3 .*\nlonger is long.*\nlongest is"):
        each("long", "longer", "longest")(is_short)()


def test_what_keeps_it_passes():
    each("long", "size")(is_short)()


def test_a_law_about_no_file_is_none():
    with pytest.raises(AssertionError, match="no file at all"):
        each()(is_short)()
