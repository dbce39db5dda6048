"""What every answer forbids, and requests that are not looked at."""
import pytest

from core.security import HEADERS
from models import Party
from tests.world import PASSWORD


@pytest.mark.parametrize("path", ["/sign-in", "/no-such-page", "/livez"])
def test_every_answer_carries_the_headers(browse, path):
    answer = browse().client.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_list_taken_as_a_file_is_kept_by_no_browser(browse):
    for path in ("/customers/export/csv", "/customers/export/xlsx", "/customers"):
        assert browse("rita").client.get(path).headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused(browse):
    answer = browse("rita").client.post("/sign-out")
    assert answer.status_code == 400 and "expired" in answer.text
    browse("rita").open("/")


def test_the_token_of_another_sign_in_is_refused(browse):
    ritas = browse("rita").open("/").css("input[name=csrf_token]")[0].attributes["value"]
    assert browse("otto").client.post("/sign-out", data={"csrf_token": ritas}).status_code == 400


def test_a_planted_visitor_cookie_seals_nothing_of_whoever_is_signed_in(browse):
    """Anybody can fetch such a cookie with its token, and a neighbour on the same host name could plant it."""
    page = browse().open("/sign-in")
    visitor = browse().client.get_cookie("guanxi_visitor").value
    client = browse("rita").client
    client.set_cookie("guanxi_visitor", visitor)
    sent = {"csrf_token": page.css("input[name=csrf_token]")[0].attributes["value"]}
    assert client.post("/sign-out", data=sent).status_code == 400


def test_another_site_is_refused_even_with_a_token(browse):
    token = browse("rita").open("/").css("input[name=csrf_token]")[0].attributes["value"]
    answer = browse("rita").client.post("/sign-out", data={"csrf_token": token},
                                        headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400


def test_an_unknown_host_is_refused(browse):
    assert browse().client.get("/sign-in", headers={"Host": "evil.example"}).status_code == 400


def test_a_body_over_the_limit_is_refused(browse, house):
    too_much = b"x" * (house.config["MAX_UPLOAD_MB"] * 1_000_000 + 1)
    answer = browse("ada").client.post("/sign-out", data=too_much, content_type="application/octet-stream")
    assert answer.status_code == 413


def test_plain_http_from_another_machine_may_not_sign_in(browse, house):
    far_away = {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}
    assert browse().client.get("/sign-in", **far_away).status_code == 403
    house.config["INSECURE_HTTP"] = True
    try:
        assert browse().client.get("/sign-in", **far_away).status_code == 200
    finally:
        house.config["INSECURE_HTTP"] = False


def token_in(answer):
    return answer.text.split('name="csrf_token" value="')[1].split('"')[0]


def test_behind_https_cookies_are_bound_to_the_host(browse):
    https = {"base_url": "https://localhost"}
    client = browse().client
    first = client.get("/sign-in", **https)
    sent = {"email": "rita@example.org", "password": PASSWORD, "csrf_token": token_in(first)}
    answer = client.post("/sign-in", data=sent, **https)
    out = client.post("/sign-out", data={"csrf_token": token_in(client.get("/account", **https))}, **https)
    cookies = [value for each in (first, answer, out) for value in each.headers.getlist("Set-Cookie")]
    assert {each.partition("=")[0] for each in cookies} == {
        "__Host-guanxi", "__Host-guanxi_visitor", "__Host-guanxi_flash"}
    for cookie in cookies:
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")) and "Domain" not in cookie


@pytest.mark.parametrize("below, told", [(True, "max-age=31536000; includeSubDomains"), (False, "max-age=31536000")])
def test_over_https_browsers_are_told_to_stay_there(browse, house, monkeypatch, below, told):
    monkeypatch.setitem(house.config, "HSTS_SUBDOMAINS", below)
    for path in ("/sign-in", "/no-such-page", "/livez", "/static/app.css"):
        answer = browse().client.get(path, base_url="https://localhost")
        assert answer.headers["Strict-Transport-Security"] == told
        assert "Strict-Transport-Security" not in browse().client.get(path).headers


def test_a_stranger_gets_the_same_answer_for_hidden_and_missing(browse, make):
    hidden = make(Party, title="Secret Ltd", team="South")
    answers = [browse("rita").client.get(f"/customers/{party_id}") for party_id in (hidden.id, 987654)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].data == answers[1].data


@pytest.mark.parametrize("target", ["h1#heading", "a#crumbs", "div#no-such-block", "#", "x" * 5000])
def test_a_forged_target_gets_the_whole_page(browse, target):
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": target}
    answer = browse("rita").client.get("/customers", headers=headers)
    assert answer.status_code == 200 and answer.text.startswith("<!doctype html>")
