"""Servers to measure, and a client that costs them nothing: one kept connection, raw bytes."""
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import config

LEARNT = "learnt"  # the value of a header HX-PTag that is taken from the first answer
TAG = re.compile(rb"\r\nhx-ptag: ([^\r]+)", re.IGNORECASE)


@contextmanager
def serving(application, **settings):
    """A gunicorn of two workers, as `flask serve` starts it; yields its port and its process id, and stops it."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen([
        sys.executable, "-m", "gunicorn", application, "--config", "python:core.web_server", "--bind",
        f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"], cwd=config.ROOT,
        env=os.environ | {"REQUESTS_PER_MINUTE": "0"} | {name: str(value) for name, value in settings.items() if value})
    try:
        wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(30)


def wait_for(port, seconds=180):
    """Until it answers anything: the port is open long before the application is loaded."""
    give_up_at = time.monotonic() + seconds
    while time.monotonic() < give_up_at:
        try:
            with socket.create_connection(("127.0.0.1", port), seconds) as connection:
                connection.sendall(b"GET /livez HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                if connection.recv(100):
                    return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not start")


class Client:
    """One kept connection that asks for some addresses in turn, over and over; `get` returns seconds."""

    def __init__(self, port, paths, **headers):
        self.port, self.next = port, 0
        told = "".join([f"Host: 127.0.0.1:{port}\r\n",
                        *(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()), "\r\n"])
        self.requests = [f"GET {path} HTTP/1.1\r\n{told}".encode() for path in paths]
        self.connect()

    def connect(self):
        self.buffer = b""
        self.socket = socket.create_connection(("127.0.0.1", self.port), 30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self):
        started = time.perf_counter()
        try:
            self._ask()
        except ConnectionError:  # gunicorn ends kept connections when it sees fit
            self.close()
            self.connect()
            self._ask()
        return time.perf_counter() - started

    def _ask(self):
        at = self.next = (self.next + 1) % len(self.requests)
        request = self.requests[at]
        self.socket.sendall(request)
        while b"\r\n\r\n" not in self.buffer:
            self._receive()
        head, _end, rest = self.buffer.partition(b"\r\n\r\n")
        if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 304")):
            raise SystemExit(f"{request.decode().splitlines()[0]}: {head.decode().splitlines()[0]}")
        told = head.lower().partition(b"content-length:")[2].split()
        self.size = int(told[0]) if told and b" 304 " not in head[:20] else 0
        if (tag := TAG.search(head)) and LEARNT.encode() in request:
            self.requests[at] = request.replace(LEARNT.encode(), tag[1])
        while len(self.buffer) < len(head) + 4 + self.size:
            self._receive()
        self.buffer = b""

    def _receive(self):
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionResetError
        self.buffer += part

    def close(self):
        self.socket.close()
