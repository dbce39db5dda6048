"""The application with jobs that can be counted (bench/hosts.py): each step writes a line, so one done twice shows.

    flask --app bench.counting worker
"""
import time

import sqlalchemy as sa

from app import create_app
from core.jobs import Progress, enqueue, handler
from models import Entry, Job, db, now

__all__ = ["create_app"]
STEPS, STEP_SECONDS = 10, 0.1


@handler("bench.count")
def count(job, record_id, name):
    for step in range((job.cursor or {}).get("at", 0), STEPS):
        db.session.add(Entry(record_id=record_id, kind="note", at=now(), body=f"{name} {step}", outcome="", facts={}))
        time.sleep(STEP_SECONDS)
        yield Progress(step + 1, STEPS, cursor={"at": step + 1})


def order(name, record_id):
    """Put one into the queue; the names of the steps it will write."""
    enqueue("bench.count", record_id=record_id, name=name)
    return [f"{name} {step}" for step in range(STEPS)]


def unfinished():
    """How many are not done."""
    return db.session.scalar(sa.select(sa.func.count()).where(Job.kind == "bench.count", Job.state != "done"))
