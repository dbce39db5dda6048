"""The second factor: set up, asked for, used once, lost, required of a role."""
import re
import time
from math import log2

import pyotp
import pytest
import sqlalchemy as sa

from blueprints.auth.factors import LETTERS, SECONDS, digest, step_of
from models import RecoveryCode, Role, User, db
from tests.browse import Browser
from tests.world import PASSWORD, inside, keep_waiting

ACCOUNT = "/account/second-factor"


def code_of(secret, steps=1):
    """What the app shows `steps` half minutes from now. By default the next one, which was used by no `set_up` and is
    taken now, and for another minute: a half minute that ends between asking and answering changes nothing."""
    return pyotp.TOTP(secret).at(time.time() + steps * SECONDS)


def set_up(browser):
    """(secret, codes on paper) of whoever sits there. The code of this half minute is used up with it."""
    page = browser.open(ACCOUNT).submit(button="Set it up")
    secret = page.css("p code")[0].text()
    page = page.submit(button="Put it in force", code=code_of(secret, 0))
    assert page.toasts == ["The second factor is in force"]
    return secret, [item.text() for item in page.css("main li code")]


def with_password(app, password=PASSWORD, email="rita@example.org"):
    return Browser(app).open("/sign-in?next=/tasks").submit(email=email, password=password)


def test_the_password_alone_is_not_enough_any_more(house, browse):
    secret, _codes = set_up(browse("rita"))
    page = with_password(house)
    assert (page.h1, page.browser.client.get_cookie("guanxi")) == ("Second factor", None)
    assert page.browser.open("/customers").h1 == "Sign in"
    assert page.submit(code=code_of(secret)).path == "/tasks"


def test_a_code_counts_once(house, browse):
    secret, _codes = set_up(browse("rita"))
    code = code_of(secret)
    with_password(house).submit(code=code)
    page = with_password(house).submit(code=code, status=422)
    assert page.field_errors == {"code": "This code does not fit, or was used already"}


def test_each_code_on_paper_stands_in_once(house, browse):
    _secret, codes = set_up(browse("rita"))
    assert len(set(codes)) == 10
    assert with_password(house).submit(code=codes[3].upper()).path == "/tasks"
    with_password(house).submit(code=codes[3], status=422)
    assert "9 codes on paper are left." in browse("rita").open(ACCOUNT).text


def test_codes_on_paper_cannot_be_found_from_their_digests(browse):
    _secret, codes = set_up(browse("rita"))
    assert {len(code.replace("-", "")) * log2(len(set(LETTERS))) > 112 for code in codes} == {True}  # ASVS 6.5.2


def test_earlier_shorter_codes_are_good_until_others_are_made(house, browse):
    set_up(browse("rita"))
    with inside(house):
        rita = db.session.scalar(sa.select(User.id).where(User.email == "rita@example.org"))
        db.session.add(RecoveryCode(user_id=rita, code_hash=digest("abcdefghjkmn"), letters=12))
        db.session.commit()
    page = browse("rita").open(ACCOUNT)
    assert "They are of the earlier, shorter kind." in page.text
    assert with_password(house).submit(code="abcd-efgh-jkmn").path == "/tasks"
    with_password(house).submit(code="abcd-efgh-jkmn", status=422)
    page = page.submit(button="New codes on paper")
    assert "shorter kind" not in page.text


def test_guessing_must_wait_however_often_the_password_is_given(house, browse):
    set_up(browse("rita"))
    for _try in range(5):
        with_password(house).submit(code="000000", status=422)
    keep_waiting(house)
    with_password(house).submit(code="000000", status=429)


def test_without_a_password_given_just_now_nobody_is_asked_for_a_code(browse):
    assert browse().open("/sign-in/code").h1 == "Sign in"


