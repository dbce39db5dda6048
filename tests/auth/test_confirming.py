"""Confirming again before sensitive acts: when one is asked, by what, and that nothing typed is lost."""
from datetime import timedelta

import pytest

from models import Role, SignIn, User, db, now
from tests.auth.test_second_factor import code_of, set_up
from tests.browse import Browser
from tests.world import PASSWORD, inside, keep_waiting

NEW_USER = {"name": "Nina <b>New</b>", "email": "nina@example.org"}


def long_ago(app, minutes=16):
    """Everybody signed in proved who they are so many minutes ago."""
    with inside(app):
        for sign_in in db.session.query(SignIn):
            sign_in.confirmed_at = now() - timedelta(minutes=minutes)
        db.session.commit()


@pytest.fixture
def late(house, browse):
    """Somebody whose last proof is too long ago."""
    def open_browser(name):
        browser = browse(name)
        long_ago(house)
        return browser
    return open_browser


def answer(page, status=200, **proof):
    return page.submit(button="Confirm", status=status, **{f"confirm-{way}": given for way, given in proof.items()})


def test_what_was_typed_goes_on_after_the_question(late):
    asked = late("ada").open("/admin/users/new").submit(**NEW_USER, status=403)
    assert asked.h1 == "Is it still you?"
    page = answer(asked, password=PASSWORD)
    assert (page.h1, page.toasts) == ("Nina <b>New</b>", ["Nina <b>New</b> is invited"])


def test_nothing_happens_before_the_answer_or_after_a_wrong_one(late, house):
    asked = late("ada").open("/admin/users/new").submit(**NEW_USER, status=403)
    wrong = answer(asked, status=422, password="not mine at all")
    assert wrong.field_errors == {"confirm-password": "This is not your current password"}
    assert answer(wrong, status=422).html.count("Please fill in one of them") == 1
    with inside(house):
        assert db.session.query(User).filter(User.email_key == "nina@example.org").count() == 0
    assert answer(wrong, password=PASSWORD).toasts == ["Nina <b>New</b> is invited"]


def test_what_was_typed_wrongly_comes_back_to_its_form(late):
    asked = late("ada").open("/admin/users/new").submit(name="Nina", email="nobody", status=403)
    page = answer(asked, status=422, password=PASSWORD)
    assert (page.h1, page.values()["name"], list(page.field_errors)) == ("Invite someone", "Nina", ["email"])


def test_boxes_that_were_ticked_stay_ticked(late, house):
    browser = late("ada")
    with inside(house):
        roles = [str(role.id) for role in db.session.query(Role).filter(Role.key.in_(["buyer", "viewer"]))]
    asked = browser.open("/admin/users/new").submit(**NEW_USER, role_ids=roles, status=403)
    assert answer(asked, password=PASSWORD).text.count("Buyer, Viewer") == 1


def test_one_answer_holds_for_a_while(late, house):
    browser = late("ada")
    answer(browser.open("/admin/users/new").submit(**NEW_USER, status=403), password=PASSWORD)
    assert browser.open("/admin/users/new").submit(name="Otis", email="otis@example.org").h1 == "Otis"
    long_ago(house, minutes=14)
    assert browser.open("/admin/users/new").submit(name="Olga", email="olga@example.org").h1 == "Olga"
    long_ago(house)
    browser.open("/admin/users/new").submit(name="Omar", email="omar@example.org", status=403)


def test_a_fresh_sign_in_is_a_proof_and_another_device_is_none(house):
    browser = Browser(house).open("/sign-in").submit(email="ada@example.org", password=PASSWORD).browser
    assert browser.open("/admin/users/new").submit(**NEW_USER).toasts == ["Nina <b>New</b> is invited"]
    other = Browser(house).open("/sign-in").submit(email="ada@example.org", password=PASSWORD).browser
    long_ago(house)
    answer(browser.open("/account/confirm"), password=PASSWORD)
    other.open("/admin/users/new").submit(name="Otis", email="otis@example.org", status=403)


def test_a_code_of_the_app_does_as_well_and_counts_once(house, browse):
    secret, _codes = set_up(browse("ada"))
    code = code_of(secret)
    long_ago(house)
    asked = browse("ada").open("/admin/users/new").submit(**NEW_USER, status=403)
    assert answer(asked, code=code).toasts == ["Nina <b>New</b> is invited"]
    long_ago(house)
    again = answer(browse("ada").open("/account/confirm"), status=422, code=code)
    assert again.field_errors == {"confirm-code": "This code does not fit, or was used already"}


def test_who_has_no_second_factor_proves_nothing_by_a_code(late):
    page = late("rita").open("/account/confirm")
    assert [node.attributes["name"] for node in page.css("main input:not([type=hidden]):not([hidden])")] == [
        "confirm-password"]
    data = {"confirm-code": "000000", "csrf_token": page.values()["csrf_token"]}
    page.browser.open("/account/confirm", status=422, method="POST", data=data)


def test_guessing_must_wait(house, late):
    page = late("rita").open("/account/confirm")
    for _guess in range(5):
        answer(page, status=422, password="guess")
    keep_waiting(house)
    answer(page, status=429, password=PASSWORD)


def test_by_htmx_the_question_takes_the_place_of_the_page(late):
    browser = late("ada")
    token = browser.open("/admin/users/new").values()["csrf_token"]
    response = browser.client.post("/admin/users/new", data={**NEW_USER, "csrf_token": token}, headers={
        "HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#results"})
    assert (response.status_code, response.headers["HX-Retarget"]) == (403, "#main")


def test_a_page_is_looked_at_without_being_asked(late):
    assert late("ada").open("/admin/users/new").h1 == "Invite someone"


def test_the_right_is_asked_for_first(late):
    page = late("vic").open("/account")
    refused = page.browser.open("/admin/users/new", status=403, method="POST",
                                data={"csrf_token": page.values()["csrf_token"], **NEW_USER})
    assert refused.h1 == "You may not do this"


def test_what_is_sensitive(app):
    marked = sorted(endpoint for endpoint, view in app.view_functions.items() if hasattr(view, "is_confirmed"))
    assert marked == SENSITIVE


SENSITIVE = """
admin.archive_team admin.deactivate_user admin.disconnect_user admin.edit_team admin.edit_user admin.link_for_user
admin.new_team admin.new_user admin.reactivate_user admin.remove_user_factor admin.restore_team auth.api_tokens
auth.begin_second_factor auth.confirm_second_factor auth.connect_company auth.connect_directory
auth.disconnect_company auth.own_passkeys auth.remove_passkey auth.remove_second_factor auth.renew_recovery_codes
auth.sign_device_out auth.sign_other_devices_out backups.drill_backup privacy.confirm_erasure privacy.fetch_export
privacy.make_export privacy.retry_erasure rights.archive_role rights.copy_role rights.edit_role rights.release_factor
rights.require_factor rights.restore_role rights.see_as
""".split()
