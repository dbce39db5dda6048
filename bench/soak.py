"""Many read while some write:  python -m bench.soak [--seconds N] [--clients N] [--writers N] [--pace S]

Of 64 people half keep the queue open, each asking every 3 seconds (--pace; a browser asks every 15), every fifth time
for the whole page; the others go from page to page: board, customers, tasks, suppliers, and records nobody looked at
just now. Four agents meanwhile answer tickets and write down what customers say, on the same few tickets, and four
sellers note calls with customers, one message a second each.

Afterwards the database is asked: every message that was acknowledged must be there exactly once. The end is an error
when a message is lost or doubled, when any answer is a 5xx, when the slowest hundredth of a page takes half a second or
more, or when a web process holds more than 200 MB.
"""
import argparse
import sys
import time
from collections import defaultdict
from threading import Thread

import config
from bench import memory
from bench.noted import HEAD, Noted
from bench.serving import serving
from bench.soaked import Reader, Writer, prepare, warm_up, written
from bench.walking import Noter, Walker

FOLDER = config.ROOT / "data/soak"
SLOWEST = 0.5  # seconds within which 99 of 100 answers come


def violations(noted, acknowledged, found, held=()):
    """Sentences on what went wrong. `noted`: {name: Noted}, `found`: {message: how often it is in the database},
    `held`: [(RSS, PSS)] of the web processes in MB."""
    told = [f"{name}: {one.broken} answers were errors of the server" for name, one in noted.items() if one.broken]
    told += [f"{name}: {one.other} requests failed" for name, one in noted.items() if one.other]
    told += [f"{name}: p99 is {1000 * one.percentile(99):.0f} ms, {1000 * SLOWEST:.0f} at most"
             for name, one in noted.items() if one.percentile(99) >= SLOWEST]
    if lost := [message for message in acknowledged if not found.get(message)]:
        told.append(f"{len(lost)} messages are lost, the first: {lost[0]}")
    if doubled := [message for message, times in found.items() if times > 1]:
        told.append(f"{len(doubled)} messages are there more than once, the first: {doubled[0]}")
    told += [f"a web process holds {rss:.0f} MB, {memory.MOST} at most" for rss, _pss in held if rss > memory.MOST]
    return told if acknowledged else [*told, "nobody wrote anything"]


def main():
    parser = argparse.ArgumentParser(prog="bench.soak", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)
    for name, usual in (("seconds", 300), ("clients", 64), ("writers", 4), ("rows", 20_000)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--pace", type=float, default=3.0, help="seconds between two requests of a reader")
    parser.add_argument("--write-pace", type=float, default=1.0, help="seconds between two messages of a writer")
    parser.add_argument("--database", default="")
    asked = parser.parse_args()
    settings = {"GUANXI_DATA": FOLDER, "DATABASE_URL": asked.database, "SECRET_KEY": "soak"}
    tokens, ticket_ids = prepare(settings, asked.writers, asked.rows)
    with serving("app:create_app()", **settings) as (port, pid):
        warm_up(port, tokens[0], ticket_ids[0])
        noted, acknowledged = run(asked, port, tokens, ticket_ids)
        held = memory.of_web_processes(pid)
    report(noted, acknowledged, written(settings), held, asked.seconds)


def run(asked, port, tokens, ticket_ids):
    """All clients at once, each beginning at another moment of its pace; ({name: Noted}, acknowledged messages)."""
    ends_at = time.monotonic() + asked.seconds
    noted, acknowledged = defaultdict(Noted), []
    clients = [Reader(port, tokens[number % len(tokens)], noted["queue"], asked.pace, number / asked.clients)
               if number % 2 else Walker(port, noted, asked.pace, number / asked.clients, number, asked.rows)
               for number in range(asked.clients)]
    for number, token in enumerate(tokens):
        clients.append(Writer(port, token, noted["message"], asked.write_pace, number, ticket_ids, acknowledged))
        clients.append(Noter(port, noted["call noted"], asked.write_pace, number, acknowledged))
    threads = [Thread(target=client.run, args=(ends_at,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return noted, acknowledged


def report(noted, acknowledged, found, held, seconds):
    print(HEAD, *(one.line(name) for name, one in noted.items()), sep="\n")
    mine = {message: found.get(message, 0) for message in acknowledged}
    answers, once = sum(len(one.times) for one in noted.values()), sum(times == 1 for times in mine.values())
    print(f"{answers / seconds:.0f} answers and {len(acknowledged) / seconds:.1f} messages a second; "
          f"{len(acknowledged)} messages acknowledged, {once} of them there exactly once")
    print("memory of the web processes:", *(f"{rss:.0f} MB (PSS {pss:.0f})" for rss, pss in held))
    told = violations(noted, acknowledged, mine, held)
    print(*(told or ["all is well"]), sep="\n")
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
