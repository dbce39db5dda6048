"""Many tasks at once: done, dropped, reopened, put off, handed on, tagged, archived; and each of them taken back."""
import sqlalchemy as sa

from models import Notice, Party, Task, db
from tests.bulk.screen import opened, stats, ticked
from tests.bulk.test_changing import changed, option
from tests.bulk.test_undoing import undone
from tests.tasks.test_list import titles
from tests.world import days_ago, days_on, inside


def of_list(browser, *tasks, button, query="", **fields):
    return ticked(browser, *tasks, button=button, path=f"/tasks{query}", **fields)


def facts(house, task, *names):
    with inside(house):
        known = db.session.get(Task, task.id)
        return [getattr(known, name) for name in names]


def test_done_and_open_again(house, browse, make):
    acme = make(Party, title="Acme")
    call, again = make(Task, title="Call", about=acme), make(Task, title="Again", due=days_on(1), repeats=("week", 1))
    page = changed(house, of_list(browse("rita"), call, again, button="Done"))
    assert stats(page) == {"Changed": "2"} and titles(browse("rita").open("/tasks")) == ["Again"]
    assert "did the task “Call”" in browse("rita").open(f"/records/{acme.id}/entries").text
    assert facts(house, call, "state", "done_by_id") == ["done", make.user("rita").id]
    assert stats(undone(house, page)) == {"Undone": "2"}
    assert titles(browse("rita").open("/tasks")) == ["Again", "Call"]  # and what followed is gone
    assert facts(house, call, "done_at", "done_by_id") == [None, None]


def test_dropped_and_what_was_closed_before(house, browse, make):
    call, done = make(Task, title="Call"), make(Task, title="Done", done_by="rita")
    page = changed(house, of_list(browse("rita"), call, done, button="Drop", query="?state=any"))
    assert opened(page, "Refused") == [["Done", "Done is not open: reopen it first"]]
    assert titles(browse("rita").open("/tasks?state=dropped")) == ["Call"]
    assert stats(undone(house, page))["Undone"] == "1" and titles(browse("rita").open("/tasks")) == ["Call"]


def test_reopened_and_closed_as_they_were(house, browse, make):
    done, dropped = make(Task, title="Done", done_by="otto"), make(Task, title="Dropped")
    browse("rita").open(f"/tasks/{dropped.id}").submit(button="Drop: it will not be done")
    before = facts(house, done, "state", "done_at", "done_by_id")
    page = changed(house, of_list(browse("rita"), done, dropped, button="Reopen", query="?state=any"))
    assert stats(page) == {"Changed": "2"} and titles(browse("rita").open("/tasks")) == ["Done", "Dropped"]
    assert stats(undone(house, page)) == {"Undone": "2"}
    assert facts(house, done, "state", "done_at", "done_by_id") == before
    assert titles(browse("rita").open("/tasks?state=dropped")) == ["Dropped"]


def test_put_off_to_a_day(house, browse, make):
    late, some_day = make(Task, title="Late", due=days_ago(3)), make(Task, title="Some day")
    page = of_list(browse("rita"), late, some_day, button="Put off")
    wrong = page.submit(form=page.path, due_on=days_ago(1), status=422)
    assert wrong.field_errors == {"due_on": "Choose a day from today on"}
    page = changed(house, page, due_on=days_on(5))
    assert f"{days_on(5):%-d %b %Y}" in page.text and facts(house, late, "due_on") == [days_on(5)]
    assert stats(undone(house, page)) == {"Undone": "2"}
    assert (facts(house, late, "due_on"), facts(house, some_day, "due_on")) == ([days_ago(3)], [None])