def test_taking_it_away_leaves_the_password_alone(house, browse):
    set_up(browse("rita"))
    page = browse("rita").open(ACCOUNT).submit(button="Turn it off")
    assert page.toasts == ["Your password alone is enough again"]
    assert with_password(house).path == "/tasks"


def test_a_wrong_first_code_puts_nothing_in_force(house, browse):
    page = browse("rita").open(ACCOUNT).submit(button="Set it up")
    page = page.submit(button="Put it in force", code="000000", status=422)
    assert page.field_errors == {"code": "This code does not fit. Is the clock of the phone right?"}
    assert with_password(house).path == "/tasks"


def test_what_was_begun_is_left_for_later(house, browse):
    page = browse("rita").open(ACCOUNT).submit(button="Set it up").submit(button="Not now")
    assert page.toasts == [] and page.form(button="Set it up") is not None
    assert with_password(house).path == "/tasks"


def test_new_codes_end_the_earlier_ones(house, browse):
    _secret, codes = set_up(browse("rita"))
    page = browse("rita").open(ACCOUNT).submit(button="New codes on paper")
    assert len(page.css("main li code")) == 10
    with_password(house).submit(code=codes[0], status=422)


def test_an_old_tab_gives_no_codes_for_what_was_taken_away(browse):
    set_up(browse("rita"))
    old = browse("rita").open(ACCOUNT)
    old.submit(button="Turn it off")
    refused = old.submit(button="New codes on paper", status=409)
    assert "No second factor is in force" in refused.text


def test_a_role_can_ask_for_it(house, browse):
    page = browse("ada").open("/admin/roles")
    role_id = re.search(r"/admin/roles/(\d+)/second-factor/require", sales_row(page))[1]
    assert ["Sales Built in", "2", "Write team"] == page.table()[3][:3]
    page.submit(f"/admin/roles/{role_id}/second-factor/require")
    page = browse("rita").open("/customers")
    assert page.path == ACCOUNT and "Your role asks for a second factor" in page.text
    set_up(browse("rita"))
    assert browse("rita").open("/customers").path == "/customers"
    assert browse("vic").open("/customers").path == "/customers"


def sales_row(page):
    """That of the table of second factors."""
    return [row.html for row in page.css("main tr") if row.css_first("th").text() == "Sales"][-1]


def test_an_administrator_takes_it_away_and_all_devices_are_signed_out(house, browse, make):
    set_up(browse("rita"))
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}")
    page.submit(button="Take the second factor away")
    assert browse("rita").open("/tasks").h1 == "Sign in"
    assert with_password(house).path == "/tasks"


def test_a_new_password_by_link_still_asks_for_the_code(house, browse, make):
    secret, _codes = set_up(browse("rita"))
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}").submit(button="Make a reset link")
    token = page.css("copy-text code")[0].text().rpartition("/")[2]
    page = Browser(house).open(f"/choose-password/{token}").submit(password="another horse battery")
    assert page.h1 == "Second factor"
    assert page.submit(code=code_of(secret)).path == "/"


@pytest.mark.parametrize(("steps", "after", "found"), [(0, 0, 0), (-1, 0, -1), (1, 0, 1), (2, 0, None), (-2, 0, None),
                                                       (0, 1_000_000, None)])
def test_how_far_a_clock_may_be_off(steps, after, found):
    """Against the secret and a time of RFC 6238, appendix B."""
    secret, at = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 1_111_111_109
    here = at // SECONDS
    code = pyotp.TOTP(secret).at(at + steps * SECONDS)
    assert step_of(secret, code, after=after and here, at=at) == (None if found is None else here + found)
    assert pyotp.TOTP(secret).at(at) == "081804"


def test_the_secret_is_gone_with_it(browse, house):
    set_up(browse("rita"))
    browse("rita").open(ACCOUNT).submit(button="Turn it off")
    with inside(house):
        assert db.session.query(User).filter(User.factor_secret.is_not(None)).count() == 0
        assert db.session.query(Role).filter(Role.needs_factor).count() == 0
