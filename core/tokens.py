"""Tokens of programs: which one a request shows, and that it was used.

A token is "gx_" and 256 random bits, in `Authorization: Bearer`, and only there. The table knows its hash.
"""
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import sqlalchemy as sa
from flask import g, request

from core.database import if_reachable, writing
from core.directory import VERSION
from core.workspace import COLUMNS
from models import ApiToken, Passkey, User, Workspace, db, now

API = "api"  # the blueprint that tokens open, and nothing else does
PREFIX = "gx_"
HINT = 7  # characters of a token that may be shown again
NOTED_EVERY = timedelta(minutes=1)
HAS_PASSKEY = sa.select(Passkey.id).where(Passkey.user_id == User.id).limit(1).correlate(User).scalar_subquery()
SHOWN = sa.select(
    ApiToken.id, ApiToken.grants, ApiToken.last_used_at, HAS_PASSKEY, VERSION, User.id, User.access_version,
    User.name, User.email, User.language, User.time_zone, *COLUMNS,
).join(User, User.id == ApiToken.user_id).join(Workspace, sa.true()).where(
    ApiToken.token_hash == sa.bindparam("token_hash"), ApiToken.expires_at > sa.bindparam("at"),
    ApiToken.revoked_at.is_(None), User.is_active)


@dataclass(frozen=True)
class Token:
    """What a request goes on knowing of the token it came with."""

    id: int
    grants: dict
    last_used_at: object


@dataclass(frozen=True)
class Found:
    """A token and its owner, read in one statement."""

    token: Token
    has_factor: bool  # a passkey; an app is known with the grants
    directory_version: int
    user_id: int
    access_version: int
    name: str
    email: str
    language: str
    time_zone: str
    home: tuple


def new_secret():
    """(the token, its hash, how it begins)"""
    token = PREFIX + secrets.token_urlsafe(32)
    return token, token_hash(token), token[:HINT]


def token_hash(token):
    return sha256(token.encode()).hexdigest()


def shown():
    """The token of this request, or ""."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def found():
    """What is behind it while it is good; None for any other."""
    token = shown()
    row = db.session.execute(SHOWN, {"token_hash": token_hash(token), "at": now()}).one_or_none() if token else None
    if row is None:
        return None
    token_id, grants, last_used_at, passkey_id, *rest = row
    return Found(Token(token_id, grants, last_used_at), passkey_id is not None, *rest[:7], home=tuple(rest[7:]))


def note_used(response):
    """Keep "last used" roughly true, off the path of the answer's own transaction."""
    token = g.get("token")
    if token and (token.last_used_at is None or now() - token.last_used_at > NOTED_EVERY):
        with if_reachable("when a token was last used"), writing():
            kept = db.session.get(ApiToken, token.id, with_for_update=True, populate_existing=True)
            if kept is not None:
                kept.last_used_at = now()
                db.session.commit()
    return response
