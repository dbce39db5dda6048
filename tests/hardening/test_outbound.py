"""Whoever names a server for us to ask makes us ask ourselves, our neighbours or the cloud's own address."""
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from core import outbound
from core.outbound import OutOfReach, ask, checked_addresses, is_allowed, parts_of

OURS = ["127.0.0.1", "::1", "0.0.0.0", "::", "10.0.0.7", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.7", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:0:7f00:1::", "224.0.0.1", "ff02::1", "255.255.255.255", "192.0.2.1", "198.18.0.1"]
NO_ADDRESSES = ["", "ftp://a.example/", "file:///etc/passwd", "gopher://a.example", "https://", "https://a@b.example/",
                "https://a.example:99999/", "https://a.example/\r\nHost: b", "https://a.example/ x", "https://[::1",
                None]


class Elsewhere(BaseHTTPRequestHandler):
    """A server that misbehaves as its path says."""

    def do_GET(self):
        self.server.asked.append((self.path, self.headers["Host"]))
        self.send_response(302 if self.path == "/redirect" else 200)
        self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/secret")
        self.end_headers()
        try:
            for _ in range(300 if self.path == "/slow" else 1):
                self.wfile.write(b"x" * (outbound.LARGEST + 1 if self.path == "/large" else 2))
                time.sleep(0.1 if self.path == "/slow" else 0)
        except OSError:
            self.server.asked.append(("hung up", self.path))

    def log_message(self, *_args):
        pass


@pytest.fixture
def elsewhere():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def listed(house, monkeypatch):
    """`listed("10.0.0.0/8")` is what an administrator lists; the application's context around it."""
    with house.app_context():
        yield lambda networks: monkeypatch.setitem(house.config, "OUTBOUND_NETWORKS", networks)


class Rebinding:
    """A resolver that answers with each of `rounds` in turn, as somebody who owns a name can."""

    def __init__(self, *rounds):
        self.rounds, self.calls = list(rounds), 0

    def __call__(self, _host, port, **_kind):
        self.calls += 1
        addresses = self.rounds[min(self.calls, len(self.rounds)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]


@pytest.mark.parametrize("address", OURS)
def test_nobody_makes_us_ask_ourselves_or_our_neighbours(listed, address):
    assert not is_allowed(ip_address(address))
    with pytest.raises(OutOfReach, match="OUTBOUND_NETWORKS"):
        checked_addresses(parts_of("https://a.example/"), Rebinding([address]))


def test_public_addresses_may_be_asked_and_networks_an_administrator_listed(listed):
    assert is_allowed(ip_address("1.1.1.1")) and is_allowed(ip_address("2606:4700::1111"))
    listed("10.20.0.0/16, fd00::/8")
    assert [is_allowed(ip_address(address)) for address in ("10.20.3.4", "::ffff:10.20.3.4", "fd00::1", "10.21.0.1")] \
        == [True, True, True, False]


def test_one_address_of_ours_among_several_spoils_the_name(listed):
    with pytest.raises(OutOfReach, match="169.254.169.254"):
        checked_addresses(parts_of("https://a.example/"), Rebinding(["1.1.1.1", "169.254.169.254"]))


def test_a_name_is_looked_up_once_and_the_connection_goes_to_what_was_checked(listed, elsewhere):
    listed("127.0.0.0/8")
    resolver = Rebinding(["127.0.0.1"], ["10.0.0.7"])
    answer = ask(f"http://issuer.example:{elsewhere.server_port}/keys?a=1", resolve=resolver)
    assert (answer.status, answer.body, resolver.calls) == (200, b"xx", 1)
    assert elsewhere.asked == [("/keys?a=1", f"issuer.example:{elsewhere.server_port}")]


def test_who_dribbles_is_not_waited_for(listed, elsewhere, monkeypatch):
    listed("127.0.0.0/8")
    monkeypatch.setattr(outbound, "SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(OutOfReach):
        ask(f"http://127.0.0.1:{elsewhere.server_port}/slow")
    assert time.monotonic() - begun < 15  # it goes on for thirty


@pytest.mark.parametrize("path", ["/redirect", "/large"])
def test_redirects_and_large_answers_are_refused(listed, elsewhere, path):
    listed("127.0.0.0/8")
    with pytest.raises(OutOfReach):
        ask(f"http://127.0.0.1:{elsewhere.server_port}{path}")
    assert elsewhere.asked[0][0] == path and "/secret" not in [asked for asked, _host in elsewhere.asked]


def test_what_is_not_encrypted_is_asked_on_this_machine_only(listed):
    listed("10.0.0.0/8")
    with pytest.raises(OutOfReach, match="not encrypted"):
        ask("http://a.example/", resolve=Rebinding(["10.0.0.7"]))


def test_a_server_without_a_certificate_we_trust_is_not_asked(listed, elsewhere):
    listed("127.0.0.0/8")
    with pytest.raises(OutOfReach, match="SSL"):
        ask(f"https://127.0.0.1:{elsewhere.server_port}/")
    assert elsewhere.asked == []


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_is_refused_before_anything_is_looked_up(listed, url):
    resolver = Rebinding(["1.1.1.1"])
    with pytest.raises(OutOfReach):
        ask(url, resolve=resolver)
    assert resolver.calls == 0
