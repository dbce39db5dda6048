"""Waiting after wrong passwords: longer with each, for the account and for the address they come from.

Never a hard lock-out: nobody can keep a colleague out for good. An address may err more often than an account, because
a whole office can stand behind one.
"""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import TooManyRequests

from models import Throttle, db, now

# Wrong passwords, or forms of strangers, before the first wait.
FREE_TRIES = {"account": 5, "code": 5, "address": 50, "intake": 20}
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)


def check_wait(*keys):
    """Raises TooManyRequests while any of these keys ("account:…", "address:…") must wait."""
    blocked = db.session.scalars(sa.select(Throttle.blocked_until).where(Throttle.key.in_(keys))).all()
    wait = max([until - now() for until in blocked], default=timedelta())
    if wait > timedelta():
        raise TooManyRequests(retry_after=int(wait.total_seconds()) + 1)


def note_failure(*keys):
    """One more wrong password: after the free tries each doubles the wait, up to LONGEST_WAIT. Must they wait now?"""
    waits = False
    for key in keys:
        throttle = _locked(key)
        if now() - throttle.last_failure_at > FORGOTTEN_AFTER:
            throttle.failures = 0
        throttle.failures += 1
        throttle.last_failure_at = now()
        excess = throttle.failures - FREE_TRIES[key.partition(":")[0]]
        if excess >= 0:
            throttle.blocked_until = now() + min(timedelta(seconds=2 ** min(excess, 12)), LONGEST_WAIT)
            waits = True
    return waits


def forget_failures(key):
    throttle = db.session.get(Throttle, key, with_for_update=True)
    if throttle is not None:
        db.session.delete(throttle)


def _locked(key):
    throttle = db.session.get(Throttle, key, with_for_update=True)
    if throttle is None:
        try:
            with db.session.begin_nested():
                db.session.add(Throttle(key=key, failures=0, last_failure_at=now(), blocked_until=now()))
        except IntegrityError:  # somebody else's first failure, this very moment
            pass
        throttle = db.session.get(Throttle, key, with_for_update=True)
    return throttle
