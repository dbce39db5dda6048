"""What ends with the issuer ends here: its logout token, told server to server (OpenID Connect Back-Channel Logout)."""
import time

import pytest
import sqlalchemy as sa
from joserfc import jwt

from models import SignInEvent, db
from tests.auth.issuer import KEY, STRANGERS_KEY
from tests.auth.test_company_sign_in import LIN, sign_in
from tests.world import inside

EVENT = {"http://schemas.openid.net/event/backchannel-logout": {}}
AT = "/sign-in/company/ended"


@pytest.fixture
def lin(house, issuer, settings):
    """Lin at two browsers, each signed in by a session of its own at the issuer."""
    settings(SSO_CREATE=True)
    found = {}
    for session in ("s-1", "s-2"):
        issuer.person = {**LIN, "sid": session}
        found[session] = sign_in(house).browser
    return found


@pytest.fixture
def tell(house, issuer):
    """`tell(sub="u-lin")` sends a logout token with these claims besides the usual ones (None: without)."""
    def sent(key=KEY, **claims):
        usual = {"iss": issuer.url, "aud": "guanxi", "iat": int(time.time()), "jti": "t-1", "events": EVENT}
        held = {name: value for name, value in {**usual, **claims}.items() if value is not None}
        token = jwt.encode({"alg": "RS256", "kid": "k1", "typ": "logout+jwt"}, held, key)
        return house.test_client().post(AT, data={"logout_token": token}).status_code
    return sent


def are_in(browsers):
    return [session for session, browser in browsers.items() if browser.open("/account").h1 == "My account"]


def test_one_session_by_its_name(lin, tell):
    assert are_in(lin) == ["s-1", "s-2"]
    assert tell(sub="u-lin", sid="s-1") == 200
    assert are_in(lin) == ["s-2"]


def test_a_session_by_its_name_alone(lin, tell):
    assert tell(sid="s-2") == 200
    assert are_in(lin) == ["s-1"]


def test_all_of_a_person(lin, tell, house):
    assert tell(sub="u-lin") == 200
    assert are_in(lin) == []
    with inside(house):
        assert db.session.scalars(sa.select(SignInEvent.outcome).order_by(SignInEvent.id)).all()[-2:] == ["ended"] * 2


def test_nobody_elses(lin, tell, browse):
    rita = browse("rita")
    assert tell(sub="u-other") == 200
    assert are_in(lin) == ["s-1", "s-2"] and rita.open("/account").h1 == "My account"


@pytest.mark.parametrize("lie", [
    {"iss": "http://localhost:9"}, {"aud": "another"}, {"iat": 1_000_000}, {"iat": None}, {"jti": None},
    {"events": None}, {"events": {"another": {}}}, {"events": "none"}, {"nonce": "n-1"}, {"sub": None},
    {"key": STRANGERS_KEY}, {"exp": 1_000_000}])
def test_a_token_that_lies_ends_nothing(lin, tell, lie):
    assert tell(**{"sub": "u-lin", **lie}) == 400
    assert are_in(lin) == ["s-1", "s-2"]


@pytest.mark.parametrize("token", ["", "no.token.at-all", "x" * 30_000])
def test_what_is_no_token_is_refused(house, lin, token):
    assert house.test_client().post(AT, data={"logout_token": token}).status_code == 400


def test_a_token_shown_again_ends_nothing_that_began_since(house, issuer, tell, lin):
    early = int(time.time()) - 300
    assert tell(sub="u-lin", iat=early) == 200
    assert are_in(lin) == ["s-1", "s-2"]


def test_there_is_no_such_address_without_an_issuer(house):
    assert house.test_client().post(AT, data={"logout_token": "x"}).status_code == 404
