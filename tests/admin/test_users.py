"""Administrators keep users."""
import pytest
import sqlalchemy as sa

from blueprints.admin.actions.users import compose_without_sign_in
from blueprints.auth.set_up import role_by_key
from models import Membership, User, db
from tests.browse import Browser
from tests.world import PASSWORD, inside

NEW = "a new and longer password"


def id_of(app, name):
    with inside(app):
        return db.session.scalars(sa.select(User.id).where(User.name == name)).one()


def edit(app, browse, name, **fields):
    return browse("ada").open(f"/admin/users/{id_of(app, name)}/edit").submit(**fields)


def choice(page, field, label):
    """The value of the box with that label."""
    return next(box.attributes["value"] for box in page.css(f"input[name={field}]")
                if page.css(f'label[for="{box.id}"]')[0].text().strip() == label)


def invite(browse, name="Nora", email="nora@example.org", role="Sales"):
    page = browse("ada").open("/admin/users").follow("Invite someone")
    return page.submit(name=name, email=email, role_ids=[choice(page, "role_ids", role)])


def path_of_link(page):
    return "/choose-password/" + page.css("copy-text code")[0].text().rpartition("/")[2]


@pytest.mark.parametrize("name", ["vic", "rita", "mara"])
@pytest.mark.parametrize("path", ["/admin/users", "/admin/teams", "/admin/jobs", "/admin/users/1", "/admin/users/new"])
def test_only_administrators_come_in(browse, name, path):
    browse(name).open(path, status=403)


def test_the_list_names_roles_teams_and_state(browse):
    rows = browse("ada").open("/admin/users").table()
    assert [row[:5] for row in rows[1:]] == [
        ["Ada", "ada@example.org", "Administrator", "—", "Active"],
        ["Mara", "mara@example.org", "Manager", "—", "Active"],
        ["Otto", "otto@example.org", "Sales", "South", "Active"],
        ["Rita", "rita@example.org", "Sales", "North", "Active"],
        ["Vic", "vic@example.org", "Viewer", "—", "Active"],
    ]


def test_searching_and_filtering(browse):
    page = browse("ada").open("/admin/users")
    assert [row[0] for row in page.submit(q="RIT").table()[1:]] == ["Rita"]
    assert [row[0] for row in page.submit(q="otto@").table()[1:]] == ["Otto"]
    assert "Nobody fits" in page.submit(state="deactivated").text
    browse("ada").open("/admin/users?state=asleep", status=400)


def test_whoever_a_file_brought_is_not_called_invited(house, browse):
    """They are here by name alone until somebody makes a link for them."""
    with inside(house):
        db.session.add(compose_without_sign_in("Moses Frase", "moses@example.org"))
        db.session.commit()
    assert "1 person is here by name alone" in browse("ada").open("/admin").text
    page = browse("ada").open("/admin/users").submit(state="named")
    assert [(row[0], row[4]) for row in page.table()[1:]] == [("Moses Frase", "By name alone")]
    page = page.follow("Moses Frase")
    assert "nobody signs in as them until they are invited" in page.text
    page = page.submit(button="Make an invitation link")
    assert "Invited" in page.text and "By name alone" not in page.text
    assert "by name alone" not in browse("ada").open("/admin").text


def test_one_person_and_five_cost_the_same_statements(house, browse, statements):
    ada, seen = browse("ada"), []
    ada.open("/account")  # reads her grants, which are kept from then on
    for path in ("/admin/users?q=rita", "/admin/users"):
        with statements() as ran:
            ada.open(path)
        seen.append(len(ran))
    assert seen[0] == seen[1]


def test_an_invitation_is_handed_on_and_accepted(house, browse):
    page = invite(browse)
    assert page.toasts == ["Nora is invited"]
    link = path_of_link(page)
    assert page.browser.open(page.path).css("copy-text") == []
    nora = Browser(house).open(link).submit(password=NEW, status=303).browser
    assert nora.open("/account").values()["name"] == "Nora"
    assert "Active" in browse("ada").open(page.path).text


def test_who_is_invited_reads_on_in_the_language_of_their_browser(house, browse):
    wei = Browser(house)
    wei.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN,zh;q=0.9,en;q=0.5"
    page = wei.open(path_of_link(invite(browse, name="王伟"))).submit(password="a long enough password")
    del wei.client.environ_base["HTTP_ACCEPT_LANGUAGE"]
    assert page.browser.open("/account").h1 == "我的账号"


