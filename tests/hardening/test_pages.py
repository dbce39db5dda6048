"""What stands on every page an administrator finds, and what stands on none."""
import re

import sqlalchemy as sa
from selectolax.lexbor import LexborHTMLParser

from models import ApiToken, Passkey, RecoveryCode, SignIn, User, db
from tests.auth.test_second_factor import set_up
from tests.world import inside

SECRETS = (User.password_hash, User.factor_secret, SignIn.token_hash, RecoveryCode.code_hash, ApiToken.token_hash,
           Passkey.public_key)
TOKEN = "token of somebody"
MASKED = {"current-password", "new-password"}  # what tells a password manager which of both it is


def pages_of(walked):
    return {path: LexborHTMLParser(answer.text) for path, answer in walked.pages.items()
            if answer.mimetype == "text/html" and answer.status_code == 200 and "<!doctype" in answer.text}


def test_the_way_out_is_on_every_page(walked):
    pages = pages_of(walked)
    assert len(pages) > 300
    without = [path for path, page in pages.items() if not page.css('form[action="/sign-out"] button')]
    assert [path for path in without if not path.startswith("/portal/")] == []  # those are for strangers


def test_no_secret_of_the_database_stands_on_any_page(house, browse, make):
    """Neither on those about its owner nor on the owner's own."""
    set_up(browse("rita"))
    user = f"/admin/users/{make.user('rita').id}"
    with inside(house):
        secrets = {value for column in SECRETS for value in db.session.scalars(sa.select(column)) if value}
    pages = [browse("ada").open(path).html for path in ("/admin/users", user, f"{user}/edit", "/admin/audit")]
    pages += [browse("rita").open(f"/account{path}").html for path in ("", "/devices", "/second-factor", "/password")]
    assert len(secrets) > 12 and [secret[:6] for secret in secrets for page in pages if secret in page] == []


def test_no_address_holds_what_signs_somebody_in(sample, walked):
    """Neither the cookie's token nor that of a program is taken from an address, and none stands in one."""
    for path in (f"/account?guanxi={TOKEN}", f"/account?token={TOKEN}", f"/api/v1/parties?token={TOKEN}"):
        assert sample.test_client().get(path).status_code in (303, 401)
    links = {node.attributes.get("href") or "" for page in pages_of(walked).values() for node in page.css("a")}
    assert len(links) > 500 and [link for link in links if "gx_" in link or "token=" in link] == []


def test_passwords_are_masked_and_filled_in_by_managers(sample, walked):
    pages = [*pages_of(walked).values(), LexborHTMLParser(sample.test_client().get("/sign-in").text)]
    fields = [node.attributes for page in pages for node in page.css("input")
              if "password" in (node.attributes.get("name") or "") or node.attributes.get("type") == "password"]
    assert len(fields) >= 3
    assert [each for each in fields if each.get("type") != "password" or each.get("autocomplete") not in MASKED
            or "readonly" in each or "onpaste" in each] == []


def test_every_answer_names_its_alphabet_and_is_kept_by_nobody(walked):
    answers = {path: answer.headers for path, answer in walked.pages.items() if not path.startswith("/static/")}
    words = {path: told["Content-Type"] for path, told in answers.items() if told["Content-Type"].startswith("text/")}
    assert len(words) > 300 and [path for path, kind in words.items() if "charset=utf-8" not in kind] == []
    assert [path for path, told in answers.items() if told["Cache-Control"] != "no-store"] == []


def test_no_page_is_open_to_another_origin(sample):
    client = sample.test_client()
    for path in ("/sign-in", "/api/v1/parties", "/static/app.css", "/customers"):
        for method in ("GET", "OPTIONS"):
            answer = client.open(path, method=method, headers={
                "Origin": "https://evil.example", "Access-Control-Request-Method": "POST"})
            assert not [name for name, _value in answer.headers if name.startswith("Access-Control-")]


def test_looking_at_everything_changes_nothing(walked):
    """Of all that an administrator opened by clicking: not a row was another one afterwards."""
    assert len(walked.pages) > 500 and not walked.has_changed


def test_periods_are_told_in_words_and_never_as_addresses_write_them(walked):
    told = {path: page.body.text(separator=" ") for path, page in pages_of(walked).items()}
    assert [path for path, text in told.items() if re.search(r"\b20\d\dQ[1-4]\b", text)] == []
