"""docs/security/asvs.md says what is so: its tests, settings and pages exist, and no requirement is left out."""
import pytest

from config import SETTINGS
from tests.laws.source import ROOT, functions
from tools import asvs

ALL = [each for chapter in asvs.requirements().values() for each in chapter]
LEVELS = {1: 70, 2: 183}  # how many ASVS 5.0.0 has


def exists(way, proof):
    if way == "test":
        path, _, name = proof.partition("::")
        return (ROOT / path).is_file() and name in {function.name for function in functions(path)}
    if way == "setting":
        return proof in {setting.name for setting in SETTINGS}
    return way != "page" or (ROOT / proof).is_file()


@pytest.mark.parametrize("way", asvs.WAYS)
def test_what_it_names_exists(way):
    named = [(each.number, proof) for each in ALL if each.way == way for proof in each.proofs]
    assert [(number, proof) for number, proof in named if not proof or not exists(way, proof)] == []


def test_every_requirement_of_both_levels_stands_in_it_once():
    assert len({each.number for each in ALL}) == len(ALL)
    assert {level: sum(each.level == level for each in ALL) for level in LEVELS} == LEVELS
    assert {each.way for each in ALL} <= set(asvs.WAYS)


def test_the_page_is_made_of_the_file():
    assert asvs.PAGE.read_text(encoding="utf-8") == asvs.page(), "run python tools/asvs.py"
