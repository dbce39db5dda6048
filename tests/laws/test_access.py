"""Role × endpoint → answer, as really given: tests/laws/access.txt is the golden table.

`yes` passes the right of the view (the row may still be out of scope), `no` is 403, `sign in` leads to the sign-in
page. `REWRITE_ACCESS=1 pytest tests/laws/test_access.py` writes it anew; read the diff as a reviewer.
"""
import os
from pathlib import Path

import pytest

from blueprints.auth.set_up import SHIPPED_ROLES, role_by_key
from core.sign_ins import token_hash
from models import User, db
from tests.browse import Browser
from tests.world import PASSWORD_HASH, inside, sign_in_row

GOLDEN = Path(__file__).with_name("access.txt")
ROLES = ["stranger", *(key for key, _name, _grants in SHIPPED_ROLES)]
EXAMPLES = {"IntegerConverter": 999999999, "UnicodeConverter": "no-such-token", "PathConverter": "no/such.file"}


def endpoints(app):
    """(endpoint, method, an example of its path) of every view, sorted."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint):
        values = {name: example(converter) for name, converter in rule._converters.items()}
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            with app.test_request_context():
                yield rule.endpoint, method, rule.build(values, append_unknown=False)[1]


def example(converter):
    """A value for a part of the path; of several allowed ones the first."""
    return EXAMPLES.get(type(converter).__name__) or sorted(converter.items)[0]


def verdict(response):
    if response.status_code == 401 or (response.location or "").startswith("/sign-in"):
        return "sign in"
    return "no" if response.status_code == 403 else "yes"


def table(app, sign_in):
    columns = {}
    for role in ROLES:
        client = Browser(app, sign_in(role)).client
        columns[role] = [verdict(client.open(path, method=method)) for _endpoint, method, path in endpoints(app)]
    width = max(len(f"{endpoint} {method}") for endpoint, method, _path in endpoints(app)) + 2
    lines = [" " * width + "  ".join(f"{role:15}" for role in ROLES)]
    for number, (endpoint, method, _path) in enumerate(endpoints(app)):
        answers = "  ".join(f"{columns[role][number]:15}" for role in ROLES)
        lines.append(f"{endpoint + ' ' + method:{width}}{answers}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


@pytest.fixture
def sign_in(house):
    """`sign_in("viewer")` makes a client a person with just that role."""
    with inside(house):
        for role in ROLES[1:]:
            db.session.add(User(name=role, email=f"{role}@example.org", email_key=f"{role}@example.org", language="en",
                                time_zone="UTC", password_hash=PASSWORD_HASH, roles=[role_by_key(role)]))
        db.session.commit()

    def make(role):
        if role == "stranger":
            return None
        sign_in_row(house, role, token_hash(role))
        return lambda client: client.set_cookie("guanxi", role)
    return make


def test_roles_reach_what_the_table_says(house, sign_in):
    found = table(house, sign_in)
    if os.environ.get("REWRITE_ACCESS"):
        GOLDEN.write_text(found)
    assert found == GOLDEN.read_text(), "rights changed: see the head of this file"


def test_every_view_asks_for_something(app):
    views = {endpoint: view.needs for endpoint, view in app.view_functions.items()}
    public = sorted(endpoint for endpoint, right in views.items() if right == "public")
    assert public == ["auth.calendar_file", "auth.choose_password", "auth.options_to_sign_in",
                      "auth.set_up_workspace", "auth.sign_in", "auth.sign_in_by_passkey", "auth.sign_in_code",
                      "health.metrics", "home.livez", "home.readyz", "portal.answer", "portal.article",
                      "portal.articles", "portal.ask", "portal.file", "portal.keep_questionnaire",
                      "portal.questionnaire", "portal.rate", "portal.ticket", "static"]
