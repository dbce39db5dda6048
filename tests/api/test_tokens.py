"""Tokens: made and shown once, held to what they are for, taken back."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.auth.links import make_link
from models import ApiToken, Passkey, Role, User, db, now
from tests.api.conftest import Program, make_token
from tests.browse import Browser
from tests.world import inside

PAGE = "/account/api-tokens"


def made_on_the_page(browser, **chosen):
    page = browser.open(PAGE).submit(button="Make a token", name="Shop", **chosen)
    assert page.toasts == ["The token is made"]
    return page, page.css("copy-text code")[0].text()


def test_made_on_the_page_shown_once_and_read_only_at_first(house, browse):
    page, secret = made_on_the_page(browse("rita"))
    assert (page.table()[1][0], secret.startswith("gx_"), len(secret)) == (f"Shop {secret[:7]}…", True, 46)
    assert secret not in browse("rita").open(PAGE).html
    program = Program(house, secret)
    assert program.get("/customers")["rows"] == []
    program.post("/customers", status=403, json={"title": "Acme"})


def test_only_its_hash_is_kept(house, browse):
    _page, secret = made_on_the_page(browse("rita"), customers="write")
    with inside(house):
        kept = db.session.scalars(sa.select(ApiToken)).one()
        assert (kept.grants["customers"], len(kept.token_hash), secret[7:] in repr(vars(kept))) == ("write", 64, False)


def test_nobody_gives_what_they_do_not_have(browse):
    page = browse("vic").open(PAGE)
    assert [option.text() for option in page.css("#customers option")] == ["—", "Read"]
    assert page.css("#admin, #people, #imports") == []
    nothing = dict.fromkeys(("tasks", "customers", "sales", "service", "suppliers", "partners"), "")
    assert "Choose at least one thing it may read" in page.submit(name="x", status=422, **nothing).text


def test_revoked_expired_or_deactivated_it_opens_nothing(house, browse):
    page, secret = made_on_the_page(browse("rita"))
    program = Program(house, secret)
    program.get("/customers")
    page.submit(button="Revoke")
    assert program.get("/customers", status=401)["error"]["status"] == 401
    assert program.response.headers["WWW-Authenticate"] == "Bearer"
    token_id, secret = make_token(house, "rita")
    with inside(house):
        db.session.get(ApiToken, token_id).expires_at = now() - timedelta(seconds=1)
        db.session.commit()
    Program(house, secret).get("/customers", status=401)
    _id, secret = make_token(house, "rita")
    with inside(house):
        db.session.scalars(sa.select(User).where(User.name == "Rita")).one().is_active = False
        db.session.commit()
    Program(house, secret).get("/customers", status=401)


def test_a_role_taken_away_is_gone_at_once(house):
    program = Program(house, make_token(house, "rita")[1])
    program.get("/customers")
    with inside(house):
        rita = db.session.scalars(sa.select(User).where(User.name == "Rita")).one()
        rita.roles, rita.access_version = [], rita.access_version + 1
        db.session.commit()
    program.get("/customers", status=403)


def test_a_cookie_opens_nothing_there_and_a_token_nothing_else(house, browse):
    for name in (None, "rita"):
        assert browse(name).client.get("/api/v1/customers").status_code == 401
    page = browse("rita").open("/account")
    posted = page.browser.client.post("/api/v1/customers", json={"title": "x"},
                                      headers={"X-CSRF-Token": page.values()["csrf_token"]})
    assert posted.status_code == 401
    _id, secret = make_token(house, "rita")
    answer = house.test_client().get("/customers", headers={"Authorization": f"Bearer {secret}"})
    assert answer.location == "/sign-in?next=/customers"


def test_it_gives_no_cookie_and_is_not_kept(house):
    program = Program(house, make_token(house, "rita")[1])
    program.get("/customers")
    headers = program.response.headers
    assert ("Set-Cookie" in headers, headers["Cache-Control"]) == (False, "no-store")


def test_when_it_was_last_used(house, browse):
    token_id, secret = make_token(house, "rita")
    Program(house, secret).get("/customers")
    with inside(house):
        assert now() - db.session.get(ApiToken, token_id).last_used_at < timedelta(minutes=1)


def test_a_role_that_asks_for_a_second_factor_asks_it_of_programs_owners(house):
    _id, secret = make_token(house, "rita")
    with inside(house):
        db.session.scalars(sa.select(Role).where(Role.key == "sales")).one().needs_factor = True
        db.session.scalars(sa.select(User).where(User.name == "Rita")).one().access_version += 1
        db.session.commit()
    Program(house, secret).get("/customers", status=403)


def test_too_many_requests_wait(house, monkeypatch):
    _id, secret = make_token(house, "rita")
    monkeypatch.setitem(house.config, "API_REQUESTS_PER_MINUTE", 3)
    program = Program(house, secret)
    for _request in range(3):
        program.get("/customers")
    program.get("/customers", status=429)
    assert 0 < int(program.response.headers["Retry-After"]) <= 61


def test_a_link_to_a_new_password_ends_tokens_and_passkeys(house):
    _id, secret = make_token(house, "rita")
    with inside(house):
        rita = db.session.scalars(sa.select(User).where(User.name == "Rita")).one()
        db.session.add(Passkey(user_id=rita.id, name="x", credential_id="x", public_key="x", sign_count=0,
                               can_be_copied=False, is_copied=False, transports=[]))
        link = make_link("reset", rita)
        db.session.commit()
    Browser(house).open(f"/choose-password/{link}").submit(password="a new and longer one")
    Program(house, secret).get("/customers", status=401)
    with inside(house):
        assert db.session.scalars(sa.select(Passkey)).all() == []


def test_nobody_revokes_the_token_of_another(house, browse):
    token_id, secret = make_token(house, "rita")
    page = browse("otto").open("/account")
    page.browser.open(f"{PAGE}/{token_id}/revoke", status=409, method="POST",
                      data={"csrf_token": page.values()["csrf_token"]})
    Program(house, secret).get("/customers")
