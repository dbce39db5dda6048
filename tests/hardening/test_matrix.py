"""Whoever guesses addresses: each route × method, as each role, at rows of others, archived and missing ones.

What is somebody else's is answered like what never was, byte for byte, and a refused request changes nothing. The rows
in shared.txt belong to nobody: dictionaries, templates, rules. `REWRITE_SHARED=1` writes it anew; read the diff.
(Role × endpoint → right stands in tests/laws/access.txt.)
"""
import os
from pathlib import Path

import pytest

from blueprints.auth.set_up import SHIPPED_ROLES
from models import Role, User, db
from tests.hardening.conftest import signed_in
from tests.hardening.databases import connect
from tests.hardening.digests import Watched
from tests.hardening.routes import addresses
from tests.world import inside

SHARED = Path(__file__).with_name("shared.txt")
DOMAINS = list(SHIPPED_ROLES[0][2])
NOTED = "auth.sign_in_by_passkey"  # who tried in vain to come in is kept
STRANGERS = ["own", "team"]  # every right there is on one's own rows, or one's team's; the sample holds none of them
ROLES = [key for key, _name, _grants in SHIPPED_ROLES if key != "administrator"]


@pytest.fixture
def client_with(sample):
    """`client_with({"sales": ["write", "own"]})` is somebody new with just these rights, in no team."""
    def make(grants):
        with inside(sample):
            role = Role(name="Tried", grants=grants)
            db.session.add(User(name="Tried", email="tried@example.org", email_key="tried@example.org", language="en",
                                time_zone="UTC", roles=[role]))
            db.session.commit()
        return signed_in(sample, "tried")
    return make


@pytest.fixture
def watched(full_house, sample):
    watching = Watched(full_house[1] / "guanxi.db")
    yield watching
    watching.close()


def same(answer, path, other, missing):
    """Do two answers say the same, but for the address asked for?"""
    told = [(each.status_code, each.data.replace(asked.encode(), b""), (each.location or "").replace(asked, ""))
            for each, asked in ((answer, path), (other, missing))]
    return told[0] == told[1]


@pytest.mark.parametrize("scope", STRANGERS)
@pytest.mark.parametrize("is_archived", [False, True], ids=["there", "archived"])
def test_what_is_of_others_is_answered_like_what_is_missing(sample, walked, client_with, full_house, scope,
                                                              is_archived):
    client = client_with({domain: ["manage", scope] for domain in DOMAINS})
    if is_archived:
        archive_all(full_house[1] / "guanxi.db")
    told = set()
    for endpoint, method, path, missing in addresses(sample, walked):
        if missing and not same(client.open(path, method=method), path, client.open(missing, method=method), missing):
            told.add(f"{endpoint} {method}")
    found = "\n".join(sorted(told)) + "\n"
    if os.environ.get("REWRITE_SHARED") and not is_archived and scope == "own":
        SHARED.write_text(found)
    assert told <= set(SHARED.read_text().splitlines()) and client.get("/account").status_code == 200


@pytest.mark.parametrize("role", [*ROLES, "stranger"])
def test_a_refused_request_changes_nothing(sample, walked, client_with, watched, role):
    grants = {key: grants for key, _name, grants in SHIPPED_ROLES}
    client = sample.test_client() if role == "stranger" else client_with(grants[role])
    watched.has_changed()
    wrong = []
    for endpoint, method, path, _missing in addresses(sample, walked):
        answer = client.open(path, method=method)
        has_changed = watched.has_changed() and endpoint != NOTED
        if has_changed and answer.status_code >= 400 or answer.status_code >= 500:
            wrong.append((endpoint, method, path, answer.status_code))
    assert wrong == [] and client.get("/account").status_code == (303 if role == "stranger" else 200)


def archive_all(path):
    with connect(path) as connection:
        connection.execute("UPDATE records SET archived_at = '2026-01-05 10:00:00.000000' WHERE archived_at IS NULL")
