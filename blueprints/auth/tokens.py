"""Tokens of programs: made once, shown once, taken back."""
from datetime import timedelta

import sqlalchemy as sa

from core import tokens
from core.access import of
from core.address_values import LARGEST_ID
from core.page import Refused
from core.words import _
from models import ApiToken, User, db, now

MOST = 20  # good ones of one person
TASKS = "tasks"  # what belongs to no domain: one's own work
OPEN = ("customers", "sales", "service", "suppliers", "partners")  # the domains that have lists for programs


def levels_for(grants):
    """{domain: levels} that somebody may give a token, and what needs no right."""
    held = {domain: [level for level in ("read", "write") if grants.scope(domain, level)] for domain in OPEN}
    return {TASKS: ["read", "write"]} | {domain: levels for domain, levels in held.items() if levels}


def make(name, grants, *, days, by):
    """(the ApiToken, the token itself, which nobody sees again)"""
    if len([token for token in of_user(by.id) if is_good(token)]) >= MOST:
        raise Refused(_("You have %(num)s tokens already; revoke one first", num=MOST))
    secret, digest, hint = tokens.new_secret()
    made = ApiToken(user_id=by.id, name=name, token_hash=digest, hint=hint, expires_at=now() + timedelta(days=days),
                    grants={domain: level for domain, level in grants.items() if level})
    db.session.add(made)
    return made, secret


def revoke(token_id, *, of=None):
    """It opens nothing from here on; `of`: only where it is theirs. Refused where there is none that is good."""
    token = db.session.get(ApiToken, token_id, with_for_update=True) if token_id <= LARGEST_ID else None
    if token is None or (of is not None and token.user_id != of.id) or token.revoked_at is not None:
        raise Refused(_("This token opens nothing any more"))
    token.revoked_at = now()
    return token


def end_all(user):
    """All their tokens open nothing from here on."""
    for token in of_user(user.id):
        token.revoked_at = token.revoked_at or now()


def of_user(user_id):
    """Those of somebody, the newest first."""
    return db.session.scalars(sa.select(ApiToken).where(ApiToken.user_id == user_id)
                              .order_by(ApiToken.id.desc())).all()


def of_everybody():
    """Good ones of all, and whose, the newest first."""
    return (of(ApiToken, ApiToken.id, ApiToken.name, ApiToken.hint, ApiToken.grants, ApiToken.created_at,
               ApiToken.expires_at, ApiToken.last_used_at, User.id.label("user_id"), User.name.label("owner"))
            .join(User, User.id == ApiToken.user_id).where(ApiToken.revoked_at.is_(None), ApiToken.expires_at > now())
            .order_by(ApiToken.id.desc()).limit(500))


def is_good(token):
    return token.revoked_at is None and token.expires_at > now()
