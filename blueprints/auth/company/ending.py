"""Sign-ins that end because they ended with the issuer: OpenID Connect Back-Channel Logout 1.0.

https://openid.net/specs/openid-connect-backchannel-1_0.html. A token that is shown a second time ends nothing that
began after it was made.
"""
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from flask import current_app

from blueprints.auth.company import oidc
from blueprints.auth.company.tokens import LEEWAY_SECONDS, decoded, errors, jwt, rejected
from core import sign_ins
from models import Identity, SignIn, db

EVENT = "http://schemas.openid.net/event/backchannel-logout"
LONGEST = 20_000


def end(token):
    """End what the token names; the caller commits. Raises TurnedAway when it cannot be trusted."""
    claims = checked(token)
    made_at = datetime.fromtimestamp(claims["iat"] + LEEWAY_SECONDS, UTC)
    session, user_id = claims.get("sid"), owner_id(claims)
    theirs = sa.and_(SignIn.user_id == user_id, SignIn.way == "oidc")
    if session is None:
        named = theirs
    elif user_id is None:
        named = SignIn.company_session == session
    else:  # also one that does not know what the issuer calls it
        named = sa.and_(theirs, sa.or_(SignIn.company_session == session, SignIn.company_session.is_(None)))
    for sign_in in db.session.scalars(sa.select(SignIn).where(named, SignIn.created_at <= made_at).with_for_update()):
        sign_ins.end(sign_in)


def checked(token):
    """The claims, once all that must hold does (section 2.6)."""
    must = jwt.JWTClaimsRegistry(
        leeway=LEEWAY_SECONDS, iss={"essential": True, "value": current_app.config["OIDC_ISSUER"]},
        aud={"essential": True, "value": current_app.config["OIDC_CLIENT_ID"]}, iat={"essential": True},
        jti={"essential": True}, events={"essential": True})
    try:
        if len(token) > LONGEST:
            raise ValueError("too long")
        claims = decoded(token, oidc.provider()["jwks_uri"]).claims
        must.validate(claims)
        told = claims["events"]
        if not isinstance(told, dict) or not isinstance(told.get(EVENT), dict) or "nonce" in claims:
            raise ValueError("no logout token")
        if not any(isinstance(claims.get(name), str) and claims[name] for name in ("sub", "sid")):
            raise ValueError("of nobody")
        if datetime.fromtimestamp(claims["iat"], UTC) < datetime.now(UTC) - timedelta(seconds=10 * LEEWAY_SECONDS):
            raise ValueError("too old")
    except (errors.JoseError, ValueError, TypeError, KeyError) as error:
        raise rejected(error) from error
    return claims


def owner_id(claims):
    """Whose account is connected to the subject; None where the token names none, or nobody's is."""
    if not isinstance(claims.get("sub"), str):
        return None
    return db.session.scalar(sa.select(Identity.user_id).where(
        Identity.issuer == claims["iss"], Identity.subject == claims["sub"]))
