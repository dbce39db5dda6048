"""Jobs take effect exactly once, whatever happens to the worker."""
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from core import jobs
from core.worker import HOST, Worker
from models import Job, Schedule, Throttle, db, now
from tests.core import counting_jobs  # noqa: F401  registers the handlers
from tests.world import inside

JOBS, KILLS = 300, 5


def finished(app, kind):
    with inside(app):
        return db.session.scalar(sa.select(sa.func.count()).where(Job.kind == kind, Job.state == "done"))


def kill_at(app, workers, kind, count):
    """Start a worker, and SIGKILL it once `count` jobs are done."""
    workers.start()
    wait_for(app, kind, count)
    workers.kill()


def wait_for(app, kind, count):
    give_up = time.monotonic() + 600  # a test that fails may take its time
    while finished(app, kind) < count and time.monotonic() < give_up:
        time.sleep(0.01)


def test_killed_five_times_every_effect_is_there_once(house, workers):
    with inside(house):
        for number in range(JOBS):
            jobs.enqueue("test.count", number=number)
        db.session.commit()
    for kill in range(1, KILLS + 1):
        kill_at(house, workers, "test.count", kill * JOBS // (KILLS + 1))
    kill_at(house, workers, "test.count", JOBS)
    with inside(house):
        effects = db.session.scalars(sa.select(Throttle.failures).where(Throttle.key.startswith("job "))).all()
        assert effects == [1] * JOBS
        # in a slow minute the clock puts jobs of its own beside them
        assert set(db.session.scalars(sa.select(Job.state).where(Job.kind == "test.count"))) == {"done"}


def jobs_of(app, worker, state):
    """How many jobs in that state a worker, named by its process, has or had."""
    with inside(app):
        theirs = sa.select(sa.func.count()).where(Job.leased_by == f"{HOST}:{worker}", Job.state == state)
        return db.session.scalar(theirs.where(Job.kind == "test.count"))


def test_of_two_workers_one_is_killed(house, workers):
    with inside(house):
        for number in range(JOBS):
            jobs.enqueue("test.count", number=number)
        db.session.commit()
    killed, other = workers.start(), workers.start()
    while not (jobs_of(house, killed, "done") and jobs_of(house, other, "done") and jobs_of(house, killed, "running")):
        time.sleep(0.001)
    workers.kill(killed)
    before = jobs_of(house, killed, "done")
    wait_for(house, "test.count", JOBS)
    assert 0 < before == jobs_of(house, killed, "done") < JOBS
    with inside(house):
        effects = db.session.scalars(sa.select(Throttle.failures).where(Throttle.key.startswith("job "))).all()
        assert effects == [1] * JOBS


def test_a_job_of_many_steps_goes_on_where_it_was_killed(house, workers):
    with inside(house):
        db.session.add(Throttle(key="steps", failures=0, last_failure_at=now(), blocked_until=now()))
        job = jobs.enqueue("test.steps", upto=400)
        db.session.commit()
    for share in (100, 200, 300):
        workers.start()
        while progress(house, job.id) < share:
            time.sleep(0.01)
        workers.kill()
    kill_at(house, workers, "test.steps", 1)
    with inside(house):
        assert db.session.get(Throttle, "steps").failures == 400


def test_a_worker_asked_to_stop_hands_its_job_back(house, workers):
    with inside(house):
        db.session.add(Throttle(key="steps", failures=0, last_failure_at=now(), blocked_until=now()))
        job = jobs.enqueue("test.steps", upto=2000)
        db.session.commit()
    workers.start()
    while progress(house, job.id) < 20:
        time.sleep(0.01)
    assert workers.stop() == 0
    with inside(house):
        job = db.session.get(Job, job.id)
        assert (job.state, job.attempts, job.leased_by) == ("queued", 0, None)
        assert job.cursor["at"] == db.session.get(Throttle, "steps").failures >= 20


def progress(app, job_id):
    with inside(app):
        return db.session.get(Job, job_id).done


def test_a_failing_job_is_tried_again_later_and_then_put_aside(house, inside):
    with inside():
        job_id = jobs.enqueue("test.fail").id
        db.session.commit()
    for attempt in range(1, 6):
        with inside():
            Worker().run_until_idle()
            job = db.session.get(Job, job_id)
            assert (job.attempts, job.state) == (attempt, "dead" if attempt == 5 else "queued")
            assert "no luck" in job.error and (job.state == "dead" or job.run_at > now())
            job.run_at = now()
            db.session.commit()
    with inside():
        jobs.retry(db.session.get(Job, job_id))
        db.session.commit()
        assert db.session.get(Job, job_id).state == "queued"


def test_a_job_that_kills_every_worker_is_put_aside(house, inside):
    gone = f"{HOST}:{2**22 + 1}"  # beyond the largest process id
    with inside():
        job = jobs.enqueue("test.count", number=1)
        job.state, job.leased_by, job.lease_until, job.attempts = "running", gone, now(), 20
        db.session.commit()
        Worker().run_until_idle()
        assert (job.state, job.finished_at is not None) == ("dead", True) and "killed, 20 times" in job.error
        assert db.session.scalars(sa.select(Throttle)).all() == []


def test_a_worker_takes_up_what_it_was_at_when_it_lost_the_database(house, inside):
    with inside():
        job = jobs.enqueue("test.count", number=1)
        job.state, job.leased_by, job.lease_until = "running", Worker().name, now() + timedelta(minutes=1)
        db.session.commit()
        Worker().run_until_idle()
        assert (job.state, job.attempts) == ("done", 1)


def test_two_workers_plan_the_night_at_the_same_moment(house):
    def plan(_number):
        with inside(house):
            jobs.schedule_due_jobs()
    for _round in range(3):
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(plan, range(4)))
        with inside(house):
            planned = db.session.scalars(sa.select(Schedule)).all()
            assert {schedule.name for schedule in planned} == set(jobs.SCHEDULED)
            for schedule in planned:
                db.session.delete(schedule)
            db.session.commit()


def test_a_key_makes_two_requests_one_job(house, inside):
    with inside():
        first, second = (jobs.enqueue("test.fail", key="once") for _ in range(2))
        assert first is second


def test_a_worker_that_lost_its_lease_writes_nothing(house, inside):
    with inside():
        db.session.add(Throttle(key="steps", failures=0, last_failure_at=now(), blocked_until=now()))
        jobs.enqueue("test.steps", upto=3)
        db.session.commit()
        claimed = Worker()._claim()
        db.session.execute(sa.update(Job).values(fence=Job.fence + 1).execution_options(synchronize_session=False))
        db.session.commit()
        Worker()._run(claimed)
        assert db.session.get(Throttle, "steps", populate_existing=True).failures == 0


def test_who_took_over_was_quicker_and_nothing_failed(house, inside, caplog):
    """Both write the same row under the same key: the one that lost the job is refused it, and says so quietly."""
    with inside():
        jobs.enqueue("test.fail")
        db.session.commit()
        claimed = Worker()._claim()
        db.session.execute(sa.update(Job).values(fence=Job.fence + 1).execution_options(synchronize_session=False))
        db.session.commit()
        Worker()._run(claimed)
        job = db.session.scalars(sa.select(Job).execution_options(populate_existing=True)).one()
        assert (job.state, job.error) == ("running", None)
    assert [record.getMessage() for record in caplog.records if record.name == "core.worker"] == [
        f"job {job.id} was taken over"]


def test_an_unknown_kind_is_refused_at_once(house, inside):
    with inside(), pytest.raises(KeyError):
        jobs.enqueue("no such thing")
