"""Who changed people, roles, teams, tokens and the workspace; never what is secret."""
import csv
import io

import pytest

from tests.auth.test_second_factor import set_up
from tests.world import PASSWORD

AT = "/admin/audit/house"


def rows(page):
    """What somebody changed: the cast itself was made by the system."""
    return sorted(tuple(row[1:]) for row in page.table()[1:] if row[1] != "the system")


def test_what_changes_of_somebody_is_told(browse, make):
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}/edit")
    page.submit(name="Rita Rivers", email="rivers@example.org", team_ids=[])
    assert rows(browse("ada").open(AT)) == [
        ("Ada", "Rita Rivers User", "User changed Name Rita Rita Rivers "
                                    "E-mail rita@example.org rivers@example.org"),
        ("Ada", "Rita Rivers · North Membership", "Membership removed Role in the team Member"),
    ]


def test_of_a_password_only_that_it_is_another(browse, make):
    page = browse("rita").open("/account/password")
    page.submit(current=PASSWORD, password="another horse battery")
    page = browse("ada").open(AT)
    assert rows(page) == [("Rita", "Rita User", "User changed Password is set another one")]
    assert "horse" not in page.html and "argon2" not in page.html


def test_a_second_factor_is_told_without_its_secret(browse):
    secret, codes = set_up(browse("rita"))
    page = browse("ada").open(AT)
    assert [(who, what) for who, what, _told in rows(page)] == [("Rita", "Rita User")] * 2
    assert "Codes on paper 0 10" in page.text and secret not in page.html and codes[0] not in page.html


def test_teams_and_those_in_them(browse, make):
    rita = make.user("rita").id
    browse("ada").open("/admin/teams/new").submit(name="Harbour", member_ids=[rita], lead_ids=[rita])
    assert rows(browse("ada").open(AT)) == [
        ("Ada", "Harbour Team", "Team added Name Harbour"),
        ("Ada", "Rita · Harbour Membership", "Membership added Role in the team Lead")]


def test_the_workspace_and_tokens(browse):
    browse("ada").open("/admin/workspace").submit(name="Harbour Ltd")
    browse("rita").open("/account/api-tokens").submit(name="Reports", tasks="read")
    page = browse("ada").open(AT)
    told = rows(page)
    assert told[0] == ("Ada", "Harbour Ltd Workspace", "Workspace changed Name Harbour Trading Harbour Ltd")
    assert told[1][:2] == ("Rita", "Rita · Reports API token") and "May Tasks: Read" in told[1][2]


@pytest.mark.parametrize(("asked", "number"), [
    ("q=rivers", 2), ("q=nobody", 0), ("part=users", 1), ("part=roles", 0), ("from=2020-01-01", 2),
    ("to=2020-01-01", 0)])
def test_it_can_be_narrowed(browse, make, asked, number):
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}/edit")
    page.submit(name="Rita Rivers", team_ids=[])
    page = browse("ada").open(f"{AT}?{asked}")
    assert len(rows(page)) == number if number else "No change fits" in page.text


@pytest.mark.parametrize("query", ["part=unheard", "by=x", "about=x", "from=yesterday", "sort=who"])
def test_what_was_never_declared_is_refused(browse, query):
    browse("ada").open(f"{AT}?{query}", status=400)


def test_roles_keep_their_history_here_too(browse):
    page = browse("ada").open("/admin/roles/3/copy").submit(name="Clerks")
    role = page.path
    page = browse("ada").open(AT).follow("Clerks")
    assert page.path == role
    assert rows(browse("ada").open(f"{AT}?part=roles"))[0][2].startswith("Role copied from another role")


def test_a_file_holds_a_row_for_each_thing(browse, make):
    browse("ada").open(f"/admin/users/{make.user('rita').id}/edit").submit(name="Rita Rivers", email="r@example.org")
    answer = browse("ada").client.get(f"{AT}/export/csv")
    told = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row[1:] for row in told[1:] if row[1] == "Ada"] == [
        ["Ada", "User", "Rita Rivers", "changed", "Name", "Rita", "Rita Rivers"],
        ["Ada", "User", "Rita Rivers", "changed", "E-mail", "rita@example.org", "r@example.org"]]


def test_what_the_system_made_is_told_as_such(browse):
    page = browse("ada").open(f"{AT}?by=none&q=vic")
    assert page.table()[1][1:] == ["the system", "Vic User",
                                   "User added Name Vic E-mail vic@example.org Active Yes Roles Viewer"]
