"""Doing, reopening, putting off and dropping a task, told from where it stands."""
from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from core.due import due_at
from core.times import today
from core.workspace import workspace
from models import NOTHING_DUE, Entry, Notice, Party, Task, db
from tests.world import days_ago, days_on, inside


def titles(page, number=0):
    return [row[1] for row in page.table(number)[1:]]


def test_one_press_does_it_and_one_more_takes_that_back(browse, make):
    task = make(Task, title="Call Acme", due=days_on(1))
    page = browse("rita").open("/tasks").submit(button="Done: Call Acme")
    assert page.toasts == ["Done: Call Acme"] and page.path == "/tasks" and "Nothing to do" in page.text
    assert browse("rita").open("/tasks?state=done").table()[1][:2] == ["Done", "Call Acme"]
    page = page.submit(button="Undo")
    assert page.toasts == ["Open again: Call Acme"] and page.path == f"/tasks/{task.id}"
    assert titles(browse("rita").open("/tasks")) == ["Call Acme"]


def test_htmx_is_told_that_tasks_changed_and_given_the_message(browse, make):
    make(Task, title="Call Acme")
    page = browse("rita").open("/tasks").submit(button="Done: Call Acme", htmx=True)
    assert page.headers["HX-Trigger"] == "tasks-changed" and page.toasts == ["Done: Call Acme"]


def test_a_second_press_does_no_harm(browse, make):
    make(Task, title="Water the plants", due=days_on(0), repeats=("week", 1))
    page = browse("rita").open("/tasks")
    page.submit(button="Done: Water the plants")
    again = page.submit(button="Done: Water the plants")
    assert again.toasts == ["Water the plants is done already"]
    assert len(again.table()) == 2


def test_doing_what_repeats_makes_the_next_one(browse, make):
    due = days_ago(15)
    make(Task, title="Report", due=due, at=time(9, 30), repeats=("week", 1))
    page = browse("rita").open("/tasks").submit(button="Done: Report")
    coming = f"{due + timedelta(days=21):%-d %b %Y}"
    assert page.toasts == [f"Done: Report. Next on {coming}, 2 missed in between"]
    assert page.table()[1][1:4] == ["Report", "", f"{coming}, 09:30"]


def test_a_monthly_task_of_the_31st(make, house):
    task = make(Task, title="Invoice", due=date(2026, 1, 31), repeats=("month", 1))
    assert task.repeats == {"unit": "month", "every": 1, "first": "2026-01-31"}


def test_reopening_takes_an_untouched_follower_back(browse, make):
    make(Task, title="Report", due=days_on(0), repeats=("day", 1))
    page = browse("rita").open("/tasks").submit(button="Done: Report").submit(button="Undo")
    assert page.toasts == ["Open again: Report. The next one, which nobody had touched, is gone"]
    assert len(browse("rita").open("/tasks").table()) == 2
    assert len(browse("rita").open("/tasks?state=any&q=report").table()) == 2
    page = browse("rita").open("/tasks").submit(button="Done: Report")
    assert len(page.table()) == 2


def test_a_touched_follower_stays_and_the_series_goes_on_once(browse, make):
    task = make(Task, title="Report", due=days_on(0), repeats=("day", 1))
    rita = browse("rita")
    page = rita.open("/tasks").submit(button="Done: Report")
    page.follow("Report").follow("Edit").submit(title="Report, revised")
    page = rita.open(f"/tasks/{task.id}").submit(button="Reopen")
    assert page.toasts == ["Open again: Report"]
    assert sorted(titles(rita.open("/tasks"))) == ["Report", "Report, revised"]
    assert rita.open(f"/tasks/{task.id}").submit(button="Done").toasts == ["Done: Report"]
    assert titles(rita.open("/tasks")) == ["Report, revised"]


@pytest.mark.parametrize(("button", "days"), [("Tomorrow", 1), ("Monday next week", None)])
def test_put_off_by_one_press(browse, make, house, button, days):
    make(Task, title="Call Acme", due=days_ago(3), at=time(14, 0))
    page = browse("rita").open("/tasks").follow("Put off: Call Acme").submit(button=button)
    with inside(house):
        task, day = db.session.scalars(sa.select(Task)).one(), today(workspace())
        wanted = day + timedelta(days=days or 7 - day.weekday())
        assert (task.due_on, task.due_time) == (wanted, time(14, 0))
        assert task.due_at == due_at(wanted, time(14, 0))
    assert page.toasts == [f"Put off to {wanted:%-d %b %Y}, 14:00: Call Acme"]


