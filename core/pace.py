"""So many requests a minute of each person, counted by each web process for itself: a script that fetches everything,
or writes rubbish, is slowed down; nobody who reads and clicks ever notices.
"""
import time
from threading import Lock

from flask import current_app, g
from werkzeug.exceptions import TooManyRequests

MINUTE = 60
AN_EXPORT = 30  # a whole list as a file takes as much as so many pages
MOST_KEPT = 10_000
_lock = Lock()
_left = {}  # user id -> (requests left, when that was)


def slow_down():
    """Before each request; those of programs are counted by their token: blueprints/api."""
    if "token" not in g:
        charge(1)


def charge(requests):
    """Count what somebody signed in asks for; raises TooManyRequests when it is more than is left of their minute."""
    most, principal, at = current_app.config["REQUESTS_PER_MINUTE"], g.get("principal"), time.monotonic()
    if not most or principal is None or not principal.is_signed_in:
        return
    person = (principal.seer or principal).id
    with _lock:
        left, then = _left.get(person, (most, at))
        left = min(most, left + (at - then) * most / MINUTE)
        if left < requests:
            raise TooManyRequests(retry_after=int((requests - left) * MINUTE / most) + 1)
        if len(_left) > MOST_KEPT:
            _left.clear()
        _left[person] = left - requests, at
