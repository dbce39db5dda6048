"""The one way out: requests to other servers, which must not become requests to our own.

Every address a name resolves to is checked, and the connection goes to an address that was: a name that resolves to
something else a moment later changes nothing. Public addresses may be reached; others only when an administrator
listed their network in OUTBOUND_NETWORKS, or named the very host in a setting. https with its certificate checked,
plain http to this machine only. Redirects are not followed, proxies of the environment not used, answers small,
uncompressed and soon there.
"""
import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit, urlunsplit

from flask import current_app

SECONDS, LARGEST = 5, 1_000_000
HIDES_ANOTHER = [ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("2002::/16"),
                 ip_network("2001::/32")]  # an IPv4 address in IPv6 clothes: NAT64, 6to4, Teredo


class OutOfReach(Exception):
    """We may not go there, or nobody answers as they should; for administrators, without secrets."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: object  # as http.client gives them: `get` knows no case
    body: bytes


def ask(url, *, body=None, headers=None, cafile=None, is_named=False, resolve=socket.getaddrinfo):
    """What `url` answers to a GET, or to a POST of `body` (bytes). Raises OutOfReach.

    `is_named`: an administrator named this host, so it may lie in a network of ours.
    """
    parts = parts_of(url)
    addresses = checked_addresses(parts, resolve, is_named)
    connection = connect(parts, addresses, cafile)
    timer = threading.Timer(SECONDS, connection.give_up)
    timer.start()
    try:
        connection.request("POST" if body is not None else "GET",
                           urlunsplit(("", "", parts.path or "/", parts.query, "")), body, headers or {})
        answer = connection.getresponse()
        found = answer.read(LARGEST + 1)
    except (OSError, HTTPException, ValueError) as error:
        raise OutOfReach(f"{parts.netloc}: {type(error).__name__}: {error}") from error
    finally:
        timer.cancel()
        connection.close()
    if len(found) > LARGEST or connection.has_given_up or 300 <= answer.status < 400:
        raise OutOfReach(f"{parts.netloc} answers too much, too slowly or with a redirect ({answer.status})")
    return Answer(answer.status, answer.headers, found)


def parts_of(url):
    """The parts of an address with a name that can be asked for. Raises OutOfReach."""
    try:
        parts = urlsplit(url)
        is_well = parts.scheme in ("https", "http") and parts.hostname and parts.port != 0
    except (ValueError, TypeError, AttributeError):
        is_well = False
    if not is_well or parts.username is not None or any(char <= " " or char == "\x7f" for char in url):
        raise OutOfReach("no address that can be asked")
    return parts


def checked_addresses(parts, resolve, is_named=False):
    """The addresses the name stands for. One that is not allowed spoils them all. Raises OutOfReach."""
    try:
        found = resolve(parts.hostname, port_of(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OutOfReach(f"{parts.hostname}: {error}") from error
    addresses = [ip_address(place[0].partition("%")[0]) for *_kind, place in found]
    for address in addresses:
        if not is_named and not is_allowed(address):
            raise OutOfReach(f"{parts.hostname} leads to {address}, which is in none of OUTBOUND_NETWORKS")
        if parts.scheme == "http" and not address.is_loopback:
            raise OutOfReach(f"http://{parts.hostname} is not encrypted")
    if not addresses:
        raise OutOfReach(f"{parts.hostname} has no address")
    return [str(address) for address in addresses]


def is_allowed(address):
    """May we go to this address? An IPv4 address in IPv6 clothes is judged as what it is."""
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_multicast or address.is_unspecified:
        return False
    if any(address in network for network in listed_networks()):
        return True
    return address.is_global and not any(address in network for network in HIDES_ANOTHER)


def listed_networks():
    return [ip_network(each.strip()) for each in current_app.config["OUTBOUND_NETWORKS"].split(",") if each.strip()]


def port_of(parts):
    return parts.port or (443 if parts.scheme == "https" else 80)


def connect(parts, addresses, cafile):
    if parts.scheme == "http":
        return Pinned(parts.hostname, port_of(parts), addresses)
    try:
        context = ssl.create_default_context(cafile=cafile)
    except (OSError, ssl.SSLError) as error:
        raise OutOfReach(f"{cafile} holds no certificates: {error}") from error
    return PinnedAndEncrypted(parts.hostname, port_of(parts), addresses, context)


class Pinned(HTTPConnection):
    """A connection to one of `addresses`; the name is only told, never looked up again."""

    def __init__(self, host, port, addresses, **more):
        super().__init__(host, port, timeout=SECONDS, **more)
        self.addresses, self.has_given_up, self.held = addresses, False, None

    def connect(self):
        self.reach()

    def reach(self):
        """Connect to the first of the addresses that answers."""
        for number, address in enumerate(self.addresses, 1):
            try:
                self.sock = socket.create_connection((address, self.port), self.timeout / len(self.addresses))
                self.sock.settimeout(self.timeout)
                self.held = self.sock
                return
            except OSError:
                if number == len(self.addresses):
                    raise

    def give_up(self):
        """End what is being waited for, from another thread. (`sock` is the answer's once that has begun.)"""
        self.has_given_up = True
        with contextlib.suppress(OSError):
            if self.held is not None:
                socket.socket.shutdown(self.held, socket.SHUT_RDWR)


class PinnedAndEncrypted(Pinned, HTTPSConnection):
    """The certificate must be that of the name."""

    def __init__(self, host, port, addresses, context):
        super().__init__(host, port, addresses, context=context)
        self.certified_by = context

    def connect(self):
        self.reach()
        self.sock = self.held = self.certified_by.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock.do_handshake()