def test_put_off_to_later_today_stays_within_the_day(browse, make, house):
    make(Task, title="Call Acme")
    browse("rita").open("/tasks").follow("Put off: Call Acme").submit(button="Later today")
    with inside(house):
        task = db.session.scalars(sa.select(Task)).one()
        assert task.due_on == today(workspace()) and task.due_time is not None


def test_put_off_to_a_day_from_today_on(browse, make):
    make(Task, title="Call Acme")
    page = browse("rita").open("/tasks").follow("Put off: Call Acme")
    assert "Choose a day from today on" in page.submit(button="Set", day=days_ago(1), status=422).text
    assert "Choose a day from today on" in page.submit(button="Set", status=422).text
    assert page.submit(button="Set", day=days_on(9)).table()[1][3] == f"{days_on(9):%-d %b %Y}"


def test_putting_off_leaves_the_rhythm(browse, make, house):
    make(Task, title="Report", due=date(2026, 1, 31), repeats=("month", 1))
    browse("rita").open("/tasks").follow("Put off: Report").submit(button="Tomorrow")
    browse("rita").open("/tasks").submit(button="Done: Report")
    with inside(house):
        days = db.session.scalars(sa.select(Task.due_on).order_by(Task.id)).all()
        coming = db.session.scalars(sa.select(Task.due_on).where(Task.is_open)).one()
    assert len(days) == 2 and (coming + timedelta(days=1)).day == 1 or coming.day == 31


def test_dropping_ends_the_series(browse, make):
    task = make(Task, title="Report", due=days_on(0), repeats=("day", 1))
    page = browse("rita").open(f"/tasks/{task.id}").submit(button="Drop: it will not be done")
    assert page.toasts == ["Dropped: Report"] and "Dropped" in page.text
    assert browse("rita").open("/tasks?state=any&owner=anyone").table()[1][:2] == ["Dropped", "Report"]


def test_the_archive_gives_it_back_as_it_was(browse, make):
    task = make(Task, title="Call Acme")
    rita = browse("rita")
    page = rita.open(f"/tasks/{task.id}").submit(button="Archive")
    assert "In the archive" in page.text and "Nothing to do" in rita.open("/tasks").text
    assert titles(rita.open("/tasks?state=archived")) == ["Call Acme"]
    page.submit(button="Restore")
    assert titles(rita.open("/tasks")) == ["Call Acme"]


def test_doing_is_noted_on_what_it_was_about(browse, make, house):
    acme = make(Party, title="Acme", team="South")
    make(Task, title="Call them", about=acme, owner="rita", by="otto")  # rita may not see Acme, only its name
    page = browse("rita").open("/tasks")
    assert page.table()[1][2] == "Acme" and "Acme" not in page.links
    page.submit(button="Done: Call them").submit(button="Undo")
    with inside(house):
        notes = db.session.execute(sa.select(Entry.verb, Entry.record_id, Entry.facts).order_by(Entry.id)).all()
    assert [(verb, record_id) for verb, record_id, _facts in notes] == [
        ("task-done", acme.id), ("task-reopened", acme.id)]


def test_whom_it_is_given_to_is_told(browse, make, house):
    make(Task, title="Call Acme", owner="rita", team="North")
    otto = make.user("otto")
    page = browse("rita").open("/tasks").follow("Call Acme").follow("Edit").submit(owner=otto.id)
    assert page.toasts == ["Call Acme saved"]
    with inside(house):
        told = db.session.execute(sa.select(Notice.user_id, Notice.kind, Notice.facts)).all()
    assert [tuple(row) for row in told] == [(otto.id, "assigned", {"title": "Call Acme"})]


def test_a_stranger_gets_nothing_and_a_reader_may_not(browse, make):
    task = make(Task, title="Secret", owner="rita")
    about = make(Task, title="Seen", about=make(Party, title="Acme"), owner=None)
    for path in ("", "/edit"):
        browse("otto").open(f"/tasks/{task.id}{path}", status=404)
    page = browse("vic").open(f"/tasks/{about.id}")
    assert page.h1 == "Seen" and "Edit" not in page.links
    browse("vic").open(f"/tasks/{about.id}/edit", status=403)


def test_without_a_day_nothing_is_due(make):
    assert make(Task).due_at == NOTHING_DUE


def test_the_page_to_put_off_can_be_asked_for_in_part(browse, make):
    task = make(Task, title="Call back")
    page = browse("rita").open(f"/tasks/{task.id}/snooze", htmx_target="main#main")
    assert "Put off: Call back" in page.text
