"""The directory of the company (LDAP): found by our service account, proved by a bind as themselves.

The line is encrypted and the certificate checked, always: ldaps://, or ldap:// with StartTLS. A directory takes a bind
without password for granted (RFC 4513, 5.1.2), so an empty one never gets there.
"""
import secrets
import ssl
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app

from blueprints.auth.company.claims import Claims, OutOfReach
from blueprints.auth.emails import is_email
from core.later import Later
from core.words import _

ldap3, errors = Later("ldap3"), Later("ldap3.core.exceptions")
filters, names = Later("ldap3.utils.conv"), Later("ldap3.utils.dn")


@dataclass(frozen=True)
class Found:
    """One entry of the directory."""

    dn: str
    subject: str
    name: str
    email: str


def is_on():
    return bool(current_app.config["LDAP_URL"] and current_app.config["LDAP_BASE"])


def prove(name, password):
    """Claims of the person, or None when there is no such one or it is not their password. Raises OutOfReach.

    Whoever is not found is asked for all the same, so that an answer takes as long for them.
    """
    if not name or not password or "\x00" in password:  # no directory takes such a password
        return None
    with service() as connection:
        found = look_up(connection, name)
        nobody = f"cn={names.escape_rdn(secrets.token_hex(8))},{current_app.config['LDAP_BASE']}"
        if not opens(found.dn if found else nobody, password) or found is None:
            return None
        return claims_of(found, groups_of(connection, found))


def claims_of(found, groups):
    return Claims("ldap", f"ldap:{current_app.config['LDAP_BASE'].lower()}", found.subject, found.name[:120],
                  found.email, bool(found.email), tuple(groups))


def opens(dn, password):
    """Is it their password? Raises OutOfReach when the directory cannot say."""
    with answering():
        try:
            connect(dn, password).unbind()
        except errors.LDAPInvalidCredentialsResult:
            return False
        except (errors.LDAPUnwillingToPerformResult, errors.LDAPNoSuchObjectResult):  # locked, run out, or not there
            return False
    return True


@contextmanager
def service():
    """A connection of the account that searches, closed afterwards."""
    config = current_app.config
    with answering():
        connection = connect(config["LDAP_BIND_DN"] or None, config["LDAP_BIND_PASSWORD"] or None)
        try:
            yield connection
        finally:
            connection.unbind()


def connect(dn, password):
    """A bound connection over a line that is encrypted before anything is said on it."""
    seconds, starts_tls = current_app.config["LDAP_TIMEOUT_SECONDS"], not server_parts().scheme == "ldaps"
    return ldap3.Connection(
        server(), dn, password, client_strategy=ldap3.SYNC, raise_exceptions=True, receive_timeout=seconds,
        auto_referrals=False, read_only=True, check_names=False, return_empty_attributes=False,
        auto_bind=ldap3.AUTO_BIND_TLS_BEFORE_BIND if starts_tls else ldap3.AUTO_BIND_NO_TLS)


def server():
    parts, config = server_parts(), current_app.config
    tls = ldap3.Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=config["SSO_CA_FILE"] or None, sni=parts.hostname)
    return ldap3.Server(parts.hostname, parts.port, use_ssl=parts.scheme == "ldaps", tls=tls, get_info=ldap3.NONE,
                        connect_timeout=config["LDAP_TIMEOUT_SECONDS"])


def server_parts():
    """Raises OutOfReach when LDAP_URL is none."""
    try:
        parts = urlsplit(current_app.config["LDAP_URL"])
        _port = parts.port
    except ValueError:
        raise unreachable("LDAP_URL is no address") from None
    if parts.scheme not in ("ldap", "ldaps") or not parts.hostname:
        raise unreachable("LDAP_URL begins with ldaps:// or ldap://, and names a host")
    return parts


def look_up(connection, name):
    """The one entry of that name; None when there is none, or several."""
    config = current_app.config
    wanted = [config["LDAP_ID_ATTRIBUTE"], config["LDAP_NAME_ATTRIBUTE"], "mail"]
    pattern = config["LDAP_USER_FILTER"].replace("{name}", filters.escape_filter_chars(name))
    try:
        entries = search(connection, config["LDAP_BASE"], pattern, wanted, most=2)
    except errors.LDAPSizeLimitExceededResult:
        return None
    if len(entries) != 1 or not entries[0][1].get(wanted[0]):
        return None
    dn, held = entries[0]
    email = text(held.get("mail"))
    return Found(dn, subject(held[wanted[0]][0]), text(held.get(wanted[1])) or email or name,
                 email if is_email(email) else "")


def groups_of(connection, found):
    """Names and whole addresses (DN) of the groups somebody is in."""
    config = current_app.config
    pattern = config["LDAP_GROUP_FILTER"].replace("{dn}", filters.escape_filter_chars(found.dn))
    base = config["LDAP_GROUP_BASE"] or config["LDAP_BASE"]
    for dn, held in search(connection, base, pattern, ["cn"], most=0):
        yield dn
        yield from (value.decode("utf-8", "replace") for value in held.get("cn", ()))


def search(connection, base, pattern, attributes, *, most, scope="SUBTREE"):
    """(dn, {attribute: values as bytes}) of the entries found; referrals to other servers are not followed."""
    connection.search(base, pattern, scope, attributes=attributes, size_limit=most,
                      time_limit=current_app.config["LDAP_TIMEOUT_SECONDS"])
    return [(entry["dn"], dict(entry["raw_attributes"])) for entry in connection.response
            if entry["type"] == "searchResEntry"]


def subject(raw):
    """As text: Active Directory's objectGUID is 16 bytes."""
    return str(uuid.UUID(bytes_le=raw)) if len(raw) == 16 else raw.decode("utf-8", "replace")


def text(values):
    return values[0].decode("utf-8", "replace").strip() if values else ""


@contextmanager
def answering():
    """Whatever goes wrong with the directory is said as OutOfReach."""
    try:
        yield
    except (errors.LDAPException, OSError) as error:
        told = f"{type(error).__name__}: {error}"
        raise unreachable(told if len(told) < 300 else f"{told[:80]} … {told[-200:]}") from error


def unreachable(reason):
    return OutOfReach(_("The company's directory does not answer. Accounts with a password of their own get in all "
                        "the same."), reason)
