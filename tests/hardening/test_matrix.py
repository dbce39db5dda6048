"""Whoever guesses addresses: each route × method, as each role, at rows of one's own, one's team's, others', archived
ones and missing ones.

What is somebody else's is answered like what never was, byte for byte, and a refused request changes nothing. The rows
in shared.txt belong to nobody: dictionaries, templates, rules. `REWRITE_SHARED=1` writes it anew; read the diff.
(Role × endpoint → right stands in tests/laws/access.txt.) On SQLite, where a house is put back in milliseconds.
"""
import os
from pathlib import Path

import pytest

from core.access import passes
from tests.hardening.everyone import GRANTS, SHIPPED, TRIED, House, principal
from tests.hardening.left_out import NO_SUCH_ROW
from tests.hardening.product import told
from tests.hardening.routes import addresses

SHARED = Path(__file__).with_name("shared.txt")
WHOSE = ("own", "team", "other", "archived")  # rows, besides missing ones
OTHERS = {"other", "archived other"}


@pytest.fixture
def furnished(sample, full_house):
    house = House(sample, full_house[1])
    yield house
    house.close()


@pytest.fixture
def asked(furnished, walked):
    """`asked("buyer", WHOSE)` is what a buyer is answered everywhere."""
    return lambda role, whose: told(
        furnished, addresses(furnished.app, walked, furnished.path), role, whose)


def reaches_others(role, right):
    """Does the role reach rows of other teams in the domain of this right; where it is of none, in any?"""
    scopes = {domain: scope for domain, (_level, scope) in GRANTS[role].items()}
    domain = right.partition(".")[0]
    return scopes.get(domain) == "all" if domain in SHIPPED["administrator"] else "all" in scopes.values()


def told_apart(app, role, found, shared=()):
    """Rows that are answered otherwise than a missing one, though this role must not learn that they are there."""
    for (endpoint, method), whose in found.whose.items():
        right = app.view_functions[endpoint].needs
        hidden = whose if not passes(principal(role), right) else whose & OTHERS
        if hidden & OTHERS == hidden and (f"{endpoint} {method}" in shared or reaches_others(role, right)):
            continue
        if more := hidden - found.as_missing.get((endpoint, method), set()):
            yield f"{endpoint} {method}", sorted(more)


@pytest.mark.parametrize("role", ["stranger", *SHIPPED])
def test_each_role_at_each_row(sample, asked, role):
    found, shared = asked(role, WHOSE), set(SHARED.read_text().splitlines())
    assert found.broken == []
    assert dict(told_apart(sample, role, found, shared)) == {}


@pytest.mark.parametrize("role", TRIED)
def test_with_every_right_no_further_than_oneself_or_the_team(sample, asked, role):
    """No shipped role has them; what is told apart with these is what belongs to nobody."""
    found = asked(role, ("own", "other", "archived other"))
    apart = {name for name, _whose in told_apart(sample, role, found)}
    if os.environ.get("REWRITE_SHARED") and role == "manages-own":
        SHARED.write_text("\n".join(sorted(apart)) + "\n")
    assert found.broken == [] and apart <= set(SHARED.read_text().splitlines())
    assert {endpoint for (endpoint, _method), whose in found.as_missing.items() if "own" in whose} <= NO_SUCH_ROW
