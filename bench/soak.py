"""Many on the queue while some write:  python -m bench.soak [--seconds N] [--clients N] [--writers N] [--pace S]

64 people keep the queue open, each asking every 3 seconds (--pace; a browser asks every 15), every fifth time for the
whole page; four agents meanwhile answer tickets and write down what customers say, on the same few tickets, one message
a second each. Afterwards
the database is asked: every message that was acknowledged must be there exactly once. The end is an error when a
message is lost or doubled, when any answer is a 5xx, or when the slowest hundredth takes half a second or more.
"""
import argparse
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from threading import Thread

import config
from bench.serving import serving
from bench.soaked import Reader, Writer, prepare, warm_up, written

FOLDER = config.ROOT / "data/soak"
SLOWEST = 0.5  # seconds within which 99 of 100 answers come
HEAD = "what           answers     5xx  other   p50 ms   p99 ms   worst ms"


@dataclass
class Noted:
    """What one kind of client saw: seconds of each answer, and how many were none."""

    times: list = field(default_factory=list)
    broken: int = 0  # 5xx
    other: int = 0  # no answer, or neither fine nor a question back
    statuses: Counter = field(default_factory=Counter)

    def percentile(self, percent):
        return statistics.quantiles(self.times, n=100, method="inclusive")[percent - 1] if len(self.times) > 1 else 0.0

    def line(self, name):
        return (f"{name:12} {len(self.times):9,} {self.broken:7} {self.other:6} {1000 * self.percentile(50):8.1f} "
                f"{1000 * self.percentile(99):8.1f} {1000 * max(self.times, default=0):10.1f}")


def violations(noted, acknowledged, found):
    """Sentences on what went wrong. `noted`: {name: Noted}, `found`: {message: how often it is in the database}."""
    told = [f"{name}: {one.broken} answers were errors of the server" for name, one in noted.items() if one.broken]
    told += [f"{name}: {one.other} requests failed" for name, one in noted.items() if one.other]
    told += [f"{name}: p99 is {1000 * one.percentile(99):.0f} ms, {1000 * SLOWEST:.0f} at most"
             for name, one in noted.items() if one.percentile(99) >= SLOWEST]
    if lost := [message for message in acknowledged if not found.get(message)]:
        told.append(f"{len(lost)} messages are lost, the first: {lost[0]}")
    if doubled := [message for message, times in found.items() if times > 1]:
        told.append(f"{len(doubled)} messages are there more than once, the first: {doubled[0]}")
    return told if acknowledged else [*told, "nobody wrote anything"]


def main():
    parser = argparse.ArgumentParser(prog="bench.soak", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)
    for name, usual in (("seconds", 300), ("clients", 64), ("writers", 4), ("rows", 20_000)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--pace", type=float, default=3.0, help="seconds between two requests of a reader")
    parser.add_argument("--database", default="")
    asked = parser.parse_args()
    settings = {"GUANXI_DATA": FOLDER, "DATABASE_URL": asked.database, "SECRET_KEY": "soak"}
    tokens, ticket_ids = prepare(settings, asked.writers, asked.rows)
    with serving("app:create_app()", **settings) as port:
        warm_up(port, tokens[0], ticket_ids[0])
        noted, acknowledged = run(asked, port, tokens, ticket_ids)
    report(noted, acknowledged, written(settings), asked.seconds)


def run(asked, port, tokens, ticket_ids):
    """All clients at once, each beginning at another moment of its pace; ({name: Noted}, acknowledged messages)."""
    ends_at = time.monotonic() + asked.seconds
    noted, acknowledged = {"queue": Noted(), "write": Noted()}, []
    clients = [Reader(port, tokens[number % len(tokens)], noted["queue"], asked.pace, number / asked.clients)
               for number in range(asked.clients)]
    clients += [Writer(port, token, noted["write"], 1.0, number, ticket_ids, acknowledged)
                for number, token in enumerate(tokens)]
    threads = [Thread(target=client.run, args=(ends_at,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return noted, acknowledged


def report(noted, acknowledged, found, seconds):
    print(HEAD, *(one.line(name) for name, one in noted.items()), sep="\n")
    mine = {message: found.get(message, 0) for message in acknowledged}
    print(f"{sum(len(one.times) for one in noted.values()) / seconds:.0f} answers a second; {len(acknowledged)} "
          f"messages acknowledged, {sum(times == 1 for times in mine.values())} of them there exactly once")
    told = violations(noted, acknowledged, mine)
    print(*(told or ["all is well"]), sep="\n")
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
