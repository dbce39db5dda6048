"""Signing in by the directory of the company, told from the screen against a slapd that runs on this machine."""
import socket
import time

import pytest
import sqlalchemy as sa

from models import Identity, User, db
from tests.auth.directory import PASSWORDS
from tests.auth.test_confirming import long_ago
from tests.browse import Browser
from tests.world import PASSWORD, inside

DOWN = "The company's directory does not answer. Accounts with a password of their own get in all the same."
NO_MATCH = "E-mail and password do not match"


def sign_in(app, name, password, status=200):
    return Browser(app).open("/sign-in?next=/account").submit(email=name, password=password, status=status)


def refused(app, name, password):
    return sign_in(app, name, password, 422).field_errors.get("password")


@pytest.mark.parametrize("name", ["lin", "lin@example.org", "LIN"])
def test_somebody_new_comes_in_with_the_password_of_the_directory(house, ldap, settings, name):
    settings(SSO_CREATE=True, SSO_ROLES="sellers=sales")
    assert sign_in(house, name, PASSWORDS["lin"]).values()["name"] == "Lin Xiaoyu"
    with inside(house):
        user = db.session.scalars(sa.select(User).where(User.email == "lin@example.org")).one()
        assert ([role.key for role in user.roles], user.state) == (["sales"], "active")


def test_the_field_takes_user_names(browse, ldap):
    page = browse().open("/sign-in")
    assert "E-mail or user name" in page.text and page.css("#email")[0].attributes.get("type") == "text"


def test_one_identity_however_somebody_is_named(house, ldap, settings):
    settings(SSO_CREATE=True)
    for name in ("lin", "lin@example.org"):
        sign_in(house, name, PASSWORDS["lin"])
    with inside(house):
        found = db.session.execute(sa.select(Identity.issuer, Identity.source)).all()
        assert found == [("ldap:ou=people,dc=harbour,dc=test", "ldap")]


def test_nobody_gets_an_account_unless_that_is_set(house, ldap):
    assert refused(house, "lin", PASSWORDS["lin"]) == "There is no account for you here yet. Ask an administrator."


def test_an_account_there_is_opens_only_where_that_is_set(house, ldap, settings):
    assert "not connected to the company's directory" in refused(house, "rita", PASSWORDS["rita"])
    settings(SSO_LINK_BY_EMAIL=True)
    assert sign_in(house, "rita", PASSWORDS["rita"]).values()["name"] == "Rita"
    assert sign_in(house, "rita@example.org", PASSWORD).values()["name"] == "Rita"


def test_an_account_needs_an_address(house, ldap, settings):
    settings(SSO_CREATE=True)
    assert "tells no e-mail address" in refused(house, "ghost", PASSWORDS["ghost"])


@pytest.mark.parametrize("name", ["*", "lin*", "lin)(uid=*", "*)(|(uid=*", "lin\\2a", "nobody", "uid=lin", "(",
                                  "é" * 90])
def test_a_name_is_a_name_and_no_filter(house, ldap, settings, name):
    settings(SSO_CREATE=True)
    assert refused(house, name, PASSWORDS["lin"]) == NO_MATCH


@pytest.mark.parametrize("password", ["wrong", PASSWORDS["rita"], " ", "\x00"])
def test_another_password_does_not_open(house, ldap, settings, password):
    settings(SSO_CREATE=True)
    assert refused(house, "lin", password) in (NO_MATCH, "Please fill this in")


def test_an_empty_password_never_gets_to_the_directory(house, settings):
    """A directory takes it for nobody in particular and says yes: here there is none to ask, and no is the answer."""
    from blueprints.auth.company import ldap as ours
    settings(LDAP_URL="ldaps://localhost:9", LDAP_BASE="dc=nowhere")
    with house.test_request_context():
        assert ours.prove("lin", "") is None and ours.prove("", "x") is None
    assert refused(house, "lin", "") == "Please fill this in"


@pytest.mark.parametrize("scheme", ["ldap", "ldaps"])
def test_a_directory_that_is_down_says_so_and_accounts_here_get_in(house, settings, scheme):
    settings(LDAP_URL=f"{scheme}://localhost:9", LDAP_BASE="dc=nowhere")
    assert refused(house, "lin", "whatever it is") == refused(house, "ada@example.org", "a wrong one") == DOWN
    assert sign_in(house, "ada@example.org", PASSWORD).values()["name"] == "Ada"


def test_a_directory_that_says_nothing_holds_nobody_up(house, settings):
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        settings(LDAP_URL=f"ldap://localhost:{mute.getsockname()[1]}", LDAP_BASE="dc=x", LDAP_TIMEOUT_SECONDS=1)
        began = time.monotonic()
        assert refused(house, "lin", "whatever it is") == DOWN
        assert time.monotonic() - began < 30  # it waits one second; for ever, if nobody had said so


def test_passwords_of_accounts_here_are_not_guessed_while_it_is_down(house, settings):
    settings(LDAP_URL="ldaps://localhost:9", LDAP_BASE="dc=nowhere")
    for _try in range(5):
        refused(house, "ada@example.org", "a guess")
    sign_in(house, "ada@example.org", PASSWORD, 429)


def test_guessing_at_the_directory_is_throttled(house, ldap, settings):
    settings(SSO_CREATE=True)
    for _try in range(5):
        refused(house, "lin", "a guess")
    sign_in(house, "lin", PASSWORDS["lin"], 429)


def test_a_certificate_nobody_trusts_is_refused(house, ldap, settings):
    settings(SSO_CREATE=True, SSO_CA_FILE="")
    assert refused(house, "lin", PASSWORDS["lin"]) == DOWN


def test_a_certificate_of_another_host_is_refused(house, ldap, settings):
    settings(SSO_CREATE=True, LDAP_URL=ldap.settings["LDAP_URL"].replace("localhost", "127.0.0.2"))
    assert refused(house, "lin", PASSWORDS["lin"]) == DOWN


def test_who_is_deactivated_here_stays_so(house, ldap, settings, browse, make):
    settings(SSO_LINK_BY_EMAIL=True)
    sign_in(house, "rita", PASSWORDS["rita"])
    browse("ada").open(f"/admin/users/{make.user('rita').id}").submit(button="Deactivate")
    assert refused(house, "rita", PASSWORDS["rita"]) == "Your account is deactivated. Ask an administrator."


def test_who_has_no_password_here_sets_a_second_factor_up_after_a_fresh_sign_in(house, ldap, settings):
    settings(SSO_CREATE=True)
    page = sign_in(house, "lin", PASSWORDS["lin"]).browser.open("/account/second-factor")
    assert "password" not in page.values()
    assert "Scan it with your app" in page.submit(button="Set it up").text
    assert "have no password here" in page.browser.open("/account/password").text


def test_an_open_screen_is_no_fresh_sign_in(house, ldap, settings):
    settings(SSO_CREATE=True)
    page = sign_in(house, "lin", PASSWORDS["lin"]).browser.open("/account/second-factor")
    long_ago(house)
    assert "sign out, sign in again" in page.submit(button="Set it up", status=403).text


def test_an_invitation_ends_when_the_invited_come_by_the_directory(house, ldap, settings, browse):
    settings(SSO_LINK_BY_EMAIL=True)
    page = browse("ada").open("/admin/users/new").submit(name="Lin", email="lin@example.org")
    link = page.css("copy-text code")[0].text().removeprefix("http://localhost")
    sign_in(house, "lin", PASSWORDS["lin"])
    Browser(house).open(link, status=404)
    assert "Active" in page.browser.open(page.path).text
