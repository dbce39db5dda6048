"""The web server behind a proxy on another host: HTTPS with a certificate of its own, and nothing else. And in front
of browsers, which connect before they have anything to ask."""
import http.client
import os
import socket
import ssl
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

import config
from tests.auth import certificates


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.url_scheme"].encode()]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(port, file with the certificate of the authority)"""
    authority, sign = certificates.authority(tmp_path_factory.mktemp("tls"))
    certificate, key = sign("localhost")
    with started(TLS_CERTIFICATE=str(certificate), TLS_KEY=str(key)) as port:
        yield port, authority


@contextmanager
def started(**settings):
    """The port of a server of one process with one thread, which takes one connection after the other."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "tests.core.test_web_server:application", "--config",
         "python:core.web_server", "--bind", f"127.0.0.1:{port}", "--workers", "1"], cwd=config.ROOT,
        env=os.environ | settings)
    wait_for(port)
    try:
        yield port
    finally:
        server.terminate()
        server.wait(30)


def wait_for(port):
    for _try in range(600):
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not start")


def ask(port, context):
    connection = http.client.HTTPSConnection("localhost", port, context=context, timeout=30)
    connection.request("GET", "/")
    return connection.getresponse().read()


def test_it_speaks_tls_with_the_certificate_it_was_given(served):
    port, authority = served
    assert ask(port, ssl.create_default_context(cafile=authority)) == b"https"
    with pytest.raises(ssl.SSLCertVerificationError):
        ask(port, ssl.create_default_context())


def test_it_speaks_nothing_else(served):
    port, authority = served
    old = ssl.create_default_context(cafile=authority)
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises((ssl.SSLError, ConnectionError)):
        ask(port, old)
    plain = http.client.HTTPConnection("localhost", port, timeout=30)
    plain.request("GET", "/")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        plain.getresponse()


def test_connections_that_say_nothing_keep_nobody_waiting():
    with started() as port:
        silent = [socket.create_connection(("127.0.0.1", port)) for _each in range(2)]
        asked_at = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"http"
        assert time.monotonic() - asked_at < 8  # gunicorn by itself: 10 s
        for each in silent:
            each.close()
