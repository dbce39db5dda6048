"""Whoever guesses addresses: each route × method, as each role, at rows of one's own, one's team's, others', archived
ones and missing ones.

What is somebody else's is answered like what never was, byte for byte, and a refused request changes nothing. The rows
in shared.txt belong to nobody: dictionaries, templates, rules. `REWRITE_SHARED=1` writes it anew; read the diff.
(Role × endpoint → right stands in tests/laws/access.txt.) On SQLite, where a house is put back in milliseconds.
"""
import os
from pathlib import Path

import pytest

from tests.hardening.cases import OTHERS, WHOSE, is_let_in, reaches_others
from tests.hardening.everyone import SHIPPED, House
from tests.hardening.left_out import NO_SUCH_ROW
from tests.hardening.product import told
from tests.hardening.routes import addresses

SHARED = Path(__file__).with_name("shared.txt")
# With every right there is no role reaches further than these; what is told apart as one belongs to nobody. The first
# is not asked for a team's rows: a team shares its tasks, however far a role reaches (core/reach.py).
TRIED = {"manages-own": ("missing", "other"), "manages-team": ("missing", "other", "archived other")}


@pytest.fixture
def furnished(sample, full_house):
    house = House(sample, full_house[1])
    yield house
    house.close()


@pytest.fixture
def asked(furnished, walked):
    """`asked("buyer", WHOSE)` is what a buyer is answered everywhere, whosever the row is."""
    return lambda role, whose: told(furnished, addresses(furnished.app, walked, furnished.path), role, whose)


def right_of(app, endpoint):
    return app.view_functions[endpoint].needs


def shared():
    return set(SHARED.read_text().splitlines())


def told_apart(app, role, found, known=()):
    """Rows that are answered otherwise than a missing one, though this role must not learn that they are there."""
    for (endpoint, method), whose in found.whose.items():
        right, name = right_of(app, endpoint), f"{endpoint} {method}"
        hidden = whose
        if is_let_in(role, right):
            hidden = set() if name in known or reaches_others(role, right) else whose & OTHERS
        if more := hidden - found.as_missing.get((endpoint, method), set()):
            yield name, sorted(more)


@pytest.mark.parametrize("role", ["stranger", *SHIPPED])
def test_each_role_at_each_row(sample, asked, role):
    found = asked(role, WHOSE)
    assert found.broken == []
    assert dict(told_apart(sample, role, found, shared())) == {}
    if role == "administrator":  # who sees all: every address was asked for with a row that is there
        blind = {endpoint for (endpoint, _method), whose in found.as_missing.items() if "other" in whose}
        assert blind - NO_SUCH_ROW == set()


@pytest.mark.parametrize("role", TRIED)
def test_with_every_right_no_further_than_oneself_or_the_team(sample, asked, role):
    found, belongs_to_nobody = asked(role, TRIED[role]), shared()
    apart = {f"{endpoint} {method}" for (endpoint, method), whose in found.whose.items()
             if whose - found.as_missing.get((endpoint, method), set())}
    if os.environ.get("REWRITE_SHARED") and role == "manages-own":
        SHARED.write_text("\n".join(sorted(apart)) + "\n")
    assert found.broken == [] and apart - belongs_to_nobody == set()
