"""How long views take and what they answer, kept as Prometheus keeps it, in all web processes together.

Each request has a number, told to whoever asked (`X-Request-Id`) and written into every line of the log meanwhile.
Nothing here holds a name, an address or a parameter: views are named by their endpoint, statements have no values.
"""
import logging
import os
import re
import secrets
import threading
import time

import sqlalchemy as sa
from flask import g, has_request_context, request
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

from models import db

log = logging.getLogger(__name__)
UP_TO = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)  # seconds
SECONDS = Histogram("guanxi_request_seconds", "Time from a request to its answer.", ["view"], buckets=UP_TO)
ANSWERS = Counter("guanxi_answers", "Answers by the first digit of their status.", ["view", "status"])
SLOW = Counter("guanxi_slow_statements", "Statements that took longer than SLOW_STATEMENT_MS.", ["view"])
GIVEN_NUMBER = re.compile(r"[\w.-]{8,64}")


def init_observing(app):
    app.before_request(begin)
    app.after_request(note)
    with app.app_context():
        Watch(app.config["SLOW_STATEMENT_MS"] / 1000).listen(db.engine)


def registry():
    """What all web processes counted; of this one alone where none shares (`PROMETHEUS_MULTIPROC_DIR`)."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    shared = CollectorRegistry()
    MultiProcessCollector(shared)
    return shared


def begin():
    """Number the request; a proxy of ours may have done so."""
    given = request.headers.get("X-Request-Id", "") if request.environ.get("werkzeug.proxy_fix.orig") else ""
    g.number = given if GIVEN_NUMBER.fullmatch(given) else secrets.token_hex(6)
    g.began = time.perf_counter()


def note(response):
    if "began" in g and request.endpoint != "static":
        view = view_name()
        SECONDS.labels(view).observe(time.perf_counter() - g.began)
        ANSWERS.labels(view, f"{response.status_code // 100}xx").inc()
        response.headers["X-Request-Id"] = g.number
    return response


def view_name():
    """The endpoint of the request under way; "-" for addresses nobody serves, and outside requests."""
    return (request.endpoint or "-") if has_request_context() else "-"


def request_number():
    return g.get("number", "-") if has_request_context() else "-"


class Watch:
    """Writes down statements that take long. On SQLite most of a long read may lie after its first row, unseen."""

    def __init__(self, seconds):
        self.seconds, self.here = seconds, threading.local()

    def listen(self, engine):
        sa.event.listen(engine, "before_cursor_execute", self.begins)
        sa.event.listen(engine, "after_cursor_execute", self.ends)

    def begins(self, *_statement):
        self.here.asked_at = time.perf_counter()

    def ends(self, _connection, _cursor, statement, *_rest):
        took = time.perf_counter() - self.here.asked_at
        if took > self.seconds:
            SLOW.labels(view_name()).inc()
            log.warning("slow statement, %.0f ms in %s: %s", took * 1000, view_name(), " ".join(statement.split()))
