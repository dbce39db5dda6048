"""Who takes part in the soak (bench/soak.py): people on the queue, agents who write; what is in the database then."""
import hashlib
import random
import re
import secrets
import time
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import sqlalchemy as sa

import config
from bench.fill import fill

RUN = secrets.token_hex(4)  # tells the messages of this run from those of earlier ones
TICKETS = 12  # on which all write
WHOLE_EVERY = 5
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
SEEN = re.compile(r'id="reply-seen"[^>]*value="(\d*)"')


class Client:
    """One kept connection; every answer is timed and noted."""

    ends_at = float("inf")  # by time.monotonic(); may be brought forward while it runs

    def __init__(self, port, token, noted, pace, offset):
        self.port, self.noted, self.pace, self.offset = port, noted, pace, offset
        self.headers = {"Cookie": f"guanxi={token}", "Accept-Encoding": "gzip", "Connection": "keep-alive"}
        self.connection = None

    def run(self, ends_at=float("inf")):
        self.ends_at = ends_at
        time.sleep(self.offset * self.pace)
        while time.monotonic() < self.ends_at:
            begun = time.monotonic()
            try:
                self.turn()
            except (OSError, HTTPException) as error:
                self.noted.failed(type(error).__name__)
                self.connection = None
            time.sleep(max(0, min(begun + self.pace, self.ends_at) - time.monotonic()))

    def ask(self, method, path, fields=None, fine=(200, 304), **headers):
        """(status, text) of an answer; gunicorn may have closed a kept connection, which is tried once more."""
        body = urlencode(fields) if fields else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
        begun = time.perf_counter()
        try:
            answer, text = self._answer(method, path, body, self.headers | kind | headers)
        except (ConnectionError, HTTPException):
            self.connection = None
            answer, text = self._answer(method, path, body, self.headers | kind | headers)
        self.noted.take(answer, text, time.perf_counter() - begun, fine)
        return answer, text

    def _answer(self, method, path, body, headers):
        self.connection = self.connection or HTTPConnection("127.0.0.1", self.port, timeout=30)
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer, answer.read()


class Reader(Client):
    """Somebody with the queue open: as htmx asks, and now and then the whole page."""

    turns, tag = 0, ""

    def turn(self):
        self.turns += 1
        if self.turns % WHOLE_EVERY == 1:
            self.ask("GET", "/service/queue")
            return
        answer, _text = self.ask("GET", "/service/queue", **{
            "HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#results", "HX-PTag": self.tag})
        self.tag = answer.headers.get("HX-PTag", self.tag)


class Writer(Client):
    """An agent who opens a ticket, and answers it or writes down what the customer said."""

    def __init__(self, port, token, noted, pace, number, ticket_ids, acknowledged):
        super().__init__(port, token, noted, pace, number / 4)
        self.dice, self.number, self.written = random.Random(number), number, 0
        self.ticket_ids, self.acknowledged = ticket_ids, acknowledged

    def turn(self):
        page = f"/service/tickets/{self.dice.choice(self.ticket_ids)}"
        _answer, drawn = self.ask("GET", page, **{"Accept-Encoding": "identity"})
        drawn, self.written = drawn.decode(), self.written + 1
        if not CSRF.search(drawn):  # an error's page, noted as such
            return
        message = f"Soak {RUN} {self.number} {self.written}"
        fields = {"csrf_token": CSRF.search(drawn)[1], "_once": secrets.token_urlsafe(12), "body": message}
        if self.written % 2:
            seen = SEEN.search(drawn)
            self.say(f"{page}/reply", message, fields | {"state": "open", "seen": seen[1] if seen else "", "sure": ""})
        else:
            self.say(f"{page}/heard", message, fields | {"channel": "phone"})

    def say(self, path, message, fields):
        """409: the server asks whether it is still meant so, because somebody else wrote meanwhile; it is."""
        answer, text = self.ask("POST", path, fields, fine=(303, 409))
        if answer.status == 409:
            sure = re.search(r'id="reply-sure"[^>]*value="([^"]*)"', text.decode("utf-8", "replace"))
            answer, _text = self.ask("POST", path, fields | {"sure": sure[1] if sure else ""}, fine=(303, 409))
        if answer.status == 303:
            self.acknowledged.append(message)


def warm_up(port, token, ticket_id):
    """Both workers have loaded the application and drawn each page: what a server does once is not measured."""
    client = Client(port, token, None, 0, 0)
    for path in ("/service/queue", f"/service/tickets/{ticket_id}") * 20:
        client.connection = None  # a new connection may come to the other worker
        client._answer("GET", path, None, client.headers)


# -- the database before and after ------------------------------------------------------------------------------------

@cache
def application(**settings):
    from app import create_app

    return create_app(**settings)


@contextmanager
def opened(settings):
    """Inside the application, as the system."""
    from core.principal import SYSTEM
    from core.scope import acting_as

    with application(**settings).app_context(), acting_as(SYSTEM):
        from models import db
        yield db
        db.session.rollback()
        db.engine.dispose()


def prepare(settings, writers, rows):
    """Fill the database unless it is; (tokens of the agents, ids of the tickets they write on)."""
    from flask_migrate import upgrade

    with opened(settings) as db:
        upgrade(directory=str(config.ROOT / "migrations"))
        from models import Record, Ticket, User, Workspace
        if db.session.scalar(sa.select(Workspace.id)) is None:
            db.session.rollback()
            fill(rows)
        db.session.rollback()
        open_tickets = sa.select(Ticket.id).where(Record.is_open, Record.team_id.is_not(None)).order_by(Ticket.id)
        team_id = db.session.get(Ticket, db.session.scalar(open_tickets.limit(1))).team_id
        with db.session().in_mode("write"):
            if db.session.scalar(sa.select(User.id).where(User.email_key == "soak0@example.org")) is None:
                db.session.add_all(agent(number, team_id) for number in range(writers))
            db.session.commit()
        theirs = list(db.session.scalars(open_tickets.where(Record.team_id == team_id).limit(TICKETS)))
        return [f"soak-{number}" for number in range(writers)], theirs


def agent(number, team_id):
    """A support agent of a team, signed in."""
    from blueprints.auth.set_up import role_by_key
    from models import Membership, SignIn, User, db

    address = f"soak{number}@example.org"
    user = User(email=address, email_key=address, name=f"Agent {number}", language="en", time_zone="Europe/London",
                roles=[role_by_key("support-agent")], memberships=[Membership(team_id=team_id, since=date(2024, 1, 1))])
    db.session.add(user)
    db.session.flush()
    return SignIn(token_hash=hashlib.sha256(f"soak-{number}".encode()).hexdigest(), user_id=user.id, device="soak",
                  address="127.0.0.1", expires_at=datetime(2100, 1, 1, tzinfo=UTC))


def written(settings, what="Soak"):
    """{message: how often it is there} of this run."""
    with opened(settings) as db:
        from models import Entry
        return Counter(db.session.scalars(sa.select(Entry.body).where(Entry.body.startswith(f"{what} {RUN} "))))


def half_written(db):
    """What of this run stands there without the rest of its transaction: messages without their other half."""
    from models import Entry, Message
    alone = sa.select(Entry.body).outerjoin(Message, Message.entry_id == Entry.id).where(
        Entry.body.startswith(f"Soak {RUN} "), Message.entry_id.is_(None))
    return list(db.session.scalars(alone))
