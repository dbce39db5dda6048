"""The page that shows how the company's own sign-in is set, and tries it."""
import pytest

from tests.auth.conftest import authority, issuer, ldap, served_directory, served_issuer, settings  # noqa: F401

PAGE = "/admin/company-sign-in"


def tried(page, number=0):
    """[(what, result)] of the table of a test."""
    return [(row[0], row[1]) for row in page.table(number)[1:]]


def test_without_any_it_says_how_to_set_one_up(browse):
    assert "docs/sign-in.md" in browse("ada").open(PAGE).text


def test_it_is_for_administrators(browse):
    browse("mara").open(PAGE, status=403)


def test_what_is_set_is_shown_and_secrets_are_not(browse, issuer, ldap, settings):
    settings(SSO_ROLES="sellers=sales; nowhere=no such role")
    page = browse("ada").open(PAGE)
    assert issuer.url in page.text and "http://localhost/sign-in/company/back" in page.text
    assert "sellers Sales nowhere —" in page.text
    assert [node.text() for node in page.css(".notice p")] == ["There is no role no such role"]
    for secret in ("OIDC_CLIENT_SECRET", "LDAP_BIND_PASSWORD"):
        assert page.browser.app.config[secret] not in page.html


def test_an_issuer_that_works_passes_every_step(browse, issuer):
    page = browse("ada").open(PAGE).submit(PAGE + "/try-issuer")
    assert [result for _what, result in tried(page)] == ["Works"] * 4


@pytest.mark.parametrize("wrong", [{"OIDC_CLIENT_SECRET": "a wrong one"}, {"OIDC_CLIENT_ID": "somebody-else"}])
def test_a_wrong_secret_is_found_before_anybody_needs_it(browse, issuer, settings, wrong):
    settings(**wrong)
    page = browse("ada").open(PAGE).submit(PAGE + "/try-issuer")
    assert tried(page)[-1] == ("It accepts the client id and its secret", "Fails")
    assert "invalid_client" in page.text and "a wrong one" not in page.html


def test_an_issuer_that_is_down_says_what_is_wrong(browse, settings):
    settings(OIDC_ISSUER="http://localhost:9", OIDC_CLIENT_ID="guanxi")
    page = browse("ada").open(PAGE).submit(PAGE + "/try-issuer")
    assert "ConnectionRefusedError" in page.text


def test_a_directory_that_works_shows_whom_it_finds_and_their_roles(browse, ldap, settings):
    settings(SSO_ROLES="sellers=sales")
    page = browse("ada").open(PAGE).submit(PAGE + "/try-directory", name="lin")
    assert [result for _what, result in tried(page)] == ["Works"] * 6
    assert page.table()[-1] == ["Roles they get by their groups", "Works", "Sales"]


def test_somebody_the_directory_does_not_know_is_said_to_be_so(browse, ldap):
    page = browse("ada").open(PAGE).submit(PAGE + "/try-directory", name="*")
    assert tried(page)[-1] == ("Somebody of this name is found", "Fails")


@pytest.mark.parametrize("wrong, said", [
    ({"LDAP_BIND_PASSWORD": "a wrong one"}, "LDAPInvalidCredentialsResult"),
    ({"SSO_CA_FILE": ""}, "CERTIFICATE_VERIFY_FAILED"),
    ({"LDAP_BASE": "ou=nobody,dc=harbour,dc=test"}, "noSuchObject"),
    ({"LDAP_URL": "http://localhost"}, "LDAP_URL begins with"),
])
def test_what_is_wrong_with_a_directory_is_named(browse, ldap, settings, wrong, said):
    settings(**wrong)
    page = browse("ada").open(PAGE).submit(PAGE + "/try-directory")
    assert said in page.text and "a wrong one" not in page.html


def test_a_certificate_of_another_host_is_named(browse, ldap, settings):
    settings(LDAP_URL=ldap.settings["LDAP_URL"].replace("localhost", "127.0.0.2"))
    page = browse("ada").open(PAGE).submit(PAGE + "/try-directory")
    assert "doesn't match" in page.text


def test_an_administrator_disconnects_somebody(browse, make, issuer, settings):
    from tests.auth.test_company_sign_in import RITA, reason, sign_in
    settings(SSO_LINK_BY_EMAIL=True)
    issuer.person = RITA
    sign_in(browse("ada").app)
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}").submit(button="Disconnect")
    assert page.toasts == ["Rita is not connected to the company's sign-in any more"]
    settings(SSO_LINK_BY_EMAIL=False)
    assert "not connected" in reason(sign_in(browse("ada").app, 409))
