"""One's own account and the company's directory: connected by oneself, and disconnected."""
import pytest

from tests.auth.directory import PASSWORDS
from tests.auth.test_company_sign_in import RITA, ask, come_back
from tests.auth.test_confirming import answer, long_ago
from tests.auth.test_directory import sign_in
from tests.world import PASSWORD, keep_waiting

AT = "/account/company"


def connect(browser, name="rita", password=PASSWORDS["rita"], status=200):
    return browser.open(AT).submit("/account/company/directory", name=name, directory_password=password, status=status)


def test_she_connects_her_account_with_the_directory(house, browse, ldap):
    page = connect(browse("rita"))
    assert page.toasts == ["Your account is connected"] and "Connected" in page.text
    assert sign_in(house, "rita", PASSWORDS["rita"]).values()["name"] == "Rita"
    assert sign_in(house, "rita@example.org", PASSWORD).values()["name"] == "Rita"


def test_a_wrong_password_of_the_directory_is_said_at_its_field(house, browse, ldap):
    page = connect(browse("rita"), password="not it", status=422)
    assert page.field_errors == {"directory_password": "Name and password do not match in the directory"}
    for _try in range(4):
        connect(browse("rita"), password="not it", status=422)
    keep_waiting(house)
    connect(browse("rita"), status=429)


def test_nobody_connects_what_is_somebody_elses(browse, ldap):
    connect(browse("rita"))
    page = connect(browse("otto"), status=422)
    assert "Somebody else's account is connected to this one of the company already." in page.text


def test_who_one_is_is_asked_first_and_the_password_of_the_directory_is_not_kept_in_that_page(house, browse, ldap):
    page = browse("rita").open(AT)
    long_ago(house)
    page = page.submit("/account/company/directory", name="rita", directory_password=PASSWORDS["rita"], status=403)
    assert page.h1 == "Is it still you?" and PASSWORDS["rita"] not in page.html
    page = answer(page, password=PASSWORD, status=422)
    assert page.values()["name"] == "rita" and "directory_password" in page.field_errors


def test_she_disconnects_it_and_her_other_sign_ins_by_it_end(house, browse, ldap):
    connect(browse("rita"))
    other = sign_in(house, "rita", PASSWORDS["rita"])
    page = browse("rita").open(AT).submit(button="Disconnect")
    assert page.toasts == ["Your account is not connected any more"]
    assert other.browser.open("/account").h1 == "Sign in"
    sign_in(house, "rita", PASSWORDS["rita"], 422)


def test_an_old_tab_disconnects_nothing_twice(browse, ldap):
    connect(browse("rita"))
    old = browse("rita").open(AT)
    old.submit(button="Disconnect")
    assert "It is disconnected already" in old.submit(button="Disconnect", status=409).text


def test_who_has_no_password_here_keeps_a_way_in(house, ldap, settings):
    settings(SSO_CREATE=True)
    page = sign_in(house, "lin", PASSWORDS["lin"])
    page = page.browser.open(AT)
    assert "You have no password here, and need none." in page.text and "Disconnect" not in page.text


def test_both_ways_beside_each_other(house, browse, ldap, issuer):
    issuer.person = RITA
    rita = browse("rita")
    connect(rita)
    rita.open(AT).submit("/account/company/connect")
    assert rita.open(AT).text.count("Disconnect") == 1
    page = come_back(rita, ask(there_to_connect(rita)))
    assert page.toasts == ["Your account is connected"] and page.text.count("Disconnect") == 2


def there_to_connect(browser):
    page = browser.open(AT).submit("/account/company/connect")
    return page.link("Go on to Harbour").attributes["href"]


@pytest.mark.parametrize("path", ["/account/company/directory"])
def test_there_is_no_directory_where_none_is_set(browse, path):
    page = browse("rita").open("/account")
    page.browser.open(path, status=404, method="POST", data={"csrf_token": page.values()["csrf_token"]})
