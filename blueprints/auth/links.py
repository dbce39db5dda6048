"""Links that work once: for the first set-up, an invitation, a reset. Only the hash of their token is kept."""
import hashlib
import secrets
from datetime import timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import current_app, has_request_context, request

from core import sign_ins
from core.page import Refused
from core.words import _
from models import OneTimeLink, User, db, now

# Why an invitation may wait a week and a reset half an hour: docs/decisions/0018-sign-in-for-companies.md
LIFETIMES = {"set-up": timedelta(days=7), "invite": timedelta(days=7), "reset": timedelta(minutes=30),
             "second-factor": timedelta(minutes=10), "passkey": timedelta(minutes=5),
             "passkey-new": timedelta(minutes=5)}


def make_link(purpose, user=None, came_by=None):
    """A token of 256 bits for a link that works once; earlier links of the account for the same purpose end."""
    end_links(user, purpose)
    return new_link(purpose, user, came_by)


def new_link(purpose, user=None, came_by=None):
    """The same, beside earlier ones."""
    token = secrets.token_urlsafe(32)
    db.session.add(OneTimeLink(
        purpose=purpose, token_hash=sign_ins.token_hash(token), user_id=user.id if user else None,
        state=account_state(user), expires_at=now() + LIFETIMES[purpose], came_by=came_by))
    return token


def end_links(user, *purposes):
    """What was sent to `user` (None: for the set-up) and not used works no more."""
    for link in db.session.scalars(sa.select(OneTimeLink).where(
            OneTimeLink.purpose.in_(purposes), OneTimeLink.used_at.is_(None),
            OneTimeLink.user_id == user.id if user else OneTimeLink.user_id.is_(None))):
        link.used_at = now()


def account_state(user):
    """What a link is bound to: it dies when the password or the e-mail changes or the account is switched off."""
    told = "" if user is None else f"{user.id} {user.password_hash} {user.email_key} {user.is_active}"
    return hashlib.sha256(told.encode()).hexdigest()


def usable_link(token, *purposes):
    """The link behind a token while it can be used, else None."""
    link = db.session.scalars(sa.select(OneTimeLink).where(
        OneTimeLink.token_hash == sign_ins.token_hash(token), OneTimeLink.purpose.in_(purposes),
        OneTimeLink.used_at.is_(None), OneTimeLink.expires_at > now(),
    ).with_for_update().execution_options(populate_existing=True)).one_or_none()
    if link is None or link.state != account_state(user_of(link)):
        return None
    return link


def user_of(link):
    """Whose password the link sets; None for the set-up, where there is nobody yet."""
    return db.session.get(User, link.user_id, populate_existing=True) if link.user_id else None


def use_link(token, *purposes):
    """The link, used up. Raises Refused when somebody was quicker."""
    link = usable_link(token, *purposes)
    if link is None:
        raise Refused(_("This link has been used already"))
    link.used_at = now()
    return link


def password_url(token):
    """The address behind an invitation or a reset, to hand on."""
    return address_of_server() + current_app.url_map.bind("").build("auth.choose_password", {"token": token})


def is_private(host):
    """Is it an address of a private network, or a name without a dot, which the internet does not have?"""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host


def address_of_server():
    """Where people reach this server, without a slash at the end: BASE_URL, else as the one who asks reached it.

    Without BASE_URL only a name that nobody else can own is believed. Raises Refused for others: the Host of a request
    is chosen by whoever sends it, and a link must not lead to them.
    """
    config = current_app.config
    if config["BASE_URL"]:
        return config["BASE_URL"].rstrip("/")
    if has_request_context():
        if not (config["TRUSTED_HOSTS"] or is_private(urlsplit(request.host_url).hostname)):
            raise Refused(_("BASE_URL is not set, so it is not known how people reach this server. Whoever runs it "
                            "sets it to its address: docs/settings.md"))
        return request.host_url.rstrip("/")
    host = "127.0.0.1" if config["HOST"] in ("0.0.0.0", "::") else config["HOST"]
    return f"http://{host}:{config['PORT']}"
