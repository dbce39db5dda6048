"""What every list offers, on tasks: views that are kept, filters by tag and custom field, custom fields themselves."""
import sqlalchemy as sa

from models import Task, db
from tests.fields.conftest import define, hold  # noqa: F401  fixtures
from tests.lists.conftest import kept, tag  # noqa: F401
from tests.lists.test_views import active, keep, tabs
from tests.tasks.test_list import titles
from tests.world import days_ago, days_on, inside


def test_a_view_is_kept_and_opens(browse, make):
    make(Task, title="Late", due=days_ago(2), owner="otto", team="North")
    make(Task, title="Mine", due=days_on(2))
    page = keep(browse, "/tasks?owner=anyone&due=overdue", "Burning")
    assert (tabs(page), active(page), titles(page)) == (["My open tasks", "Burning"], ["Burning"], ["Late"])
    assert titles(page.follow("My open tasks")) == ["Mine"]
    page = browse("rita").open(f"{page.path}&team=none").submit(button="Save changes to “Burning”")
    assert titles(page) == [] and page.toasts == ["Burning saved"]


def test_a_view_of_everyone_is_given_by_administrators_alone(browse, kept, make):
    audiences = {who: [node.attributes["value"] for node in
                       browse(who).open("/tasks").follow("Save view").css("[name=audience]")]
                 for who in ("rita", "mara", "vic", "ada")}
    assert audiences == {"rita": ["mine", "team"], "mara": ["mine"], "vic": ["mine"], "ada": ["mine", "everyone"]}
    view = kept("Ours", "due=overdue", who="ada", audience="everyone", listing="tasks.tasks")
    assert tabs(browse("vic").open("/tasks")) == ["My open tasks", "Ours"]
    browse("mara").open(f"/views/{view}/edit", status=403)
    assert browse("ada").open(f"/views/{view}/edit").submit(name="All of us").toasts == ["All of us saved"]


def test_me_is_whoever_opens_the_view(browse, kept, make):
    make(Task, title="Rita's", due=days_ago(1))
    make(Task, title="Otto's", due=days_ago(1), owner="otto")
    kept("Late", "due=overdue", who="ada", audience="everyone", listing="tasks.tasks")
    for who, wanted in (("rita", ["Rita's"]), ("otto", ["Otto's"])):
        assert titles(browse(who).open("/tasks").follow("EveryoneLate")) == wanted


def test_there_are_no_columns_to_choose(browse, make):
    make(Task, title="Call")
    page = browse("rita").open("/tasks")
    assert "Columns" not in page.links and "All columns as CSV" not in page.links
    browse("rita").open("/views/columns?list=tasks.tasks", status=404)
    browse("rita").open("/views/columns?list=tasks.tasks&apply=1", status=404)


def test_a_field_of_tasks_from_its_making_to_the_file(browse, make, house):
    page = browse("ada").open("/admin/fields?kind=task").follow("New field")
    page.submit(name="Effort", type="number", is_filtered=True)
    page = browse("rita").open("/tasks/new").submit(title="Call", f1="x", status=422)
    assert list(page.field_errors) == ["f1"]
    page = page.submit(title="Call", f1="2.5")
    assert page.h1 == "Call" and "Effort" in page.text and "2.5" in page.text
    page = browse("rita").open(page.path).follow("Edit")
    assert page.values()["f1"] == "2.5"
    page = page.submit(f1="4")
    history = browse("rita").open(page.path.replace("/tasks/", "/records/") + "/history").text
    assert "Effort" in history and "2.5" in history and "4" in history
    lines = browse("rita").open("/tasks").download("This view as CSV").text.splitlines()
    assert lines[0].endswith(",Created,Effort") and lines[1].startswith("Call,") and lines[1].endswith(",4")


def test_narrowed_and_sorted_by_a_field_and_a_tag(browse, make, define, hold, tag):
    small, large, _unknown = make(Task, title="Small"), make(Task, title="Large"), make(Task, title="Unknown")
    effort = define("Effort", "number", kind="task")
    hold(small, **{effort: "1"})
    hold(large, **{effort: "8"})
    page = browse("rita").open("/tasks").follow("Add filter")
    page = page.submit(button="Filter", **{f"{effort}_from": "2"})
    assert titles(page) == ["Large"] and [chip.text().split()[0] for chip in page.css(".chip")] == ["Effort"]
    assert titles(browse("rita").open(f"/tasks?sort=-{effort}")) == ["Large", "Small", "Unknown"]
    fair = tag("Fair", small)
    assert titles(browse("rita").open(f"/tasks?tag={fair}")) == ["Small"]
    browse("rita").open("/tasks?f99=1", status=400)


def test_what_repeats_goes_on_with_its_facts(browse, make, define, hold, house):
    weekly = make(Task, title="Report", due=days_on(1), repeats=("week", 1))
    effort = define("Effort", "number", kind="task")
    hold(weekly, **{effort: "3"})
    browse("rita").open("/tasks").submit(button="Done: Report")
    with inside(house):
        assert db.session.scalars(sa.select(Task.extra).where(Task.is_open)).all() == [{effort: "3"}]


def test_offers_cost_the_same_for_one_row_and_for_three(browse, make, define, hold, tag, kept, statements):
    effort = define("Effort", "number", kind="task")
    kept("Mine", f"{effort}=1..", listing="tasks.tasks")
    seen, path = [], f"/tasks?{effort}=1..&view=1&owner=anyone"
    for rows in (1, 2):
        for _row in range(rows):
            hold(make(Task, due=days_on(1)), **{effort: "2"})
        browse("rita").open(path)
        with statements() as counted:
            browse("rita").open(path)
        seen.append(len(counted))
    assert seen[0] == seen[1]
