"""Somebody plants, copies or keeps the cookie of another."""
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa

from core.sign_ins import token_hash
from models import SignIn, User, db, now
from tests.auth.test_sign_in import sign_in
from tests.browse import Browser
from tests.laws.source import files, text
from tests.world import PASSWORD, inside

KEEPS = re.compile(r"\b(localStorage|sessionStorage|indexedDB|caches\.open|serviceWorker)\b")


def holding(app, token):
    return Browser(app, lambda client: client.set_cookie("guanxi", token))


def test_a_token_somebody_planted_is_not_taken_over(house):
    page = sign_in(house, browser=holding(house, "planted by a thief"))
    assert page.h1 == "My account"
    assert page.browser.client.get_cookie("guanxi").value != "planted by a thief"
    assert holding(house, "planted by a thief").open("/account").h1 == "Sign in"


def test_tokens_are_long_random_and_kept_as_hashes(house):
    tokens = {sign_in(house).browser.client.get_cookie("guanxi").value for _time in range(3)}
    with inside(house):
        kept = set(db.session.scalars(sa.select(SignIn.token_hash)))
    assert len(tokens) == 3 and all(len(token.partition(".")[0]) == 43 for token in tokens)  # 256 bits
    assert kept == {token_hash(token) for token in tokens}


def test_a_proof_given_again_makes_a_new_token_and_ends_the_one_before(house):
    page = sign_in(house)
    other_tab, before = page.browser.open("/account"), page.browser.client.get_cookie("guanxi").value
    page.browser.open("/account/confirm").submit(button="Confirm", **{"confirm-password": PASSWORD})
    assert page.browser.client.get_cookie("guanxi").value != before
    assert holding(house, before).open("/account").h1 == "Sign in"
    assert other_tab.submit(name="Rita R.").toasts == ["Your account is saved"]  # forms in other tabs go on


def test_a_new_password_makes_a_new_token(house):
    page = sign_in(house)
    before = page.browser.client.get_cookie("guanxi").value
    page.browser.open("/account/password").submit(current=PASSWORD, password="a quite different one")
    assert page.browser.open("/account").h1 == "My account"
    assert holding(house, before).open("/account").h1 == "Sign in"


def test_what_a_page_asks_for_by_itself_with_the_token_before_signs_nobody_out(house):
    """It may come late: the browser has the new token by then, and an answer that drops the cookie would drop that."""
    late = holding(house, "the one before").client.get("/notices/bell", headers={"HX-Request": "true"})
    assert late.status_code == 401 and "guanxi=" not in "".join(late.headers.getlist("Set-Cookie"))


def test_the_hash_in_a_stolen_database_signs_nobody_in(house):
    sign_in(house)
    with inside(house):
        stolen = db.session.scalar(sa.select(SignIn.token_hash))
    assert holding(house, stolen).open("/account").h1 == "Sign in"


def test_a_form_drawn_before_signing_out_is_worth_nothing_after(house):
    page = sign_in(house)
    account, token = page.browser.open("/account").values(), page.browser.client.get_cookie("guanxi").value
    page.submit("/sign-out")
    thief = holding(house, token)
    answer = thief.client.post("/account", data=account | {"name": "Stolen"})
    assert answer.status_code in (303, 401, 400) and "/account" != answer.location
    with inside(house):
        assert db.session.scalar(sa.select(sa.func.count()).where(User.name == "Stolen")) == 0


def test_what_a_person_may_no_longer_do_ends_with_the_next_request(house, browse, make):
    browse("rita").open("/sales/deals")
    rita_id = make.user("rita").id
    with inside(house):
        rita = db.session.get(User, rita_id)
        rita.roles, rita.access_version = [], rita.access_version + 1
        db.session.commit()
    browse("rita").open("/sales/deals", status=403)


def test_signing_out_makes_the_browser_forget(house):
    page = sign_in(house).submit("/sign-out")
    assert page.browser.client.get_cookie("guanxi") is None
    assert [path for path in files("*.js", "static") if KEEPS.search(text(path))] == []


def later(app, **passed):
    """So much time passes for whoever is signed in."""
    with inside(app):
        for sign_in in db.session.scalars(sa.select(SignIn)):
            for name in ("created_at", "seen_at", "expires_at", "confirmed_at"):
                setattr(sign_in, name, getattr(sign_in, name) - timedelta(**passed))
        db.session.commit()


@pytest.mark.parametrize("hours, title", [(71, "My account"), (73, "Sign in")])
def test_whoever_stays_away_signs_in_anew(house, hours, title):
    page = sign_in(house)
    later(house, hours=hours)
    assert page.browser.open("/account").h1 == title


def test_whoever_is_there_every_day_signs_in_anew_once_a_month(house):
    browser = sign_in(house).browser
    for _day in range(29):
        later(house, hours=24)
        assert browser.open("/account").h1 == "My account"
    later(house, hours=25)
    assert browser.open("/account").h1 == "Sign in"


def test_how_long_is_a_setting(house, monkeypatch):
    monkeypatch.setitem(house.config, "SIGN_IN_IDLE_HOURS", 1)
    sign_in(house)
    with inside(house):
        assert db.session.scalars(sa.select(SignIn.expires_at)).one() - now() <= timedelta(hours=1)
