"""The one way out to an issuer: https with its certificate checked, to hosts an administrator named, nowhere else.

Redirects are not followed, answers are small and soon there. Proxies of the environment are not used.
"""
import json
import ssl
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode, urlsplit, urlunsplit

from flask import current_app

from blueprints.auth.company.claims import OutOfReach
from core.security import LOOPBACK_NAMES
from core.words import _

SECONDS, LARGEST = 5, 1_000_000
FORM = "application/x-www-form-urlencoded"


def fetch(url, *, form=None, headers=None):
    """The JSON object at `url`, or what it answers to a `form`. Raises OutOfReach, whatever goes wrong."""
    parts = checked(url)
    connection = connect(parts)
    try:
        headers = {"Accept": "application/json", **(headers or {}), **({"Content-Type": FORM} if form else {})}
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        connection.request("POST" if form else "GET", target, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        found = json.loads(read(answer))
    except (OSError, HTTPException, ValueError) as error:
        raise unreachable(f"{parts.netloc}: {type(error).__name__}: {error}") from error
    finally:
        connection.close()
    if answer.status != 200 or not isinstance(found, dict):
        told = found.get("error", "") if isinstance(found, dict) else ""
        raise unreachable(f"{parts.netloc}{parts.path} answered {answer.status} {str(told)[:60]}".strip())
    return found


def checked(url):
    """The parts of an address we may go to. Raises OutOfReach."""
    try:
        parts = urlsplit(url)
        _port = parts.port
    except (ValueError, TypeError, AttributeError):
        raise unreachable("what should be an address is none") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK_NAMES):
        raise unreachable(f"{parts.scheme}://{parts.hostname} is not encrypted")
    if parts.hostname not in allowed_hosts():
        raise unreachable(f"{parts.hostname} is not in OIDC_HOSTS")
    return parts


def allowed_hosts():
    """The issuer's own host, and those in OIDC_HOSTS."""
    named = [host.strip().lower() for host in current_app.config["OIDC_HOSTS"].split(",") if host.strip()]
    return {urlsplit(current_app.config["OIDC_ISSUER"]).hostname, *named}


def connect(parts):
    if parts.scheme == "http":
        return HTTPConnection(parts.hostname, parts.port, timeout=SECONDS)
    try:
        context = ssl.create_default_context(cafile=current_app.config["SSO_CA_FILE"] or None)
    except (OSError, ssl.SSLError):
        raise unreachable("the file SSO_CA_FILE cannot be read") from None
    return HTTPSConnection(parts.hostname, parts.port, timeout=SECONDS, context=context)


def read(answer):
    """The body, unless it is large or dribbles in."""
    until, parts, size = time.monotonic() + 2 * SECONDS, [], 0
    while part := answer.read1(65_536):
        size += len(part)
        parts.append(part)
        if size > LARGEST or time.monotonic() > until:
            raise ValueError("too large or too slow an answer")
    return b"".join(parts)


def unreachable(reason):
    return OutOfReach(_("The company's sign-in does not answer. Try again in a moment, or sign in with a password."),
                      reason)
