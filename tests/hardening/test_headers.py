"""Whoever forges what stands around a request: host names, proxies, methods."""
import pytest

from models import Party
from tests.auth.test_sign_in import sign_in

FORWARDED = {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "192.0.2.66", "X-Forwarded-Proto": "https",
             "X-Real-IP": "192.0.2.66", "Forwarded": "host=evil.example;for=192.0.2.66", 
             "X-Original-URL": "/admin/users", "X-Rewrite-URL": "/admin/users", "X-HTTP-Method-Override": "POST"}
HOSTS = ["evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example",
         "localhost:80@evil.example", "[::ffff:127.0.0.1]", "127.0.0.1.evil.example", "LOCALHOST.",
         "a" * 300, "local\thost", ""]


@pytest.mark.one_engine("refused by its headers before anything is read")
@pytest.mark.parametrize("host", HOSTS)
def test_another_host_name_is_refused_and_not_repeated(browse, host):
    answer = browse("ada").client.get("/customers", headers={"Host": host})
    assert answer.status_code == 400 or host in ("", "LOCALHOST.")
    assert "evil.example" not in answer.text and "evil" not in (answer.location or "")


def test_forwarded_headers_are_believed_from_a_proxy_only(browse, house):
    plain, forged = (browse("ada").client.get("/account/devices", headers=headers) for headers in ({}, FORWARDED))
    assert (plain.status_code, forged.status_code) == (200, 200)
    assert "evil.example" not in forged.text and "192.0.2.66" not in forged.text
    assert "Strict-Transport-Security" not in forged.headers


def test_where_a_forged_host_signs_in_no_link_leads_elsewhere(house):
    page = sign_in(house)
    answer = page.browser.client.get("/sign-in", headers=FORWARDED)
    assert "evil.example" not in answer.text + (answer.location or "")


@pytest.mark.one_engine("refused by the map of addresses, not by rows")
@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "PATCH", "DELETE", "PROPFIND", "DEBUG"])
def test_methods_nobody_declared_are_refused(browse, make, method):
    party = make(Party)
    for path in ("/", "/customers", f"/customers/{party.id}"):
        answer = browse("ada").client.open(path, method=method, headers={"Cookie": "a=echoed"})
        assert answer.status_code in (400, 405) and "echoed" not in answer.text
