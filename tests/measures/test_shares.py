"""Wilson's interval, against worked figures (field notes, 3.4)."""
import pytest

from measures.shares import wilson


@pytest.mark.parametrize(("number", "of", "low", "high"), [
    (5, 5, 56.6, 100), (8, 10, 49.0, 94.3), (45, 50, 78.6, 95.7), (0, 10, 0, 27.8)])
def test_a_share_and_how_sure_it_is(number, of, low, high):
    assert [round(100 * bound, 1) for bound in wilson(number, of)] == [low, high]


def test_of_nothing_nothing():
    assert wilson(0, 0) is None
