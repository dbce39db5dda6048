"""“Take next”, pressed over and over: the one page of the table that writes. What was taken is handed back."""
import secrets
import statistics
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

import sqlalchemy as sa

from bench.fill import TOKENS
from bench.serving import Client
from bench.soaked import CSRF

PRESSED = 40
NOBODYS = sa.text("""SELECT records.id FROM records WHERE kind = 'ticket' AND is_open AND owner_id IS NULL
                     AND state IN ('new', 'open') AND archived_at IS NULL""")


def take_next(port, floor_port, engine):
    """(p50, p95) in seconds of pressing it, p50 of the floor; asked in turn."""
    with engine.connect() as connection:
        free = connection.scalars(NOBODYS).all()
    agent, floor, taken, plain = Agent(port), Client(floor_port, ["/"]), [], []
    try:
        for _each in range(PRESSED):
            taken.append(agent.press())
            plain.append(floor.get())
    finally:
        hand_back(engine, free)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1], statistics.median(plain)


class Agent:
    def __init__(self, port):
        self.connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Cookie": f"guanxi={TOKENS['admin']}"}
        self.connection.request("GET", "/service/queue", headers=self.headers)
        self.token = CSRF.search(self.connection.getresponse().read().decode())[1]

    def press(self):
        """Seconds until it is answered that a ticket is theirs."""
        told = urlencode({"csrf_token": self.token, "_once": secrets.token_urlsafe(12)})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        begun = time.perf_counter()
        self.connection.request("POST", "/service/queue/next", told, self.headers | kind)
        answer = self.connection.getresponse()
        answer.read()
        took = time.perf_counter() - begun
        if answer.status != 303 or "/service/tickets/" not in answer.headers["Location"]:
            raise SystemExit(f"take next: {answer.status}, {answer.headers.get('Location')}")
        return took


def hand_back(engine, ids):
    """They are nobody's again; their history keeps that they were taken."""
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE records SET owner_id = NULL WHERE id IN :ids").bindparams(
            sa.bindparam("ids", expanding=True)), {"ids": ids})
