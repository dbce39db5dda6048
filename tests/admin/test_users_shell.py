"""`flask users`."""
import json

import sqlalchemy as sa

from models import Role, Team, User, Workspace, db
from tests import emptying
from tests.browse import Browser
from tests.world import inside

PASSWORD = "a new and longer password"
LIN = ["users", "create", "lin@example.test", "--name", "Lin", "--role", "administrator"]


def run(app, *arguments, stdin=""):
    return app.test_cli_runner().invoke(args=arguments, input=stdin)


def test_on_an_empty_database_it_makes_the_workspace_too(app):
    emptying.empty(app)
    home = "--workspace 蓝湖贸易 --country CN --currency CNY --time-zone Asia/Shanghai --language zh".split()
    result = run(app, *LIN, "--team", "North", "--password-stdin", *home, "--json", stdin=PASSWORD + "\n")
    assert json.loads(result.stdout) == {
        "id": 1, "email": "lin@example.test", "name": "Lin", "role": "administrator", "team": "North"}
    with inside(app):
        home = db.session.scalars(sa.select(Workspace)).one()
        assert (home.name, home.country, home.currency, home.time_zone) == ("蓝湖贸易", "CN", "CNY", "Asia/Shanghai")
    page = Browser(app).open("/sign-in?next=/admin/users").submit(email="lin@example.test", password=PASSWORD)
    assert page.table()[1][:2] == ["Lin", "lin@example.test"]


def test_a_role_or_address_that_is_none_changes_nothing(app):
    emptying.empty(app)
    for wrong in ("x --role sales", "x@y.org --role king", "x@y.org --role sales --country XX"):
        result = run(app, "users", "create", "--name", "X", *wrong.split())
        assert (result.exit_code, result.stdout) == (1, "") and result.stderr
    with inside(app):
        assert [db.session.scalars(sa.select(model)).all() for model in (Workspace, User, Role)] == [[], [], []]


def test_teams_are_found_or_made(house):
    run(house, *LIN, "--team", "NORTH", "--password-stdin", stdin=PASSWORD)
    run(house, "users", "create", "max@example.test", "--name", "Max", "--role", "support-agent", "--team", "East")
    with inside(house):
        assert db.session.scalars(sa.select(Team.name).order_by(Team.name)).all() == ["East", "North", "South"]


def test_an_address_is_taken_once(house):
    result = run(house, "users", "create", "RITA@example.org", "--name", "R", "--role", "sales")
    assert (result.exit_code, result.stderr) == (1, "Rita has this e-mail already\n")


def test_without_a_password_a_link_is_printed(house):
    result = run(house, *LIN, "--json")
    link = json.loads(result.stdout)["link"]
    assert link.startswith("http://127.0.0.1:8000/choose-password/")
    Browser(house).open(link.removeprefix("http://127.0.0.1:8000")).submit(password=PASSWORD, status=303)


def test_a_reset_link_for_who_is_there(house):
    link = run(house, "users", "reset-link", "Rita@example.org").stdout.strip()
    assert "rita@example.org" in Browser(house).open(link.removeprefix("http://127.0.0.1:8000")).text
    result = run(house, "users", "reset-link", "nobody@example.org")
    assert (result.exit_code, result.stderr) == (1, "There is no user nobody@example.org\n")


def test_the_list(house):
    assert run(house, "users", "list").stdout.splitlines()[3] == "rita@example.org\tRita\tSales\tNorth\tactive"
    assert json.loads(run(house, "users", "list", "--json").stdout)[3] == {
        "email": "rita@example.org", "name": "Rita", "roles": ["Sales"], "teams": ["North"], "state": "active"}
