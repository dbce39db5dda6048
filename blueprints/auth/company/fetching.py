"""The way out to an issuer (core/outbound.py), to hosts an administrator named, nowhere else."""
import json
from urllib.parse import urlencode, urlsplit

from flask import current_app

from blueprints.auth.company.claims import OutOfReach
from core import outbound
from core.security import LOOPBACK_NAMES
from core.words import _

FORM = "application/x-www-form-urlencoded"


def fetch(url, *, form=None, headers=None):
    """The JSON object at `url`, or what it answers to a `form`. Raises OutOfReach, whatever goes wrong."""
    body = urlencode(form).encode() if form else None
    headers = {"Accept": "application/json", **(headers or {}), **({"Content-Type": FORM} if form else {})}
    parts = checked(url)
    try:
        answer = outbound.ask(url, body=body, headers=headers, cafile=current_app.config["SSO_CA_FILE"] or None,
                              is_named=True)
        found = json.loads(answer.body)
    except outbound.OutOfReach as error:
        raise unreachable(str(error)) from error
    except ValueError as error:
        raise unreachable(f"{parts.netloc}: {type(error).__name__}: {error}") from error
    if answer.status != 200 or not isinstance(found, dict):
        told = found.get("error", "") if isinstance(found, dict) else ""
        raise unreachable(f"{parts.netloc}{parts.path} answered {answer.status} {str(told)[:60]}".strip())
    return found


def checked(url):
    """The parts of an address we, or the browser, may go to. Raises OutOfReach."""
    try:
        parts = outbound.parts_of(url)
    except outbound.OutOfReach as error:
        raise unreachable(str(error)) from error
    if parts.scheme != "https" and parts.hostname not in LOOPBACK_NAMES:
        raise unreachable(f"{parts.scheme}://{parts.hostname} is not encrypted")
    if parts.hostname not in allowed_hosts():
        raise unreachable(f"{parts.hostname} is not in OIDC_HOSTS")
    return parts


def allowed_hosts():
    """The issuer's own host, and those in OIDC_HOSTS."""
    named = [host.strip().lower() for host in current_app.config["OIDC_HOSTS"].split(",") if host.strip()]
    return {urlsplit(current_app.config["OIDC_ISSUER"]).hostname, *named}


def unreachable(reason):
    return OutOfReach(_("The company's sign-in does not answer. Try again in a moment, or sign in with a password."),
                      reason)
