"""Signing in by an issuer (OpenID Connect), told from the screen against a provider that runs on this machine."""
import urllib.request
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa

from models import Identity, User, db
from tests.browse import Browser
from tests.world import PASSWORD, inside

LIN = {"sub": "u-lin", "name": "Lin Xiaoyu", "email": "lin@example.org", "email_verified": True, "groups": []}
RITA = {"sub": "u-rita", "name": "Rita", "email": "rita@example.org", "email_verified": True}


class NotFollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments):
        return None


def ask(url):
    """Where the provider leads on to, as a browser would be led."""
    try:
        urllib.request.build_opener(NotFollowed).open(url)
    except urllib.request.HTTPError as answer:
        return answer.headers["Location"]


def there(browser, path="/sign-in/company?next=/account"):
    """The address at the issuer that the sign-in page leads to."""
    return browser.client.get(path).location


def come_back(browser, back, status=200):
    return browser.open(back.removeprefix("http://localhost"), status)


def sign_in(app, status=200, browser=None):
    browser = browser or Browser(app)
    return come_back(browser, ask(there(browser)), status)


def reason(page):
    """Why somebody was turned away."""
    assert (page.status, page.h1) == (409, "Sign in")
    return page.css(".notice p")[0].text()


def user_of(app, email):
    with inside(app):
        return db.session.scalars(sa.select(User).where(User.email_key == email)).one_or_none()


def test_the_way_there_is_a_link_and_carries_what_protects_it(house, issuer, browse):
    page = browse().open("/sign-in?next=/account")
    assert page.link("Sign in with Harbour").attributes["href"] == "/sign-in/company?next=/account"
    url = urlsplit(there(page.browser))
    asked = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert (url.path, asked["response_type"], asked["code_challenge_method"]) == ("/authorize", "code", "S256")
    assert asked["redirect_uri"] == "http://localhost/sign-in/company/back"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3


def test_somebody_new_gets_an_account_where_that_is_set(house, issuer, settings):
    issuer.person = LIN
    settings(SSO_CREATE=True)
    page = sign_in(house)
    assert (page.path, page.h1, page.values()["name"]) == ("/account", "My account", "Lin Xiaoyu")
    assert sign_in(house).h1 == "My account"
    with inside(house):
        assert db.session.execute(sa.select(Identity.issuer, Identity.subject)).all() == [(issuer.url, "u-lin")]


def test_nobody_gets_one_where_it_is_not(house, issuer):
    issuer.person = LIN
    assert reason(sign_in(house, 409)) == "There is no account for you here yet. Ask an administrator."
    assert user_of(house, "lin@example.org") is None


def test_an_account_is_connected_by_a_verified_address_only_where_that_is_set(house, issuer, settings):
    issuer.person = RITA
    assert "not connected to the company's sign-in" in reason(sign_in(house, 409))
    settings(SSO_LINK_BY_EMAIL=True)
    issuer.person = {**RITA, "email_verified": False}
    assert "not connected to the company's sign-in" in reason(sign_in(house, 409))
    issuer.person = RITA
    assert sign_in(house).values()["name"] == "Rita"


def test_it_is_the_subject_that_counts_from_then_on(house, issuer, settings):
    issuer.person = RITA
    settings(SSO_LINK_BY_EMAIL=True)
    sign_in(house)
    issuer.person = {**RITA, "email": "vic@example.org"}
    assert sign_in(house).values()["name"] == "Rita"
    issuer.person = {**RITA, "sub": "u-other"}
    assert "not connected to the company's sign-in" in reason(sign_in(house, 409))


def test_who_is_deactivated_here_stays_so(house, issuer, settings, browse, make):
    issuer.person = RITA
    settings(SSO_LINK_BY_EMAIL=True)
    sign_in(house)
    browse("ada").open(f"/admin/users/{make.user('rita').id}").submit(button="Deactivate")
    assert reason(sign_in(house, 409)) == "Your account is deactivated. Ask an administrator."


def test_groups_give_roles_and_take_them(house, issuer, settings, browse):
    settings(SSO_CREATE=True, SSO_ROLES="Sellers=sales; watch, all=Viewer; nowhere=no such role")
    issuer.person = {**LIN, "groups": ["sellers", "watch, all"]}
    page = sign_in(house)
    assert roles_of(house) == ["sales", "viewer"]
    issuer.person = {**LIN, "groups": ["Sellers"]}
    sign_in(house)
    assert roles_of(house) == ["sales"]
    assert page.browser.open("/account").h1 == "Sign in"  # what was given before ended with it


def roles_of(app):
    with inside(app):
        user = db.session.scalars(sa.select(User).where(User.name == "Lin Xiaoyu")).one()
        return sorted(role.key for role in user.roles)


def test_without_a_group_that_counts_there_is_no_account(house, issuer, settings):
    settings(SSO_CREATE=True, SSO_ROLES="sellers=sales")
    issuer.person = {**LIN, "groups": ["cooks"]}
    assert reason(sign_in(house, 409)) == "None of your groups has a role here. Ask an administrator."


def test_groups_do_not_take_the_last_administrator(house, issuer, settings, browse):
    settings(SSO_LINK_BY_EMAIL=True, SSO_ROLES="chiefs=administrator")
    issuer.person = {"sub": "u-ada", "email": "ada@example.org", "email_verified": True, "groups": []}
    page = sign_in(house)
    assert page.browser.open("/admin/users").h1 == "Users"


def test_the_administrator_gets_in_while_the_issuer_is_down(house, settings):
    settings(OIDC_ISSUER="http://localhost:9", OIDC_CLIENT_ID="guanxi")
    page = Browser(house).open("/sign-in/company", 409)
    assert "does not answer" in reason(page)
    page = page.submit(email="ada@example.org", password=PASSWORD)
    assert page.browser.open("/admin/company-sign-in").h1 == "Company sign-in"


def test_after_signing_out_here_one_is_led_to_sign_out_there(house, issuer, settings):
    issuer.person = LIN
    settings(SSO_CREATE=True)
    page = sign_in(house).submit("/sign-out")
    out = page.browser.client.get(page.links["Sign out there, too"]).location
    assert out.startswith(f"{issuer.url}/out?client_id=guanxi&post_logout_redirect_uri=http")


def test_a_provider_that_is_not_set_has_no_addresses(browse):
    for path in ("/sign-in/company", "/sign-in/company/back?code=1&state=2", "/sign-in/company/out"):
        browse().open(path, status=404)


@pytest.mark.parametrize("trusted, path", [("", "/account/second-factor"), ("mfa", "/customers")])
def test_a_second_factor_there_counts_only_where_that_is_set(house, issuer, settings, browse, trusted, path):
    settings(SSO_CREATE=True, SSO_ROLES="sellers=sales", OIDC_TRUSTED_FACTORS=trusted)
    roles = browse("ada").open("/admin/roles")
    number = [row[0] for row in roles.table(1)].index("Sales") - 1
    roles.submit(roles.css("main form")[number].attributes["action"])
    issuer.person = {**LIN, "groups": ["sellers"], "amr": ["pwd", "mfa"]}
    assert sign_in(house).browser.open("/customers").path == path
