"""Sixteen writers at once on each engine: no error, no lost update."""
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa

from core.principal import SYSTEM
from core.scope import acting_as
from models import Party, Throttle, db, now
from tests.world import inside

WRITERS, WRITES = 16, 15


def add_one(app):
    for _ in range(WRITES):
        with inside(app):
            counter = db.session.get(Throttle, "counter", with_for_update=True)
            counter.failures += 1
            db.session.commit()


def test_no_update_is_lost(house):
    with inside(house):
        db.session.add(Throttle(key="counter", failures=0, last_failure_at=now(), blocked_until=now()))
        db.session.commit()
    with ThreadPoolExecutor(WRITERS) as pool:
        for finished in [pool.submit(add_one, house) for _ in range(WRITERS)]:
            finished.result()
    with inside(house):
        assert db.session.get(Throttle, "counter").failures == WRITERS * WRITES


def test_readers_do_not_wait_for_a_writer(make):
    make(Party, title="Acme")
    with inside(make.app):
        db.session.scalars(sa.select(Party)).one().about = "being written"
        db.session.flush()
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(read_titles, make.app).result(timeout=60) == ["Acme"]
        db.session.rollback()


def read_titles(app):
    with app.app_context(), acting_as(SYSTEM):
        return db.session.scalars(sa.select(Party.title)).all()
