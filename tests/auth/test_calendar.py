"""One's tasks and visits in other programs, told from the screen and from the file."""
from datetime import date, time

import icalendar
import pytest

from models import Task, Ticket, db, now
from tests.world import days_on


@pytest.fixture
def address(browse):
    def of(name):
        page = browse(name).open("/account/calendar").submit(button="Make an address")
        return page.css("copy-text code")[0].text().removeprefix("http://localhost")
    return of


def events(browse, path):
    response = browse().client.get(path)
    assert (response.status_code, response.content_type) == (200, "text/calendar; charset=utf-8")
    return response, {str(event["summary"]): event for event in icalendar.Calendar.from_ical(response.data).events}


def test_a_stranger_with_the_address_reads_open_tasks_and_visits(browse, make, address, inside):
    make(Task, title="Call Li", owner="mara", due=date(2030, 7, 1), at=time(9, 30), notes="Twice")
    make(Task, title="All day", owner="mara", due=date(2030, 7, 2))
    make(Task, title="Done", owner="mara", due=days_on(1), done_by="mara")
    make(Task, title="Rita's", owner="rita", due=days_on(1))
    visit = make(Ticket, title="Mend the pump", owner="mara", kind_of="visit")
    with inside():
        db.session.get(Ticket, visit.id).due_at = now()
        db.session.commit()
    response, found = events(browse, address("mara"))
    assert set(found) == {"Call Li", "All day", "Mend the pump"}
    assert found["Call Li"]["dtstart"].dt.isoformat() == "2030-07-01T09:30:00+01:00"
    assert found["All day"]["dtstart"].dt == date(2030, 7, 2)
    assert "Twice" in found["Call Li"]["description"] and b"BEGIN:VTIMEZONE" in response.data


def test_nothing_new_is_not_sent_again(browse, make, address):
    make(Task, title="Call Li", owner="mara", due=days_on(1))
    path = address("mara")
    tag = browse().client.get(path).headers["ETag"]
    assert browse().client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_a_first_address_ends_none(browse):
    page = browse("rita").open("/account/calendar").submit(button="Make an address")
    assert page.toasts == ["The address is made"]


def test_a_new_address_ends_the_old_one(browse, address):
    old = address("rita")
    page = browse("rita").open("/account/calendar").submit(button="New address")
    assert page.toasts == ["The address is new; the one before shows nothing any more"]
    new = page.css("copy-text code")[0].text().removeprefix("http://localhost")
    assert browse().client.get(old).status_code == 404 and browse().client.get(new).status_code == 200
    page.submit(button="Switch it off")
    assert browse().client.get(new).status_code == 404
    assert "read nowhere else" in browse("rita").open("/account/calendar").text


def test_the_address_of_another_does_not_fit(browse, make, address):
    rita, mara = address("rita"), address("mara")
    assert browse().client.get(mara.rpartition("/")[0] + "/钥匙.ics").status_code == 404
    mixed = mara.rpartition("/")[0] + "/" + rita.rpartition("/")[2]
    assert browse().client.get(mixed).status_code == 404


def test_who_was_deactivated_is_read_no_more(browse, make, address):
    path = address("rita")
    browse("ada").open(f"/admin/users/{make.user('rita').id}").submit(button="Deactivate")
    assert browse().client.get(path).status_code == 404


def test_whose_program_can_sign_in_reads_it_without_a_key_in_the_address(browse, make, address):
    make(Task, title="Call Li", owner="mara", due=days_on(1))
    key = address("mara").rpartition("/")[2].removesuffix(".ics")
    client = browse().client
    refused = client.get("/calendar.ics")
    assert (refused.status_code, refused.www_authenticate.type) == (401, "basic")
    found = client.get("/calendar.ics", auth=("Mara@example.org", key))
    assert found.status_code == 200 and b"Call Li" in found.data
    for given in (("mara@example.org", "x"), ("rita@example.org", key), ("nobody@example.org", key), ("关系", "钥匙")):
        assert client.get("/calendar.ics", auth=given).status_code == 401
