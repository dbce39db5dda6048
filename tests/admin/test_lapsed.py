"""An invitation that ended before anybody came reads as what it is, for good, and another one can be made."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from core.jobs import enqueue
from models import OneTimeLink, User, db, now


@pytest.fixture
def nora(browse, inside):
    """Invited weeks ago; what ran out was tidied away since. Gives the page of her."""
    page = browse("ada").open("/admin/users/new")
    sales = {option.text().strip(): option.css_first("input").attributes["value"] for option in page.css("label")
             if option.css_first("[name=role_ids]")}["Sales"]
    page = page.submit(name="Nora", email="nora@example.org", role_ids=[sales])
    with inside():
        db.session.scalars(sa.select(OneTimeLink)).one().expires_at = now() - timedelta(days=40)
        enqueue("admin.tidy")
        db.session.commit()
    return page.path


def test_it_reads_as_ended_on_a_day(browse, nora, run_jobs):
    run_jobs()
    page = browse("ada").open(nora)
    assert "Invitation ended" in page.text
    assert "The invitation ended on" in page.text and "by name alone" not in page.text.lower()
    assert "1 invitation ended before anybody came" in browse("ada").open("/admin").text
    listed = browse("ada").open("/admin/users").submit(state="lapsed").table()[1:]
    assert [(row[0], row[4]) for row in listed] == [("Nora", "Invitation ended")]


def test_another_one_can_be_made(browse, nora, run_jobs):
    run_jobs()
    page = browse("ada").open(nora).submit(button="New invitation link")
    assert page.css("copy-text code") and "Invited" in page.text and "Invitation ended" not in page.text
    listed = browse("ada").open("/admin/users").submit(state="invited").table()[1:]
    assert [(row[0], row[4]) for row in listed] == [("Nora", "Invited")]


def test_it_goes_once_she_chose_a_password(browse, nora, inside, run_jobs):
    with inside():
        db.session.scalars(sa.select(User).where(User.name == "Nora")).one().password_hash = "chosen"
        db.session.commit()
    run_jobs()
    with inside():
        assert db.session.scalars(sa.select(OneTimeLink)).all() == []
