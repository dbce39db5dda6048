"""Due tasks are told once, ended work is told to whoever started it, old notices are forgotten."""
from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from blueprints.notices import jobs as notice_jobs
from core import jobs
from core.granted import principal_for
from core.jobs import enqueue, handler
from core.scope import acting_as
from core.worker import Worker
from models import NOTHING_DUE, Job, Notice, Schedule, Task, User, db, now
from tests.imports.files import CUSTOMERS, checked
from tests.world import inside


@pytest.fixture
def task(make):
    """`task("rita", due_at=…)` is an open task of hers."""
    def make_task(name, **facts):
        owner = make.user(name)
        with inside(make.app):
            made = Task(title="Call Acme", owner_id=owner.id, state="open", **{"due_at": NOTHING_DUE, **facts})
            db.session.add(made)
            db.session.commit()
            return made.id
    return make_task


def run(kind):
    enqueue(kind)
    db.session.commit()
    Worker().run_until_idle()


def told():
    query = sa.select(User.name, Notice.kind, Notice.record_id).join(User, User.id == Notice.user_id)
    return [tuple(row) for row in db.session.execute(query.order_by(Notice.id))]


def test_a_task_is_told_when_its_hour_has_come_and_only_once(task, inside):
    task("otto", due_at=now() + timedelta(days=3), due_on=now().date() + timedelta(days=3), due_time=time(9))
    task("otto")
    overdue = task("rita", due_at=now() - timedelta(minutes=1), due_on=now().date(), due_time=time(9))
    with inside():
        run("notices.due")
        run("notices.due")
        assert told() == [("Rita", "due", overdue)]
        assert db.session.get(Task, overdue).version == 1


def test_a_task_without_an_hour_is_told_on_its_day(task, inside):
    today = task("rita", due_at=now() + timedelta(minutes=1), due_on=now().date())
    with inside():
        run("notices.due")
        assert told() == [("Rita", "due", today)]


def test_done_tasks_are_not_told(task, inside):
    task("rita", due_at=now() - timedelta(days=1), is_open=False)
    with inside():
        run("notices.due")
        assert told() == []


def test_many_are_told_in_steps(task, inside, monkeypatch):
    monkeypatch.setattr(notice_jobs, "STEP", 2)
    ids = [task("rita", due_at=now() - timedelta(days=number + 1)) for number in range(5)]
    with inside():
        run("notices.due")
        assert [row[2] for row in told()] == ids[::-1]


def test_old_notices_are_forgotten_once_they_were_read(make, inside):
    rita = make.user("rita")
    with inside():
        for key, age, read in (("old", 91, True), ("unread", 400, False), ("young", 89, True)):
            at = now() - timedelta(days=age)
            db.session.add(Notice(user_id=rita.id, kind="job", key=key, at=at, read_at=at if read else None))
        db.session.commit()
        run("notices.tidy")
        assert db.session.scalars(sa.select(Notice.key).order_by(Notice.id)).all() == ["unread", "young"]


def test_whoever_started_an_import_is_told_of_each_step_and_opens_it(house, browse):
    page = checked(house, browse, CUSTOMERS, name="customers.csv", target="customers")
    notices = page.browser.open("/notices")
    assert notices.css(".told button")[0].text().endswith("Dry run of an import has ended: customers.csv")
    assert notices.submit(button="Unread: Dry run of an import has ended: customers.csv").path == page.path


@handler("test.told", title="Counting", tells=lambda job: {"title": "ten sheep", "path": "/"})
def count_sheep(_job, fail=False):
    if fail:
        raise ValueError("a wolf")


@pytest.mark.parametrize(("fail", "outcome"), [(False, "done"), (True, "dead")])
def test_whoever_started_a_job_is_told_when_it_is_done_or_dead(make, inside, fail, outcome):
    rita = make.user("rita")
    with inside():
        with acting_as(principal_for(rita)):
            job = enqueue("test.told", fail=fail)
        db.session.commit()
        for _attempt in range(5 if fail else 1):
            Worker().run_until_idle()
            job.run_at = now()
            db.session.commit()
        assert told() == [("Rita", "job", None)]
        assert db.session.scalar(sa.select(Notice.facts)) == {
            "job": "test.told", "outcome": outcome, "title": "ten sheep", "path": "/"}


def test_what_runs_every_five_minutes_is_planned_again_and_again(house, inside):
    with inside():
        jobs.schedule_due_jobs()
        planned = db.session.get(Schedule, "notices.due")
        assert timedelta(minutes=4) < planned.next_at - now() <= timedelta(minutes=5)
        planned.next_at = now() - timedelta(hours=2)
        db.session.commit()
        jobs.schedule_due_jobs()
        jobs.schedule_due_jobs()
        assert timedelta(minutes=4) < planned.next_at - now() <= timedelta(minutes=5)
        assert db.session.scalars(sa.select(Job.kind).where(Job.kind == "notices.due")).all() == ["notices.due"]
