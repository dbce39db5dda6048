"""Several hosts, tried on one machine:  python -m bench.hosts [--seconds N] [--synchronous] [--behind S]

nginx (as deploy/nginx.conf sets it) before two hosts, each with a web server and a worker, on a PostgreSQL primary that
a standby follows. While people read and write and jobs run, the primary is lost as when its power fails, and after
--away seconds the standby is promoted. Later one web host is lost and comes back, and the lost primary becomes the
standby of the new one.

Then the database is asked: every acknowledged message is there exactly once, every step of a job exactly once. With
--behind S the standby receives nothing for S seconds before the loss, as over a network that fails first: what a
primary that waits for nobody acknowledged meanwhile is lost, what one that waits (--synchronous) acknowledged is not.
"""
import argparse
import gzip
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from threading import Thread

import config
from bench import counting
from bench.killing import Servers
from bench.noted import HEAD, Noted
from bench.pair import Pair
from bench.proxy import proxied
from bench.soaked import RUN, Reader, Writer, opened, prepare, written

FOLDER = config.ROOT / "data/hosts"
A_CUSTOMER = 1  # on whose timeline jobs write: not where people wait for each other
JOBS = 40  # over both workers, some 20 s each
TOLD = b"Nothing was saved", b"send it again"  # by Guanxi, by nginx


class Seen(Noted):
    """What clients saw while the database was away: pages that say so, and anything else."""

    def __init__(self):
        super().__init__()
        self.away, self.wrong = 0, []  # how many said so; those that were neither that nor an answer

    def take(self, answer, text, seconds, fine):
        text = gzip.decompress(text) if answer.headers["Content-Encoding"] == "gzip" else text
        told = answer.status == 503 and answer.headers["Retry-After"] and any(words in text for words in TOLD)
        self.away += bool(told)
        if answer.status >= 500 and not told:
            self.wrong.append(f"{time.strftime('%X')} {answer.status} {text[:200]!r}")
        super().take(answer, text, seconds, fine)


class Acknowledged(list):
    """The messages that were acknowledged, and when."""

    def __init__(self):
        super().__init__()
        self.moments = []

    def append(self, message):
        self.moments.append(time.monotonic())
        super().append(message)

    def gap(self, at):
        """The longest time without one that ended after a moment, in seconds."""
        return max(later - earlier for earlier, later in pairwise(sorted(self.moments)) if later > at)


@contextmanager
def people(port, tokens, ticket_ids, readers):
    """Some read the queue, one request a second each, agents write; yields ({name: Seen}, Acknowledged)."""
    noted, acknowledged = {"queue": Seen(), "write": Seen()}, Acknowledged()
    clients = [Reader(port, tokens[number % len(tokens)], noted["queue"], 1.0, number / readers)
               for number in range(readers)]
    clients += [Writer(port, token, noted["write"], 0.25, number, ticket_ids, acknowledged)
                for number, token in enumerate(tokens)]
    threads = [Thread(target=client.run) for client in clients]
    for thread in threads:
        thread.start()
    try:
        yield noted, acknowledged
    finally:
        for client in clients:
            client.ends_at = 0
        for thread in threads:
            thread.join()


def lose_primary(pair, away, behind):
    """The primary's power fails, the standby takes over; (when it was lost, seconds the promotion took)."""
    if behind:
        receiver = pair.standby.receiver()
        os.kill(receiver, signal.SIGSTOP)
        time.sleep(behind)
    pair.primary.lose()
    lost_at = time.monotonic()
    if behind:
        os.kill(receiver, signal.SIGTERM)  # or it would read what the kernel has kept for it meanwhile
        os.kill(receiver, signal.SIGCONT)
    time.sleep(away)
    begun = time.monotonic()
    pair.standby.promote()
    return lost_at, time.monotonic() - begun


def lose_web_host(host, away):
    """Web server and worker of one host are killed and come back."""
    host.end(signal.SIGKILL)
    time.sleep(away)
    host.start()