def test_an_invitation_is_renewed(house, browse):
    page = invite(browse)
    first = path_of_link(page)
    second = path_of_link(page.submit(button="New invitation link"))
    Browser(house).open(first, status=404)
    Browser(house).open(second)


def test_an_address_belongs_to_one_person(browse):
    page = browse("ada").open("/admin/users/new").submit(name="Rita Two", email="RITA@example.org", status=422)
    assert page.field_errors == {"email": "Rita has this e-mail already"}
    page = page.submit(email="no address", status=422)
    assert page.field_errors == {"email": "This is not an e-mail address"}


def test_a_revoked_role_acts_on_the_next_request(house, browse):
    page = edit(house, browse, "Mara", role_ids=[id_of_role(house, "administrator")])
    assert page.toasts == ["Mara saved"]
    mara = browse("mara")
    assert mara.open("/admin/users").h1 == "Users"
    edit(house, browse, "Mara", role_ids=[])
    assert mara.open("/admin/users").h1 == "Sign in"
    page = mara.open("/sign-in").submit(email="mara@example.org", password=PASSWORD)
    page.browser.open("/admin/users", status=403)


def id_of_role(app, key):
    with inside(app):
        return role_by_key(key).id


def test_deactivating_is_at_once_and_can_be_undone(house, browse):
    rita = browse("rita")
    rita.open("/account")
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Rita')}").submit(button="Deactivate")
    assert page.toasts == ["Rita is deactivated and signed out everywhere"]
    assert rita.open("/account").h1 == "Sign in"
    assert page.submit(button="Reactivate").toasts == ["Rita is active again"]
    again = Browser(house).open("/sign-in?next=/account").submit(email="rita@example.org", password=PASSWORD)
    assert again.h1 == "My account"


def test_links_die_with_deactivation_and_stay_dead(house, browse):
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Rita')}").submit(button="Make a reset link")
    link = path_of_link(page)
    page.submit(button="Deactivate").submit(button="Reactivate")
    Browser(house).open(link, status=404)


def test_nobody_deactivates_themselves(house, browse):
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Ada')}")
    assert "Deactivate" not in page.text
    path, token = f"{page.path}/deactivate", page.css("input[name=csrf_token]")[0].attributes["value"]
    page = page.browser.open(path, status=409, method="POST", data={"csrf_token": token})
    assert "You cannot deactivate yourself" in page.text


def test_the_last_administrator_stays_one(house, browse):
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Ada')}/edit")
    page = page.submit(role_ids=[id_of_role(house, "sales")], status=409)
    assert "Ada is the last administrator" in page.text


def test_an_invited_administrator_does_not_count_yet(house, browse):
    invite(browse, role="Administrator")
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Ada')}/edit")
    page.submit(role_ids=[], status=409)


def test_joining_a_team_keeps_since_when_one_is_in_another(house, browse):
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Rita')}/edit")
    both = [choice(page, "team_ids", name) for name in ("North", "South")]
    page.submit(team_ids=both)
    with inside(house):
        since = db.session.scalars(sa.select(Membership.since).join(User).where(User.name == "Rita").order_by(
            Membership.since)).all()
        assert since[0].isoformat() == "2024-01-01" and since[1] > since[0]


def test_a_double_click_invites_once(house, browse):
    page = browse("ada").open("/admin/users/new")
    first = page.submit(name="Nora", email="nora@example.org")
    assert page.submit(name="Nora", email="nora@example.org").path == first.path


def test_two_administrators_who_edit_one_person_see_both(house, browse):
    path = f"/admin/users/{id_of(house, 'Rita')}/edit"
    one, two = browse("ada").open(path), browse("ada").open(path)
    one.submit(name="Rita Ruiz")
    page = two.submit(name="Rita Rossi", status=409)
    assert page.submit(name="Rita Rossi").h1 == "Rita Rossi"


def test_an_administrator_sees_devices_and_ends_one(house, browse):
    browse("rita").open("/tasks")
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Rita')}")
    page = page.submit(button="Sign out")
    assert page.toasts == ["The device is signed out"] and "Signed in nowhere." in page.text


def test_an_administrator_signs_somebody_out_everywhere(house, browse):
    browse("rita").open("/tasks")
    page = browse("ada").open(f"/admin/users/{id_of(house, 'Rita')}").submit(button="Sign out everywhere")
    assert page.toasts == ["Rita is signed out everywhere"]
    assert browse("rita").open("/tasks").h1 == "Sign in" and browse("ada").open("/account").h1 == "My account"
