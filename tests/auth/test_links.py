"""Links that work once: the set-up, invitations, resets."""
import base64
import hashlib
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from blueprints.auth.links import address_of_server, make_link
from blueprints.auth.set_up import set_up_url
from core.page import Refused
from core.worker import Worker
from models import Job, OneTimeLink, Role, User, Workspace, db, now
from tests import emptying
from tests.browse import Browser
from tests.world import PASSWORD, inside, keep_waiting

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
        token = set_up_url().rpartition("/")[2]
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


def test_the_set_up_ends_in_the_language_that_was_chosen(app):
    page = Browser(app).open(empty_house_with_link(app)).submit(
        workspace="Blue Lake", country="CN", currency="CNY", time_zone="Asia/Shanghai", language="zh",
        name="林小雨", email="lin@blue-lake.local", password=NEW, status=303)
    assert page.browser.open("/").toasts == ["Blue Lake 已设置完成"]


def test_the_set_up_keeps_what_was_typed_when_something_is_wrong(app):
    page = Browser(app).open(empty_house_with_link(app)).submit(
        workspace="Blue Lake", name="Lin", email="no address", password="short", status=422)
    assert page.field_errors.keys() == {"email", "password"}
    assert page.values()["workspace"] == "Blue Lake"


def test_a_link_is_256_bits_and_kept_as_a_hash_alone(house):
    token = link_for(house, "Rita").rpartition("/")[2]
    assert len(base64.urlsafe_b64decode(token + "=")) == 32
    with inside(house):
        kept = db.session.execute(sa.select(OneTimeLink.__table__)).one()
    assert token not in str(tuple(kept)) and kept.token_hash == hashlib.sha256(token.encode()).hexdigest()


@pytest.mark.parametrize("purpose, minutes", [("reset", 30), ("invite", 7 * 24 * 60)])
def test_how_long_a_link_is_good_for(house, purpose, minutes):
    link_for(house, "Rita", purpose)
    with inside(house):
        left = db.session.scalars(sa.select(OneTimeLink.expires_at)).one() - now()
    assert timedelta(minutes=minutes - 1) < left <= timedelta(minutes=minutes)


@pytest.mark.parametrize("change", [{"is_active": False}, {"email_key": "another@example.org"}], ids=str)
def test_a_link_dies_when_the_account_changes(house, change):
    link = link_for(house, "Rita")
    with inside(house):
        user = db.session.scalars(sa.select(User).where(User.name == "Rita")).one()
        for name, value in change.items():
            setattr(user, name, value)
        db.session.commit()
    Browser(house).open(link, status=404)


def test_a_link_dies_with_the_account_and_does_not_rise_with_it(house, browse, make):
    link, page = link_for(house, "Rita"), browse("ada").open(f"/admin/users/{make.user('rita').id}")
    page.submit(button="Deactivate").submit(button="Reactivate")
    Browser(house).open(link, status=404)


def copied_link(page, host="localhost"):
    """What an administrator copies, who reaches the server as `host`."""
    page = page.browser.open(page.form(button="Make a reset link").attributes["action"], method="POST",
                             data=page.values(page.form(button="Make a reset link").attributes["action"]), status=303)
    shown = page.browser.client.get(page.headers["Location"])
    return re.search(r"https?://[^<\"\s]+/choose-password/", shown.text)[0]


def test_a_link_leads_to_base_url_whatever_the_host_of_the_request(house, browse, make, monkeypatch):
    monkeypatch.setitem(house.config, "BASE_URL", "https://crm.harbour.example/")
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}")
    assert copied_link(page) == "https://crm.harbour.example/choose-password/"


@pytest.mark.parametrize("host, is_believed", [("crm", True), ("192.168.1.20:8000", True), ("[fd00::1]", True),
                                               ("evil.example", False), ("8.8.8.8", False)])
def test_without_base_url_only_names_nobody_else_can_own_are_believed(house, monkeypatch, host, is_believed):
    monkeypatch.setitem(house.config, "TRUSTED_HOSTS", None)  # as HOST=0.0.0.0 alone leaves it
    with house.test_request_context(headers={"Host": host}):
        if is_believed:
            assert address_of_server() == f"http://{host}"
        else:
            with pytest.raises(Refused, match="BASE_URL is not set"):
                address_of_server()


def ask_for_link(app, email, status=200):
    return Browser(app).open("/sign-in").follow("Forgotten your password?").submit(email=email, status=status)


def test_the_answer_is_the_same_for_addresses_nobody_has(house, statements):
    pages, work = [], []
    ask_for_link(house, "somebody@example.org")  # the first from this address
    for email in ("rita@example.org", "nobody@example.org"):
        form = Browser(house).open("/forgotten")
        with statements() as seen:
            pages.append(form.submit(email=email))
        work.append(seen)
    assert pages[0].text == pages[1].text and "If there is an account with this address" in pages[0].text
    assert work[0] == work[1]


def test_administrators_are_told_and_hand_the_link_on(house, browse):
    ask_for_link(house, "Rita@example.org")
    ask_for_link(house, "nobody@example.org")
    with house.app_context():
        Worker().run_until_idle()
    page = browse("ada").open("/notices")
    assert page.text.count("asks for a link") == 1
    page = page.submit(button="Unread: Rita has forgotten their password and asks for a link. Be sure that it is them.")
    assert page.h1 == "Rita"
    with inside(house):
        assert db.session.scalars(sa.select(Job.args).where(Job.kind == "auth.forgotten")).all() == [{}, {}]


def test_asking_for_links_is_throttled(house):
    for number in range(20):
        ask_for_link(house, f"nobody{number}@example.org")
    keep_waiting(house)
    ask_for_link(house, "rita@example.org", status=429)
