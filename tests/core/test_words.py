"""Words that go with numbers."""
import warnings
from decimal import Decimal

import pytest

from core.words import _n, in_language


@pytest.mark.parametrize(("number", "told"), [
    (1, "1 customer"), (2, "2 customers"), (Decimal(1), "1 customer"), (Decimal("2.5"), "2.5 customers")])
def test_a_number_that_is_not_whole_has_its_words_without_a_warning(house, number, told):
    with house.app_context(), warnings.catch_warnings():
        warnings.simplefilter("error")
        said = []
        for language in ("en", "zh"):
            with in_language(language):
                said.append(_n("%(num)s customer", "%(num)s customers", number))
    assert said[0] == told and said[1].startswith(f"{number}")
