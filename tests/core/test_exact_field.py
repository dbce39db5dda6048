"""Numbers as they were entered."""
from decimal import Decimal

import pytest

from core.exact_field import tidy


@pytest.mark.parametrize("entered, shown", [("2.500", "2.5"), ("100.000", "100"), ("0.0", "0"), ("9" * 27, "9" * 27),
                                            ("9" * 40, "9" * 40), ("1e400", "1E+400")])
def test_zeros_that_a_column_adds_are_taken_away(entered, shown):
    assert str(tidy(Decimal(entered))) == shown


def test_a_number_no_column_holds_is_left_alone():
    assert tidy(Decimal("1e999999")) == Decimal("1e999999") and tidy(None) is None
