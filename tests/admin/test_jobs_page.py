"""Administrators see what works beside the pages."""
import pytest

from blueprints.admin.jobs import JOBS_KEPT
from core.jobs import enqueue, schedule_due_jobs
from core.worker import Worker
from models import Job, SignIn, Throttle, User, db, now
from tests.world import inside


@pytest.fixture
def job(house):
    """`job(state="dead", …)` makes one; returns its id."""
    def make_job(**facts):
        with inside(house):
            made = Job(kind="admin.tidy", **facts)
            db.session.add(made)
            db.session.commit()
            return made.id
    return make_job


def state_of(app, job_id):
    with inside(app):
        return db.session.get(Job, job_id).state


def test_without_jobs_the_page_says_what_will_be_here(browse):
    assert "No jobs yet" in browse("ada").open("/admin/jobs").text


def test_running_jobs_show_how_far_they_are(browse, job):
    job(state="running", done=30, total=120, started_at=now(), lease_until=now(), leased_by="elsewhere:1")
    page = browse("ada").open("/admin/jobs")
    title = "Tidy up: expired sign-ins, links and old jobs"
    assert page.table()[1] == [title, "the system", "just now", "30 of 120 30 / 120"]


def test_failed_jobs_tell_why_and_are_tried_again(house, browse, job):
    failed = job(state="dead", attempts=5, finished_at=now(), error="Traceback…\nValueError: no rate for <XAU>")
    page = browse("ada").open("/admin/jobs")
    assert page.css("details[id^=error] summary")[0].text() == "ValueError: no rate for <XAU>"
    assert page.submit(button="Retry").toasts == ["Queued again"]
    assert state_of(house, failed) == "queued"


def test_waiting_jobs_are_cancelled_and_run_again(house, browse, job):
    waiting = job()
    page = browse("ada").open("/admin/jobs").submit(button="Cancel")
    assert state_of(house, waiting) == "cancelled"
    page.submit(button="Run again")
    assert state_of(house, waiting) == "queued"


def test_what_has_begun_is_not_cancelled(house, browse, job):
    waiting = job()
    page = browse("ada").open("/admin/jobs")
    with inside(house):
        db.session.get(Job, waiting).state = "running"
        db.session.commit()
    assert "this one has begun" in page.submit(button="Cancel", status=409).text


def test_the_panel_polls_itself(browse, job):
    job(state="dead", finished_at=now(), error="broken")
    page = browse("ada").open("/admin/jobs")
    assert page.css("#jobs")[0].attributes["hx-trigger"] == "every 3s"
    panel = browse("ada").open("/admin/jobs", htmx_target="#jobs")
    assert panel.h1 == "" and len(panel.css("#jobs")) == 1


def test_what_runs_nightly_can_run_now(house, browse):
    with inside(house):
        schedule_due_jobs()
    browse("ada").open("/admin/jobs").submit("/admin/jobs/nightly/admin.tidy/run")
    with house.app_context():
        Worker().run_until_idle()
    assert "Finished lately" in browse("ada").open("/admin/jobs").text


def test_tidying_up_takes_what_ran_out_and_leaves_the_rest(house, browse, job):
    browse("ada")
    old = now() - JOBS_KEPT * 2
    done, dead, fresh = job(state="done", created_at=old), job(state="dead", created_at=old), job(state="done")
    with inside(house):
        user = db.session.query(User).filter_by(name="Rita").one()
        db.session.add(SignIn(token_hash="x", user_id=user.id, device="", address="", expires_at=old))
        db.session.add(Throttle(key="account:x", last_failure_at=old, blocked_until=old))
        enqueue("admin.tidy")
        db.session.commit()
        Worker().run_until_idle()
        assert [db.session.get(Job, id_) is None for id_ in (done, dead, fresh)] == [True, False, False]
        assert (db.session.query(SignIn).count(), db.session.query(Throttle).count()) == (1, 0)
