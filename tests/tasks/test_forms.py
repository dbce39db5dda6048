"""The form of a task, the panel on a record, and what is refused at the field."""
import pytest
import sqlalchemy as sa

from models import Notice, Party, Task, db
from tests.world import days_on, inside


def test_a_task_with_all_there_is(browse, make):
    acme, otto = make(Party, title="Acme", team="North"), make.user("otto")
    page = browse("rita").open(f"/tasks/new?about={acme.id}")
    assert page.values()["about"] == str(acme.id)
    page = page.submit(title="Call Acme", due_on=days_on(3), due_time="14:30", owner=otto.id, unit="month", every=2,
                       notes="Ask for\nthe price")
    assert page.toasts == ["Task added: Call Acme"] and page.h1 == "Call Acme"
    for told in ("every 2 months", "Ask for", f"{days_on(3):%-d %b %Y}, 14:30", "Otto", "North"):
        assert told in page.text
    assert page.follow("Acme").h1 == "Acme"
    page = browse("rita").open(page.path).follow("Edit")
    assert page.values()["unit"] == "month" and page.values()["due_time"] == "14:30"
    page = page.submit(about="", unit="")
    assert "every" not in page.text and "Acme" not in page.links


def test_a_new_owner_hears_of_it_once(browse, make, house):
    otto = make.user("otto")
    browse("rita").open("/tasks/new").submit(title="Call", owner=otto.id)
    with inside(house):
        assert db.session.execute(sa.select(Notice.user_id, Notice.times)).all() == [(otto.id, 1)]


@pytest.mark.parametrize(("typed", "field", "told"), [
    ({"title": " "}, "title", "Please fill this in"), ({"unit": "week"}, "due_on", "Enter the day, too"),
    ({"due_time": "10:00"}, "due_on", "Enter the day, too"), ({"due_on": "20260-01-01"}, "due_on", None),
    ({"due_on": "0206-01-01"}, "due_on", "Please check the year"), ({"every": "0"}, "every", None),
    ({"every": "1000"}, "every", None), ({"due_on": "yesterday"}, "due_on", None),
    ({"title": "x" * 201}, "title", None),
])
def test_what_is_wrong_is_told_at_the_field(browse, typed, field, told):
    page = browse("rita").open("/tasks/new").submit(status=422, **{"title": "Call", "notes": "kept", **typed})
    assert list(page.field_errors) == [field] and page.values()["notes"] == "kept"
    assert told in (None, page.field_errors[field])


def test_two_who_edit_at_once(browse, make):
    task = make(Task, title="Call", team="North", owner=None, by="rita")
    mine, theirs = browse("rita").open(f"/tasks/{task.id}/edit"), browse("ada").open(f"/tasks/{task.id}/edit")
    theirs.submit(title="Call them")
    page = mine.submit(title="Write", status=409)
    assert "Call them" in page.text and "Write" in page.html


def test_about_whom_must_be_in_reach(browse, make):
    acme, task = make(Party, team="South"), make(Task)
    browse("rita").open(f"/tasks/new?about={acme.id}", status=404)
    browse("vic").open(f"/tasks/new?about={acme.id}", status=403)
    for wrong in ("x", "0", "99999999999999"):
        browse("rita").open(f"/tasks/new?about={wrong}", status=404)
    page = browse("rita").open(f"/tasks/new?about={task.id}").submit(title="A task of a task", status=409)
    assert "A task cannot be about another task" in page.text


def test_the_panel_on_a_customer(browse, make):
    acme = make(Party, title="Acme", team="North")
    page = browse("rita").open(f"/customers/{acme.id}").submit(title="Send the offer", due_on=days_on(1))
    assert page.path == f"/customers/{acme.id}" and page.toasts == ["Task added: Send the offer"]
    page = page.submit(button="Done: Send the offer")
    assert page.h1 == "Acme" and "Send the offer" not in page.css("#tasks")[0].text()
    make(Task, title="Seen by readers", about=acme, owner=None)
    page = browse("vic").open(f"/customers/{acme.id}")
    assert "Seen by readers" in page.text and not page.css("#tasks form")


def test_the_way_back_is_ours(browse, make):
    task = make(Task, title="Call")
    page = browse("rita").open("/tasks")
    for away in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        sent = {"csrf_token": page.css("[name=csrf_token]")[0].attributes["value"], "back": away}
        response = browse("rita").client.post(f"/tasks/{task.id}/reopen", data=sent)
        assert response.location == f"/tasks/{task.id}"
