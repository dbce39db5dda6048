"""Who came in, was turned away or went out: searched by administrators, and shown to each of themselves."""
import csv
import io
import logging
from datetime import timedelta

import pytest
import sqlalchemy as sa

from core import jobs
from models import SignInEvent, db, now
from tests.auth.test_second_factor import code_of, set_up
from tests.browse import Browser
from tests.world import PASSWORD, inside

AT = "/admin/audit/sign-ins"


def rows(page):
    return [tuple(row[1:4]) for row in page.table()[1:]]


def tries(app, *, email="rita@example.org", password=PASSWORD, status=200):
    return Browser(app).open("/sign-in").submit(email=email, password=password, status=status)


def test_in_and_out(house, browse):
    tries(house).submit("/sign-out")
    page = browse("ada").open(AT)
    assert rows(page)[:2] == [("Rita", "Signed out", "—"), ("Rita", "Signed in", "Password")]
    assert page.table()[2][4] == "127.0.0.1"


def test_wrong_passwords_until_one_must_wait(house, browse):
    for _try in range(5):
        tries(house, password="not the right one", status=422)
    assert [row[:2] for row in rows(browse("ada").open(AT))][:5] == [
        ("Rita", "Turned away, and must wait"), *[("Rita", "Turned away")] * 4]


def test_what_is_typed_for_nobody_is_not_kept(house, browse, caplog):
    caplog.set_level(logging.DEBUG)
    tries(house, email="hunter2-my-password@example.org", status=422)
    page = browse("ada").open(AT)
    assert rows(page)[0] == ("Nobody we know", "Turned away", "Password") and "hunter2" not in page.html
    assert "hunter2" not in caplog.text and "rita@" not in caplog.text


def test_a_second_factor_is_asked_and_shown(house, browse):
    secret, codes = set_up(browse("rita"))
    tries(house).submit(code="000000", status=422).submit(code=code_of(secret))
    tries(house).submit(code=codes[0])
    told = [row[1:] for row in rows(browse("ada").open(AT)) if row[0] == "Rita"]
    assert told[:5] == [("Signed in", "Code on paper"), ("Asked for a second factor", "Password"),
                        ("Signed in", "Code of the app"), ("Turned away", "Code of the app"),
                        ("Asked for a second factor", "Password")]


def test_who_is_signed_out_by_somebody_else(house, browse, make):
    tries(house)
    browse("ada").open(f"/admin/users/{make.user('rita').id}").submit(button="Sign out everywhere")
    assert rows(browse("ada").open(AT))[0] == ("Rita", "Sign-in ended", "—")


@pytest.mark.parametrize(("asked", "number"), [
    ("outcome=trouble", 1), ("outcome=in", 1), ("way=password", 2), ("way=ldap", 0), ("who=none", 0),
    ("address=127.", 2), ("address=10.", 0), ("from=2020-01-01", 2), ("to=2020-01-01", 0)])
def test_it_can_be_narrowed(house, browse, asked, number):
    tries(house, password="not the right one", status=422)
    tries(house)
    page = browse("ada").open(f"{AT}?{asked}")
    assert len(rows(page)) == number if number else "No sign-in fits" in page.text


@pytest.mark.parametrize("query", ["outcome=unheard", "who=x", "way=x", "from=yesterday", "sort=who"])
def test_what_was_never_declared_is_refused(browse, query):
    browse("ada").open(f"{AT}?{query}", status=400)


def test_it_is_for_administrators_alone(browse):
    for name in ("mara", "rita", "vic"):
        browse(name).open(AT, status=403)


def test_everybody_sees_their_own(house, browse, make):
    tries(house, password="not the right one", status=422)
    page = tries(house)
    shown = page.browser.open("/account").table()
    assert [row[1:3] for row in shown[1:]] == [["Signed in", "Password"], ["Turned away", "Password"]]
    assert "None yet." in browse("otto").open("/account").text
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}").follow("All")
    assert {row[0] for row in rows(page)} == {"Rita"}


def test_as_a_file(house, browse):
    tries(house)
    answer = browse("ada").client.get(f"{AT}/export/csv")
    told = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert told[1][1:5] == ["Rita", "Signed in", "Password", "127.0.0.1"]


def test_it_is_forgotten_after_half_a_year(house, run_jobs):
    tries(house)
    with inside(house):
        db.session.scalars(sa.select(SignInEvent)).one().at = now() - timedelta(days=181)
        jobs.enqueue("admin.tidy")
        db.session.commit()
    run_jobs()
    with inside(house):
        assert db.session.scalars(sa.select(SignInEvent)).all() == []
