"""What somebody might try on the way by an issuer: each is refused, and nobody is signed in."""
import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import sqlalchemy as sa

from models import db
from tests.auditor import not_watching
from tests.auth import issuer as issuers
from tests.auth.test_company_sign_in import LIN, RITA, ask, come_back, reason, sign_in, there, user_of
from tests.auth.test_confirming import answer, long_ago
from tests.browse import Browser
from tests.world import inside

CANNOT_BE_TRUSTED = "cannot be trusted"
NOT_BEGUN = "This way in was not begun in this browser, or too long ago. Please begin again."


@pytest.fixture
def open_house(house, issuer, settings):
    """A house that would make an account for whoever comes with claims that hold."""
    issuer.person = LIN
    settings(SSO_CREATE=True)
    return house


def changed(url, **query):
    parts = urlsplit(url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()} | query
    return parts._replace(query=urlencode(asked)).geturl()


@pytest.mark.parametrize("lie", [
    {"nonce": "of another sign-in"}, {"iss": "https://evil.example"}, {"aud": "another-client"},
    {"aud": ["guanxi", "another-client"], "azp": "another-client"}, {"exp": -3600},
    {"iat": 3600}, {"sub": ""}, {"sub": 5}, {"at_hash": "AAAA"},
], ids=str)
def test_a_token_that_does_not_hold_is_refused(open_house, issuer, lie):
    issuer.lies = lie | {name: time.time() + lie[name] for name in ("exp", "iat") if name in lie}
    assert CANNOT_BE_TRUSTED in reason(sign_in(open_house, 409))
    assert user_of(open_house, "lin@example.org") is None


def test_a_token_that_nobody_signed_is_refused(open_house, issuer):
    issuer.algorithm = "none"
    assert CANNOT_BE_TRUSTED in reason(sign_in(open_house, 409))


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(open_house, issuer):
    issuer.forge = issuers.signed_with_the_public_key
    assert CANNOT_BE_TRUSTED in reason(sign_in(open_house, 409))


def test_a_token_signed_by_a_stranger_is_refused(open_house, issuer):
    issuer.key = issuers.STRANGERS_KEY
    assert CANNOT_BE_TRUSTED in reason(sign_in(open_house, 409))


def test_another_state_is_refused_before_the_code_is_redeemed(open_house, issuer):
    browser = Browser(open_house)
    back = ask(there(browser))
    assert reason(come_back(browser, changed(back, state="0" * 64), 409)) == NOT_BEGUN
    assert len(issuers.Grant.codes) == 1


def test_an_answer_is_good_only_in_the_browser_that_asked(open_house, issuer):
    """Else somebody could sign others in as themselves, and read what they write."""
    back = ask(there(Browser(open_house)))
    victim = Browser(open_house)
    there(victim)
    assert reason(come_back(victim, back, 409)) == NOT_BEGUN


def test_an_answer_is_good_once(open_house, issuer):
    browser = Browser(open_house)
    back = ask(there(browser))
    kept = browser.client.get_cookie("guanxi_company").value
    assert come_back(browser, back).h1 == "My account"
    again = Browser(open_house)
    assert reason(come_back(again, back, 409)) == NOT_BEGUN
    again.client.set_cookie("guanxi_company", kept)  # stolen: then the issuer refuses its code
    assert "does not answer" in reason(come_back(again, back, 409))


def test_a_code_caught_on_its_way_is_no_use_without_the_verifier(open_house, issuer):
    caught = parse_qs(urlsplit(ask(there(Browser(open_house)))).query)["code"][0]
    thief = Browser(open_house)
    back = ask(there(thief))
    assert "does not answer" in reason(come_back(thief, changed(back, code=caught), 409))


def test_an_answer_that_names_another_issuer_is_refused(open_house, issuer):
    browser = Browser(open_house)
    page = come_back(browser, changed(ask(there(browser)), iss="https://evil.example"), 409)
    assert reason(page) == "The answer came from somebody else than the company's sign-in."


def test_what_the_issuer_refuses_is_told(open_house, issuer):
    browser = Browser(open_house)
    state = parse_qs(urlsplit(there(browser)).query)["state"][0]
    page = browser.open(f"/sign-in/company/back?error=access_denied&state={state}", 409)
    assert reason(page) == "The company's sign-in did not let you in."


def test_an_issuer_that_calls_itself_otherwise_is_refused(open_house, issuer):
    issuer.name = "https://evil.example"
    issuers.forget()
    assert "does not answer" in reason(Browser(open_house).open("/sign-in/company", 409))


@pytest.mark.parametrize("endpoint", ["http://192.0.2.1/token", "https://evil.example/token", "file:///etc/passwd",
                                      "http://localhost.evil.example/token", None, 5])