def test_handed_on_and_who_is_told(house, browse, make, inside):
    call, done = make(Task, title="Call", team="North"), make(Task, title="Done", done_by="rita")
    page = of_list(browse("rita"), call, done, button="Assign", query="?state=any")
    page = changed(house, page, owner=option(page, "owner", "Otto"), team=option(page, "team", "South"))
    assert opened(page, "Refused") == [["Done", "Done is not open: reopen it first"]]
    assert titles(browse("otto").open("/tasks")) == ["Call"]
    otto = make.user("otto")
    with inside():
        assert db.session.scalars(sa.select(Notice.record_id).where(Notice.user_id == otto.id)).all() == [call.id]
    assert stats(undone(house, page))["Undone"] == "1" and titles(browse("otto").open("/tasks")) == []


def test_tagged_by_whatever_way_it_is_one_tag(house, browse, make):
    call, write = make(Task, title="Call"), make(Task, title="Write")
    browse("rita").open(f"/records/{call.id}/tags").submit(name="Trade Fair")
    page = of_list(browse("rita"), call, write, button="Add a tag")
    assert page.submit(form=page.path, tag="x" * 41, status=422).field_errors.keys() == {"tag"}
    assert page.submit(form=page.path, tag="…", status=422).field_errors == {
        "tag": "A tag needs a letter or a figure"}
    page = changed(house, page, tag="trade fair")
    assert stats(page) == {"Changed": "1", "Unchanged": "1"}
    listed = browse("rita").open(f"/tasks/{write.id}").follow("Trade Fair")
    assert titles(listed.follow("All")) == ["Call", "Write"] and [chip.text() for chip in listed.css(".chip")]
    assert stats(undone(house, page))["Undone"] == "1"
    assert titles(browse("rita").open("/tasks?tag=1")) == ["Call"]


def test_into_the_archive_and_out_of_it(house, browse, make):
    call = make(Task, title="Call")
    page = changed(house, of_list(browse("rita"), call, button="Archive"))
    assert stats(page) == {"Changed": "1"} and titles(browse("rita").open("/tasks?state=any")) == []
    back = changed(house, of_list(browse("rita"), call, button="Restore", query="?state=archived"))
    assert titles(browse("rita").open("/tasks")) == ["Call"]
    assert stats(undone(house, back)) == {"Undone": "1"}
    assert titles(browse("rita").open("/tasks?state=archived")) == ["Call"]


def test_the_whole_view_is_that_of_whoever_asks(house, browse, make):
    mine, theirs = make(Task, title="Mine", due=days_ago(1)), make(Task, title="Otto's", owner="otto")
    make(Task, title="Later", due=days_on(9))
    page = browse("rita").open("/tasks?due=overdue").submit(form="bulk", button="Done", all="yes")
    assert "1 task" in page.text and stats(changed(house, page)) == {"Changed": "1"}
    assert (facts(house, mine, "state"), facts(house, theirs, "state")) == (["done"], ["open"])


def test_what_one_may_only_see_stays(house, browse, make):
    acme = make(Party, title="Acme", team="North")
    seen = make(Task, title="Seen", about=acme, owner="mara")
    page = of_list(browse("vic"), seen, button="Done", query="?owner=anyone")
    assert "Not yours to change, so left as they are: 1" in page.text and not page.css("main form")


def test_the_bar_offers_what_makes_sense(browse, make):
    make(Task, title="Call")
    make(Task, title="Done", done_by="rita")
    buttons = [node.text().strip() for node in browse("rita").open("/tasks").css("bulk-bar button[name=action]")]
    assert buttons == ["Done", "Put off", "Assign", "Add a tag", "Remove a tag", "Drop", "Archive", "CSV", "XLSX"]
    page = browse("rita").open("/tasks?state=done")
    buttons = [node.text().strip() for node in page.css("bulk-bar button[name=action]")]
    assert buttons == ["Add a tag", "Remove a tag", "Reopen", "Archive", "CSV", "XLSX"]


def test_the_ticked_ones_as_a_file(browse, make):
    call, _write = make(Task, title="Call", due=days_on(1)), make(Task, title="Write")
    lines = of_list(browse("rita"), call, button="CSV").response.data.decode("utf-8-sig").splitlines()
    assert [line.partition(",")[0] for line in lines] == ["Task", "Call"]