def run(asked, pair, hosts, port, prepared):
    """The whole trial; ({name: Seen}, Acknowledged, what was measured)."""
    tokens, ticket_ids = prepared
    third, told = asked.seconds / 3, {}
    with people(port, tokens, ticket_ids, asked.readers) as (noted, acknowledged):
        time.sleep(third)
        lost_at, told["promotion"] = lose_primary(pair, asked.away, asked.behind)
        time.sleep(third)
        told["nobody's message was acknowledged for"] = acknowledged.gap(lost_at)
        lose_web_host(hosts[1], asked.away)
        begun = time.monotonic()
        pair.again(synchronous=asked.synchronous)
        told["the lost server follows the new one after"] = time.monotonic() - begun
        time.sleep(third)
    return noted, acknowledged, told


def jobs_done(settings, seconds=120):
    """Wait until no job is left; how many are."""
    give_up_at = time.monotonic() + seconds
    with opened(settings) as db:
        while (left := counting.unfinished()) and time.monotonic() < give_up_at:
            db.session.rollback()
            time.sleep(0.5)
    return left


def order_jobs(settings, record_id):
    with opened(settings) as db, db.session().in_mode("write"):
        steps = [step for number in range(JOBS) for step in counting.order(f"Job {RUN} {number}", record_id)]
        db.session.commit()
    return steps


def violations(noted, acknowledged, found, steps, done):
    """Sentences on what went wrong. Asynchronous or not, nothing is there twice and no step of a job is missing."""
    told = [f"{name}: no page that says the database is away: {wrong}" for name, one in noted.items()
            for wrong in one.wrong]
    told += [f"{name}: {one.other} requests failed: {dict(one.others)}" for name, one in noted.items() if one.other]
    told += [f"{times} times there: {message}" for message, times in (found | done).items() if times > 1]
    told += [f"lost: {message}" for message in acknowledged if message not in found]
    return told + [f"step of a job lost: {step}" for step in steps if step not in done]


def main():
    parser = argparse.ArgumentParser(prog="bench.hosts", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)
    for name, usual in (("seconds", 60), ("readers", 16), ("writers", 4), ("rows", 2_000), ("web-processes", 2)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--away", type=float, default=5.0, help="seconds until somebody promotes the standby")
    parser.add_argument("--behind", type=float, default=0.0)
    parser.add_argument("--synchronous", action="store_true")
    asked = parser.parse_args()
    pair = Pair()
    settings = {"GUANXI_DATA": FOLDER, "DATABASE_URL": pair.url, "SECRET_KEY": "hosts", "BEHIND_PROXY": 1,
                "SLOW_STATEMENT_MS": 5_000}
    FOLDER.mkdir(parents=True, exist_ok=True)
    log = (FOLDER / "log").open("w")
    hosts = [Servers(settings, "bench.counting", log, asked.web_processes) for _each in range(2)]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # by way of what ends all the others
    try:
        pair.start()
        prepared = prepare(settings, asked.writers, asked.rows)
        pair.primary.wait_for(pair.standby) if asked.synchronous else None
        steps = order_jobs(settings, A_CUSTOMER)
        with ThreadPoolExecutor() as pool:
            list(pool.map(Servers.start, hosts))
        with proxied([host.port for host in hosts]) as port:
            noted, acknowledged, told = run(asked, pair, hosts, port, prepared)
        left = jobs_done(settings)
        report(noted, acknowledged, told, steps, left, written(settings, "Soak"), written(settings, "Job"))
    finally:
        for host in hosts:
            host.end(signal.SIGTERM)
        pair.close()


def report(noted, acknowledged, told, steps, left, found, done):
    print(HEAD, *(one.line(name) for name, one in noted.items()), sep="\n")
    print(f"{sum(one.away for one in noted.values())} answers said that the database is away")
    print(*(f"{what}: {seconds:.1f} s" for what, seconds in told.items()), sep="\n")
    print(f"{len(acknowledged)} messages acknowledged, {sum(message in found for message in acknowledged)} of them "
          f"there; {len(steps)} steps of {JOBS} jobs ordered, {sum(done.values())} there, {left} jobs not done")
    amiss = violations(noted, acknowledged, found, steps, done)
    print(*(amiss[:20] or ["all is well"]), sep="\n")
    sys.exit(bool(amiss))


if __name__ == "__main__":
    main()
