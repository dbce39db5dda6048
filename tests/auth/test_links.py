"""Links that work once: the set-up, invitations, resets."""
import sqlalchemy as sa

from blueprints.auth.links import make_link
from blueprints.auth.set_up import set_up_link
from models import OneTimeLink, Role, User, Workspace, db, now
from tests import emptying
from tests.browse import Browser
from tests.world import PASSWORD, inside

NEW = "a new and longer password"


def link_for(app, name, purpose="reset"):
    with inside(app):
        token = make_link(purpose, db.session.scalars(sa.select(User).where(User.name == name)).one())
        db.session.commit()
    return f"/choose-password/{token}"


def choose(app, link, password=NEW, status=303):
    return Browser(app).open(link).submit(password=password, status=status)


def can_sign_in(app, password):
    page = Browser(app).open("/sign-in?next=/account")
    form = page.values() | {"email": "rita@example.org", "password": password}
    return page.browser.client.post("/sign-in", data=form).status_code == 303


def test_a_reset_link_sets_a_password_once_and_signs_in(house):
    link = link_for(house, "Rita")
    page = choose(house, link)
    assert page.browser.open("/account").toasts == ["Welcome, Rita"]
    assert Browser(house).open(link, status=404).h1 == "This link no longer works"
    assert can_sign_in(house, NEW)
    assert not can_sign_in(house, PASSWORD)


def test_a_reset_ends_the_sign_ins_there_were(house, browse):
    rita = browse("rita")
    choose(house, link_for(house, "Rita"))
    assert rita.open("/account").h1 == "Sign in"


def test_a_link_dies_with_a_change_of_password(house, browse):
    link = link_for(house, "Rita")
    browse("rita").open("/account/password").submit(current=PASSWORD, password=NEW)
    Browser(house).open(link, status=404)


def test_a_new_link_ends_the_one_before(house):
    first, second = link_for(house, "Rita"), link_for(house, "Rita")
    Browser(house).open(first, status=404)
    assert "rita@example.org" in Browser(house).open(second).text


def test_a_link_runs_out(house):
    link = link_for(house, "Rita")
    with inside(house):
        db.session.scalars(sa.select(OneTimeLink)).one().expires_at = now()
        db.session.commit()
    Browser(house).open(link, status=404)


def test_opening_a_link_does_not_use_it_up(house):
    link = link_for(house, "Rita")
    Browser(house).open(link)
    choose(house, link)


def test_two_who_send_one_link_at_once_do_not_both_win(house):
    link = link_for(house, "Rita")
    slow = Browser(house).open(link)
    choose(house, link)
    slow.submit(password="the slower of two passwords", status=404)
    assert can_sign_in(house, NEW)


def test_weak_passwords_are_refused_at_the_field(house):
    link = link_for(house, "Rita")
    for weak, why in [("short", "12"), ("password1234", "easy to guess"), ("aaaaaaaaaaaaa", "easy to guess")]:
        assert why in choose(house, link, weak, status=422).field_errors["password"]


def empty_house_with_link(app):
    emptying.empty(app)
    with inside(app):
        token = set_up_link()
        db.session.commit()
    return f"/set-up/{token}"


def test_the_set_up_makes_workspace_roles_and_first_administrator(app):
    link = empty_house_with_link(app)
    page = Browser(app).open(link).submit(
        workspace="Blue Lake 贸易", country="CN", currency="CNY", time_zone="Asia/Shanghai", language="zh",
        name="林小雨", email="lin@blue-lake.local", password=NEW, status=303)
    assert page.browser.open("/admin/users").table()[1][:2] == ["林小雨", "lin@blue-lake.local"]
    with inside(app):
        home = db.session.scalars(sa.select(Workspace)).one()
        assert (home.name, home.country, home.currency, home.language) == ("Blue Lake 贸易", "CN", "CNY", "zh")
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Role)) == 8
    Browser(app).open(link, status=404)


def test_the_set_up_keeps_what_was_typed_when_something_is_wrong(app):
    page = Browser(app).open(empty_house_with_link(app)).submit(
        workspace="Blue Lake", name="Lin", email="no address", password="short", status=422)
    assert page.field_errors.keys() == {"email", "password"}
    assert page.values()["workspace"] == "Blue Lake"
