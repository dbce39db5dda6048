"""Role × endpoint → answer, as really given: tests/laws/access.txt is the golden table.

`yes` passes the right of the view (the row may still be out of scope), `no` is 403, `sign in` leads to the sign-in
page. `REWRITE_ACCESS=1 pytest tests/laws/test_access.py` writes it anew; read the diff as a reviewer.
"""
import os
from pathlib import Path

import pytest

from blueprints.auth.set_up import SHIPPED_ROLES, role_by_key
from core.access import PUBLIC
from core.endpoints import endpoints
from core.principal import Grants, Principal
from core.sign_ins import token_hash
from models import User, db
from tests.browse import Browser
from tests.world import PASSWORD_HASH, inside, sign_in_row

GOLDEN = Path(__file__).with_name("access.txt")
ROLES = ["stranger", *(key for key, _name, _grants in SHIPPED_ROLES)]
PEOPLE = {"stranger": Principal(), **{key: Principal(id=0, grants=Grants.of([grants]))
                                      for key, _name, grants in SHIPPED_ROLES}}
EXAMPLES = {"IntegerConverter": 999999999, "UnicodeConverter": "no-such-token", "PathConverter": "no/such.file"}


def path_of(app, endpoint):
    """An example of its path."""
    values = {name: example(converter) for name, converter in endpoint.rule._converters.items()}
    with app.test_request_context():
        return endpoint.rule.build(values, append_unknown=False)[1]


def example(converter):
    """A value for a part of the path; of several allowed ones the first."""
    return EXAMPLES.get(type(converter).__name__) or sorted(converter.items)[0]


def verdict(response):
    if response.headers.get("WWW-Authenticate") == "Bearer":
        return "by token"
    if response.status_code == 401 or (response.location or "").startswith("/sign-in"):
        return "sign in"
    return "no" if response.status_code == 403 else "yes"


def as_told(endpoint, principal, given):
    """What /admin/roles/matrix says; the answer given, where it says that the view looks further, or lets all in."""
    told = endpoint.verdict(principal)
    return given if told == "in part" or endpoint.right == PUBLIC else told


def table(columns, names):
    """`columns`: {role: its verdicts on the endpoints of these names}, as text."""
    width = max(map(len, names)) + 2
    lines = [" " * width + "  ".join(f"{role:15}" for role in columns)]
    for name, *answers in zip(names, *columns.values(), strict=True):
        lines.append(f"{name:{width}}" + "  ".join(f"{answer:15}" for answer in answers))
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


@pytest.mark.one_engine("rights are asked for above the views; rows: tests/core/test_scope.py")
def test_roles_reach_what_the_table_says(house, sign_in):
    known, given, told = list(endpoints(house)), {}, {}
    for role in ROLES:
        client = Browser(house, sign_in(role)).client
        given[role] = [verdict(client.open(path_of(house, each), method=each.method)) for each in known]
        told[role] = [as_told(each, PEOPLE[role], answer) for each, answer in zip(known, given[role], strict=True)]
    names = [f"{each.name} {each.method}" for each in known]
    assert table(told, names) == table(given, names), "/admin/roles/matrix would not tell what is enforced"
    found = table(given, names)
    if os.environ.get("REWRITE_ACCESS"):
        GOLDEN.write_text(found)
    assert found == GOLDEN.read_text(), "rights changed: see the head of this file"


def test_every_view_asks_for_something(app):
    views = {endpoint: view.needs for endpoint, view in app.view_functions.items()}
    public = sorted(endpoint for endpoint, right in views.items() if right == "public")
    assert public == ["auth.back_from_company", "auth.calendar_file", "auth.choose_password",
                      "auth.ended_at_company", "auth.forgotten", "auth.named_calendar", "auth.options_to_sign_in",
                      "auth.out_of_company", "auth.set_up_workspace", "auth.sign_in",
                      "auth.sign_in_by_passkey", "auth.sign_in_code", "auth.to_company", "health.metrics",
                      "home.livez", "home.readyz", "portal.answer", "portal.article", "portal.articles", "portal.ask",
                      "portal.file", "portal.keep_questionnaire",
                      "portal.questionnaire", "portal.rate", "portal.ticket", "static"]
