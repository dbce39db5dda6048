"""Quantiles of type 7, against worked examples."""
import pytest

from measures.spread import quantile


@pytest.mark.parametrize(("values", "share", "expected"), [
    ([], 0.5, None), ([7], 0.9, 7), ([1, 2, 3, 4], 0.5, 2.5), ([4, 1, 3, 2], 0.25, 1.75), ([1, 2, 3, 4, 5], 0.9, 4.6),
    ([1, 2], 0, 1), ([1, 2], 1, 2),
])
def test_a_quantile(values, share, expected):
    assert quantile(values, share) == (None if expected is None else pytest.approx(expected))
