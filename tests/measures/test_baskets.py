"""Which products go together, against cases worked out by hand and, on any baskets, against counting one by one."""
import json
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.baskets import Demands, Rule, rules, suggested

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "baskets.json").read_text())
ANY = st.dictionaries(st.integers(1, 40), st.sets(st.sampled_from("ABCDE")), min_size=1)
LOW = Demands(customers=1, least=1, share=Fraction(0), confidence=Fraction(0), lift=Fraction(0))


def demands(case):
    return Demands(**{name: Fraction(value) if isinstance(value, str) else value
                      for name, value in case["demands"].items()})


def baskets(case):
    bought = [set(products) for count, products in case["baskets"] for _customer in range(count)]
    return dict(enumerate(bought))


def flat(found):
    return [[rule.because, rule.product, rule.with_both, rule.with_because, rule.with_product]
            for because in sorted(found) for rule in found[because]]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_rules(case):
    assert flat(rules(baskets(case), demands(case))) == case["rules"]


@pytest.mark.parametrize("case", VECTORS["suggested"], ids=lambda case: case["name"])
def test_what_is_suggested(case):
    found = rules(baskets(case), demands(case))
    assert [rule.product for rule in suggested(set(case["basket"]), found)] == case["products"]


def test_the_three_measures_of_a_rule():
    rule = Rule("M", "B", with_both=4, with_because=5, with_product=5, customers=10)
    assert (rule.support, rule.confidence, rule.lift) == (Fraction(2, 5), Fraction(4, 5), Fraction(8, 5))


@given(ANY)
def test_bits_count_what_counting_counts(held):
    def holding(*products):
        return sum(set(products) <= basket for basket in held.values())
    expected = {(one, other): (holding(one, other), holding(one), holding(other))
                for one, other in permutations("ABCDE", 2) if holding(one, other)}
    assert {(rule.because, rule.product): (rule.with_both, rule.with_because, rule.with_product)
            for listed in rules(held, LOW).values() for rule in listed} == expected
