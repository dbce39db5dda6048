"""No test may leave this machine. Loaded by tests/conftest.py: `pytest_plugins = ["tests.offline"]`.

An audit hook sees every connect and every name look-up of this process, whichever library makes it, from the first
import on. (libpq and browsers speak past Python: the tests' PostgreSQL has a Unix socket only, and the strict CSP plus
the browser's own flags keep pages at home.)
"""
import ipaddress
import sys


class LeftTheMachine(AssertionError):
    pass


def watch(event, arguments):
    if event == "socket.connect":
        _socket, address = arguments
        if isinstance(address, tuple):
            refuse_unless_local(address[0])
    elif event == "socket.getaddrinfo":
        refuse_unless_local(arguments[0])


def refuse_unless_local(host):
    host = host.decode() if isinstance(host, bytes) else host
    if host in (None, "", "localhost"):
        return
    try:
        local = ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        local = False
    if not local:
        raise LeftTheMachine(f"a test tried to reach {host}: Guanxi works without the internet, and so do its tests")


sys.addaudithook(watch)
