"""Somebody plants, copies or keeps the cookie of another."""
import re

import sqlalchemy as sa

from core.sign_ins import token_hash
from models import SignIn, User, db
from tests.auth.test_sign_in import sign_in
from tests.browse import Browser
from tests.laws.source import files, text
from tests.world import inside

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
    assert len(tokens) == 3 and all(len(token) == 43 for token in tokens)  # 256 bits
    assert kept == {token_hash(token) for token in tokens}


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
