"""Proving once more who one is: by the password, a code of the second factor, or a passkey.

What is proved holds for CONFIRM_AGAIN_MINUTES on that sign-in; a fresh sign-in counts as well.
"""
from datetime import timedelta

from blueprints.auth import factors, passkeys
from blueprints.auth.actions import LOCKED, proved_again
from blueprints.auth.letting_in import keep_out
from blueprints.auth.throttle import check_wait, forget_failures
from core import sign_ins
from core.database import writing
from models import SignIn, User, db, now


def is_due(confirmed_at, minutes):
    """Was it too long ago?"""
    return confirmed_at is None or now() - confirmed_at > timedelta(minutes=minutes)


def ways(user):
    """By what somebody can prove it: {"password", "code", "passkey"}, those of them they have."""
    has = {"password": user.password_hash is not None, "code": user.factor_since is not None,
           "passkey": passkeys.are_usable(user.id)}
    return {way for way, is_there in has.items() if is_there}


def confirm(own, *, password="", code="", passkey=""):
    """True, and noted at this sign-in, when one of them is right. Commits.

    Throttled like a sign-in: an open screen must not let a passer-by guess.
    """
    if password and not passkey:
        with proved_again(own, password) as user:
            if user is not None:
                note(own.sign_in_id)
        return user is not None
    key = f"code:{own.id}"
    with writing():
        check_wait(key)
        user = db.session.get(User, own.id, **LOCKED)
        fits = passkeys.who_proves(passkey, user) is not None if passkey else (
            user.factor_since is not None and factors.takes(user, code))
        if fits:
            forget_failures(key)
            note(own.sign_in_id, has_factor=bool(passkey))
        else:
            keep_out(key, user_id=own.id, way="passkey" if passkey else "code", outcome="unproved")
        db.session.commit()
    return fits


def note(sign_in_id, *, has_factor=False):
    """Proved on this sign-in, which gets a new token; by a passkey it has shown two factors from here on."""
    sign_in = db.session.get(SignIn, sign_in_id, **LOCKED)
    if sign_in is not None:
        sign_in.confirmed_at = now()
        sign_in.has_factor = sign_in.has_factor or has_factor
        sign_ins.renew(sign_in)
