"""Tickets that find somebody by themselves, as a manager sets it and agents meet it."""
from datetime import date

import pytest
import sqlalchemy as sa

from blueprints.auth.set_up import role_by_key
from models import AssignmentRule, Membership, Notice, Team, Ticket, User, db
from tests import world
from tests.imports.files import work
from tests.world import days_ago, days_on, inside


@pytest.fixture
def house(house):
    """una joins sam in team North."""
    with world.inside(house):
        team = db.session.scalars(sa.select(Team).where(Team.name == "North")).one()
        db.session.add(User(name="Una", email="una@example.org", email_key="una@example.org", language="en",
                            time_zone="Europe/London", password_hash=world.PASSWORD_HASH,
                            roles=[role_by_key("support-agent")],
                            memberships=[Membership(team=team, since=date(2024, 1, 1))]))
        db.session.commit()
    return house


@pytest.fixture
def rule(browse, make):
    """`rule(way="round-robin")`: one for sam and una."""
    def add(**facts):
        people = [str(make.user(name).id) for name in ("sam", "una")]
        page = browse("mara").open("/service/settings/rules/new")
        return page.submit(button="Save", **{"name": "All", "team_id": "1", "people": people, **facts})
    return add


def opened(browse, **facts):
    """Whose a ticket is that mara opens without an agent."""
    page = browse("mara").open("/service/tickets/new")
    page = page.submit(button="Save", **{"title": "It leaks", "owner": "", "team": "", **facts})
    return dict(pair.css("dt, dd")[0].text() and (pair.css("dt")[0].text(), pair.css("dd")[0].text().strip())
                for pair in page.css("#facts dl div"))["Agent"]


def test_by_turns_around_who_is_away(rule, browse, make):
    assert "All" in rule().links
    assert [opened(browse) for _each in range(3)] == ["Sam", "Una", "Sam"]
    away = browse("una").open("/service/absences")
    away = away.submit(button="Note it", first_on=days_ago(1).isoformat(), last_on=days_on(3).isoformat())
    assert [opened(browse) for _each in range(2)] == ["Sam", "Sam"]
    away.browser.open("/service/absences").submit(button="Remove the absence of Una")
    assert opened(browse) == "Una"


def test_by_load(rule, browse, make):
    rule(way="least-loaded")
    for _each in range(2):
        make(Ticket, owner="sam")
    assert [opened(browse) for _each in range(3)] == ["Una", "Una", "Sam"]


def test_full_it_waits_the_team_is_told_and_room_is_filled_later(rule, browse, make, house):
    rule(most_open="1")
    assert [opened(browse) for _each in range(3)] == ["Sam", "Una", "—"]
    with inside(house):
        told = db.session.scalars(sa.select(Notice.user_id).where(Notice.kind == "watched")).all()
        assert set(told) >= {make_id(make, "sam"), make_id(make, "una")}
        first = db.session.scalars(sa.select(Ticket).order_by(Ticket.id)).first()
        first.is_open, first.state = False, "resolved"
        from core.jobs import enqueue
        enqueue("service.assign")
        db.session.commit()
    work(house)
    with inside(house):
        owners = db.session.scalars(sa.select(Ticket.owner_id).where(Ticket.is_open)).all()
        assert None not in owners and len(owners) == 2


def make_id(make, name):
    return db.session.scalar(sa.select(User.id).where(User.email_key == f"{name}@example.org"))


def test_only_what_fits_by_category_with_all_below(rule, browse):
    rule(category_ids=["1"])
    page = browse("mara").open("/service/tickets/new")
    late = next(node.attributes["value"] for node in page.css("select[name=category_id] option")
                if node.text() == "Delivery / Late")
    assert opened(browse) == "—"
    assert opened(browse, category_id=late) == "Sam"


def test_an_agent_notes_their_own_absence_alone(browse):
    page = browse("sam").open("/service/absences")
    assert not page.css("[name=user]")
    refused = page.submit(button="Note it", first_on=days_on(3).isoformat(), last_on=days_on(1).isoformat(), status=409)
    assert "ends before it begins" in refused.text
    browse("mara").open("/service/absences").submit(
        button="Note it", user="3", first_on=days_on(1).isoformat(), last_on=days_on(1).isoformat())
    assert not browse("sam").open("/service/absences").css("form[action$='/remove']")


def test_a_rule_in_the_archive_gives_nothing_out(rule, browse, house):
    rule()
    browse("mara").open("/service/settings").follow("All").submit(button="Archive")
    assert opened(browse) == "—"
    with inside(house):
        assert db.session.scalar(sa.select(AssignmentRule.archived_at)) is not None
