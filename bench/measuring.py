"""Drives a page and the floor in turn, so that whatever else the machine does slows both."""
import statistics
import threading
import time
from dataclasses import dataclass

from bench.serving import Client

ROUNDS, REQUESTS = 12, 25  # of each, one after another
CROWD, CROWD_SECONDS = 8, 2.0


@dataclass
class Figures:
    """Seconds of one client's requests, and requests a second of eight clients."""

    p50: float
    p95: float
    rate: float
    size: int


def compare(page_port, floor_port, paths, headers):
    """(Figures of the page, which may have several addresses, Figures of the floor), taken in turn."""
    page, floor = Client(page_port, paths, **headers), Client(floor_port, ["/"])
    for client in (page, floor):
        for _each in range(2 * REQUESTS):  # both workers have drawn it once
            client.get()
    times = {page: [], floor: []}
    for _round in range(ROUNDS):
        for client, taken in times.items():
            taken += [client.get() for _each in range(REQUESTS)]
    rates = {page: crowd(page_port, paths, headers), floor: crowd(floor_port, ["/"], {})}
    for client in (page, floor):
        client.close()
    return [Figures(statistics.median(times[client]), statistics.quantiles(times[client], n=20)[-1], rates[client],
                    client.size) for client in (page, floor)]


def crowd(port, paths, headers):
    """Requests a second that CROWD clients get together."""
    counts, stop_at = [0] * CROWD, time.perf_counter() + CROWD_SECONDS

    def ask(number):
        client = Client(port, paths, **headers)
        while time.perf_counter() < stop_at:
            client.get()
            counts[number] += 1
        client.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(CROWD)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)
