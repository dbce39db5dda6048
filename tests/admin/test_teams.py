"""Administrators keep teams."""
import sqlalchemy as sa

from models import Membership, Party, Team, User, db
from tests.world import inside


def ids(app, model, *names):
    with inside(app):
        return [db.session.scalars(sa.select(model.id).where(model.name == name)).one() for name in names]


def test_a_team_is_made_with_its_people(house, browse):
    page = browse("ada").open("/admin/teams").follow("New team")
    rita, otto = ids(house, User, "Rita", "Otto")
    page = page.submit(name="West", member_ids=[rita], lead_ids=[otto])
    assert page.toasts == ["West saved"]
    assert [row[:3] for row in page.table()[1:]] == [["North", "1", "—"], ["South", "1", "—"], ["West", "2", "Otto"]]


def test_names_are_given_once_whatever_their_case(browse):
    page = browse("ada").open("/admin/teams/new").submit(name="north", status=422)
    assert page.field_errors == {"name": "There is a team north already"}


def test_leaving_a_team_acts_on_the_next_request(house, browse, make):
    path = f"/customers/{make(Party, title='Blue Lake', team='North').id}"
    north, = ids(house, Team, "North")
    assert browse("rita").open(path).h1 == "Blue Lake"
    browse("ada").open(f"/admin/teams/{north}/edit").submit(member_ids=[])
    browse("rita").open(path, status=404)


def test_staying_keeps_since(house, browse):
    north, = ids(house, Team, "North")
    rita, vic = ids(house, User, "Rita", "Vic")
    browse("ada").open(f"/admin/teams/{north}/edit").submit(member_ids=[rita, vic], lead_ids=[rita])
    with inside(house):
        kept = db.session.get(Membership, (north, rita))
        assert (kept.since.isoformat(), kept.is_lead) == ("2024-01-01", True)


def test_archived_teams_can_come_back(browse):
    page = browse("ada").open("/admin/teams")
    action = next(form.attributes["action"] for form in page.css("main form"))
    page = page.submit(action)
    assert page.toasts == ["North is archived"]
    assert [row[0] for row in page.table()[1:]] == ["South"]
    page = page.follow("Archived").submit(button="Restore")
    assert [row[0] for row in page.table()[1:]] == ["North", "South"]


def test_a_name_given_anew_blocks_restoring(house, browse):
    north, = ids(house, Team, "North")
    browse("ada").open("/admin/teams").submit(f"/admin/teams/{north}/archive")
    browse("ada").open("/admin/teams/new").submit(name="North")
    page = browse("ada").open("/admin/teams?state=archived").submit(button="Restore", status=409)
    assert "There is a team North already" in page.text


def test_who_left_is_known_with_both_days(house, browse):
    north, = ids(house, Team, "North")
    page = browse("ada").open(f"/admin/teams/{north}")
    assert [row[:3] for row in page.table()[1:]] == [["Rita", "Member", "1 Jan 2024"]]
    page.follow("Edit").submit(member_ids=[])
    page = browse("ada").open(f"/admin/teams/{north}")
    assert [row[:3] for row in page.table()[1:]] == [["Rita", "Member", "1 Jan 2024"]]
    assert "Nobody is in this team." in page.text and "Were in it before" in page.text


def test_leaving_by_the_form_of_the_person_is_known_too(house, browse):
    north, = ids(house, Team, "North")
    rita, = ids(house, User, "Rita")
    browse("ada").open(f"/admin/users/{rita}/edit").submit(team_ids=[])
    assert "Were in it before" in browse("ada").open(f"/admin/teams/{north}").text
