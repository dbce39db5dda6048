"""What the published cases of the scorecard leave open: tables of chance, impossible judgements, what is unknown."""
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from measures import ahp, points

TABLES = json.loads((Path(__file__).parents[1] / "vectors/scorecard.json").read_text(encoding="utf-8"))["random_index"]


def test_the_tables_of_chance_are_the_published_ones():
    published = {name: tuple(TABLES[name].values()) for name in ahp.RANDOM_INDEX}
    assert ahp.RANDOM_INDEX == published


@pytest.mark.parametrize("upper", [[], [1, 2], [1, -2, 3]])
def test_judgements_that_make_no_matrix_are_refused(upper):
    with pytest.raises(ValueError):
        ahp.matrix(upper)


def test_a_matrix_that_is_not_reciprocal_is_refused():
    with pytest.raises(ValueError):
        ahp.weigh([[1, 3], [3, 1]])


@pytest.mark.parametrize(("policy", "value"), [("renormalise", 90), ("zero", 45), ("carry", 80)])
def test_what_is_unknown_by_each_policy(policy, value):
    found = points.weigh([50, 50], [90, None], policy, before=[10, 70])
    assert (found.value, found.coverage) == (value, 0.5)


def test_of_nothing_known_there_is_no_score():
    assert asdict(points.weigh([1, 2], [None, None])) == {"value": None, "coverage": 0.0, "failed": ()}