def test_nobody_is_asked_but_the_hosts_an_administrator_named(open_house, issuer, endpoint):
    """A connection to any of them would fail the test: see tests/offline.py."""
    issuer.elsewhere = {"token_endpoint": endpoint}
    issuers.forget()
    assert "does not answer" in reason(Browser(open_house).open("/sign-in/company", 409))


@pytest.mark.parametrize("path", ["away?to=keys", "broken", "nowhere"])
def test_redirects_are_not_followed_and_nonsense_is_not_believed(open_house, issuer, path):
    issuer.elsewhere = {"jwks_uri": f"{issuer.url}/{path}"}
    issuers.forget()
    assert "does not answer" in reason(sign_in(open_house, 409))


@pytest.mark.parametrize("host, is_well", [("localhost", True), ("elsewhere.test", False), (None, False)])
def test_the_certificate_is_checked(open_house, settings, authority, host, is_well):
    """For another host, or of an authority nobody trusts, it is refused."""
    ca, sign = authority
    with issuers.serving(sign(host or "localhost")) as issuer:
        settings(OIDC_ISSUER=issuer.url, SSO_CA_FILE=ca if host else "")
        assert Browser(open_house).client.get("/sign-in/company").status_code == (303 if is_well else 409)


def test_the_way_on_never_leads_to_another_site(open_house, issuer):
    browser = Browser(open_house)
    back = ask(there(browser, "/sign-in/company?next=//evil.example"))
    assert browser.client.get(back.removeprefix("http://localhost")).location == "/"


def test_signing_in_ends_the_session_there_was(open_house, issuer):
    browser = Browser(open_house)
    browser.client.set_cookie("guanxi", "planted by somebody")
    sign_in(open_house, browser=browser)
    assert browser.client.get_cookie("guanxi").value != "planted by somebody"


def test_groups_too_many_to_be_listed_are_not_taken_for_none(open_house, issuer):
    """As Entra says it of whoever is in more than 200."""
    issuer.person = {name: value for name, value in LIN.items() if name != "groups"}
    issuer.lies = {"_claim_names": {"groups": "src1"}}
    assert "in so many groups" in reason(sign_in(open_house, 409))


def test_the_log_says_what_is_wrong_and_holds_no_secret(open_house, issuer, settings, caplog):
    issuer.lies = {"nonce": "of another sign-in"}
    sign_in(open_house, 409)
    settings(OIDC_CLIENT_SECRET="a secret that is wrong")
    browser = Browser(open_house)
    back = ask(there(browser))
    come_back(browser, back, 409)
    told = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("blueprints"))
    assert "nonce" in told and "401 invalid_client" in told
    for secret in ("a secret that is wrong", parse_qs(urlsplit(back).query)["code"][0], "eyJ"):
        assert secret not in told


def connect(browse):
    return browse("rita").open("/account/company").submit(button="Connect")


def test_one_connects_ones_own_account_with_the_password(open_house, issuer, browse):
    issuer.person = RITA
    page = connect(browse)
    page = come_back(page.browser, ask(page.links["Go on to Harbour"]))
    assert page.toasts == ["Your account is connected"]
    assert sign_in(open_house).values()["name"] == "Rita"
    page.submit(button="Disconnect")
    assert "not connected" in reason(sign_in(open_house, 409))


def test_a_passer_by_does_not_connect_theirs(open_house, issuer, browse):
    page = browse("rita").open("/account/company")
    long_ago(open_house)
    page = answer(page.submit(button="Connect", status=403), status=422, password="a guess")
    assert page.field_errors == {"confirm-password": "This is not your current password"}


def test_connecting_goes_on_only_in_the_session_that_began_it(open_house, issuer, browse):
    page = connect(browse)
    back = ask(page.links["Go on to Harbour"])
    page.submit("/sign-out")
    come_back(page.browser, back, 409)
    assert user_of(open_house, "lin@example.org") is None


def test_one_person_there_is_one_person_here(open_house, issuer, browse):
    sign_in(open_house)
    page = connect(browse)
    page = come_back(page.browser, ask(page.links["Go on to Harbour"]), 409)
    assert "Somebody else's account is connected" in page.text


def test_tokens_of_the_issuer_stay_with_the_server_and_are_not_kept(open_house, issuer):
    """Neither the browser nor the database ever has them: they are read once, for who somebody is."""
    given = []
    issuer.forge = lambda token: given.append(token) or token
    page = sign_in(open_house)
    cookies = [cookie.value for cookie in page.browser.client._cookies.values()]
    with inside(open_house), not_watching(), db.engine.connect() as connection:
        kept = [str(tuple(row)) for table in db.metadata.sorted_tables for row in connection.execute(sa.select(table))]
    assert len(given) == 1 and page.h1 == "My account"
    signature = given[0].rpartition(".")[2]
    assert [each for each in (*cookies, *kept, page.html) if signature in each] == []
