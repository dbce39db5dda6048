"""Signing in and out."""
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from blueprints.auth.views.sign_in import local_path
from models import Throttle, User, db
from tests import emptying
from tests.browse import Browser
from tests.world import PASSWORD, inside, keep_waiting

ACCOUNT = "/sign-in?next=/account"


def sign_in(app, email="rita@example.org", password=PASSWORD, status=200, browser=None):
    return (browser or Browser(app)).open(ACCOUNT).submit(email=email, password=password, status=status)


def test_someone_signs_in_and_goes_where_they_wanted(house, browse):
    page = browse().open("/account?from=mail")
    assert page.path == "/sign-in?next=/account?from%3Dmail"
    page = page.submit(email="Rita@Example.org ", password=PASSWORD)
    assert (page.path, page.h1) == ("/account?from=mail", "My account")


def test_a_stranger_may_see_nothing(browse):
    assert browse().open("/admin/users").h1 == "Sign in"


@pytest.mark.parametrize("email", ["rita@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_person_get_one_answer(house, email):
    page = sign_in(house, email, "not the password", status=422)
    assert page.field_errors == {"password": "E-mail and password do not match"}
    assert page.values()["email"] == email
    assert page.values()["password"] == ""


def test_signing_out_ends_the_session_and_its_copies(house):
    page = sign_in(house)
    copied = page.browser.client.get_cookie("guanxi").value
    assert page.submit("/sign-out").toasts == ["You are signed out"]
    thief = Browser(house, lambda client: client.set_cookie("guanxi", copied))
    assert thief.open("/account").h1 == "Sign in"


def test_a_form_drawn_for_an_ended_session_can_be_sent(house):
    """The cookie of the ended session is dropped by the very page that shows the form."""
    browser = Browser(house, lambda client: client.set_cookie("guanxi", "long gone"))
    assert sign_in(house, browser=browser).h1 == "My account"


def test_signing_in_again_ends_the_earlier_session(house):
    page = sign_in(house)
    earlier = page.browser.client.get_cookie("guanxi").value
    visitor = Browser(house)
    form = visitor.open("/sign-in")
    visitor.client.set_cookie("guanxi", earlier)
    form.submit(email="vic@example.org", password=PASSWORD, status=303)
    assert Browser(house, lambda client: client.set_cookie("guanxi", earlier)).open("/account").h1 == "Sign in"


def test_whoever_is_signed_in_is_not_asked_again(browse):
    assert browse("rita").open(ACCOUNT).path == "/account"


@pytest.mark.parametrize("email", ["rita@example.org", "nobody@example.org"])
def test_after_five_wrong_passwords_one_must_wait(house, email):
    for _attempt in range(5):
        sign_in(house, email, "not the password", status=422)
    assert keep_waiting(house) == [1]
    page = sign_in(house, email, PASSWORD, status=429)
    assert 1 <= int(page.headers["Retry-After"]) <= 61
    assert page.h1 == "Too many attempts"


def test_waiting_grows_but_ends(house):
    for _attempt in range(5):
        sign_in(house, password="not the password", status=422)
    assert keep_waiting(house) == [1]
    sign_in(house, status=429)
    let_wait_be_over(house)
    sign_in(house, password="not the password", status=422)
    assert keep_waiting(house) == [2]
    assert 2 <= int(sign_in(house, status=429).headers["Retry-After"]) <= 62
    let_wait_be_over(house)
    assert sign_in(house).h1 == "My account"
    with inside(house):
        assert db.session.scalars(sa.select(Throttle.key)).all() == ["address:127.0.0.1"]


def test_wrong_passwords_at_once_are_all_counted(house):
    forms = [Browser(house).open(ACCOUNT) for _number in range(4)]
    with ThreadPoolExecutor() as pool:
        guesses = [pool.submit(form.submit, email="rita@example.org", password="guess", status=422) for form in forms]
    assert [guess.result().status for guess in guesses] == [422] * 4
    with inside(house):
        assert db.session.scalars(sa.select(Throttle.failures)).all() == [4, 4]


def let_wait_be_over(app):
    with inside(app):
        for throttle in db.session.scalars(sa.select(Throttle)):
            throttle.blocked_until = throttle.last_failure_at
        db.session.commit()


def test_others_behind_one_address_do_not_wait_for_one_who_errs(house):
    for _attempt in range(5):
        sign_in(house, password="not the password", status=422)
    assert sign_in(house, "vic@example.org").h1 == "My account"


def test_a_deactivated_person_gets_the_answer_of_a_stranger(house):
    with inside(house):
        db.session.scalars(sa.select(User).where(User.name == "Rita")).one().is_active = False
        db.session.commit()
    page = sign_in(house, status=422)
    assert page.field_errors == {"password": "E-mail and password do not match"}


@pytest.mark.parametrize("elsewhere", ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example",
                                       "evil", "", None, "/a\r\nSet-Cookie: x", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(house, elsewhere):
    with house.test_request_context():
        assert local_path(elsewhere) == "/"


def test_before_the_set_up_the_page_says_where_its_link_is(app):
    emptying.empty(app)
    assert "The server printed a link on its console" in Browser(app).open("/sign-in").text
