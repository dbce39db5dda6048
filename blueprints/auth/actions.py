"""Proving who someone is: passwords, growing delays, one-time links."""
import hashlib
import secrets
from datetime import timedelta

import sqlalchemy as sa
from werkzeug.exceptions import TooManyRequests

from core import passwords, sign_ins
from core.database import reading, writing
from core.page import Refused
from core.words import _
from models import OneTimeLink, Throttle, User, db, now

FREE_TRIES = 5  # wrong passwords before the first wait
LONGEST_WAIT = timedelta(minutes=15)
LIFETIMES = {"set-up": timedelta(days=7), "invite": timedelta(days=7), "reset": timedelta(minutes=30)}


def email_key(email):
    """How addresses are compared."""
    return email.strip().casefold()


# -- waiting ----------------------------------------------------------------------------------------------------------

def waiting_time(keys):
    """How long until another attempt is allowed for any of these keys; zero when now."""
    blocked = db.session.scalars(sa.select(Throttle.blocked_until).where(Throttle.key.in_(keys))).all()
    return max([until - now() for until in blocked] + [timedelta(0)])


def note_failure(key):
    """One more wrong password: after the free tries each doubles the wait, up to a quarter of an hour.

    Never a hard lock-out: nobody can keep a colleague out for good. A day without failures forgets them.
    """
    throttle = db.session.get(Throttle, key, with_for_update=True)
    if throttle is None:
        throttle = Throttle(key=key, failures=0, last_failure_at=now(), blocked_until=now())
        db.session.add(throttle)
    if now() - throttle.last_failure_at > timedelta(days=1):
        throttle.failures = 0
    throttle.failures += 1
    throttle.last_failure_at = now()
    excess = throttle.failures - FREE_TRIES
    if excess >= 0:
        throttle.blocked_until = now() + min(timedelta(seconds=2 ** min(excess, 12)), LONGEST_WAIT)


def forget_failures(key):
    throttle = db.session.get(Throttle, key)
    if throttle is not None:
        db.session.delete(throttle)


# -- links ------------------------------------------------------------------------------------------------------------

def make_link(purpose, user=None):
    """A token of 256 bits for a link that works once; earlier links of the account for the same purpose end."""
    token = secrets.token_urlsafe(32)
    for old in db.session.scalars(sa.select(OneTimeLink).where(
            OneTimeLink.purpose == purpose, OneTimeLink.used_at.is_(None),
            OneTimeLink.user_id == user.id if user else OneTimeLink.user_id.is_(None))):
        old.used_at = now()
    db.session.add(OneTimeLink(purpose=purpose, token_hash=sign_ins.token_hash(token), user_id=user.id if user else None,
                               state=account_state(user), expires_at=now() + LIFETIMES[purpose]))
    return token


def account_state(user):
    """What a link is bound to: it dies when the password changes or the account is switched off."""
    told = "" if user is None else f"{user.id} {user.password_hash} {user.is_active}"
    return hashlib.sha256(told.encode()).hexdigest()


def usable_link(token, *purposes):
    """The link behind a token while it can be used, else None."""
    link = db.session.scalars(sa.select(OneTimeLink).where(
        OneTimeLink.token_hash == sign_ins.token_hash(token), OneTimeLink.purpose.in_(purposes),
        OneTimeLink.used_at.is_(None), OneTimeLink.expires_at > now()).with_for_update()).one_or_none()
    if link is None or link.state != account_state(db.session.get(User, link.user_id) if link.user_id else None):
        return None
    return link


def use_link(link):
    if link.used_at is not None:
        raise Refused(_("This link has been used already"))
    link.used_at = now()


# -- passwords --------------------------------------------------------------------------------------------------------

def set_password(user, password_hash, *, keep_sign_in=None):
    """A new password ends every sign-in of the account, except the device it was changed on."""
    user.password_hash = password_hash
    sign_ins.end_all(user, but=keep_sign_in)




def choose_password(token, password_hash):
    """Use up an invitation or a reset; returns its user."""
    link = usable_link(token, "invite", "reset")
    if link is None:
        raise Refused(_("This link has been used already"))
    use_link(link)
    user = db.session.get(User, link.user_id)
    set_password(user, password_hash)
    forget_failures(f"account:{user.email_key}")
    return user


def prove(email, password, address):
    """The user behind e-mail and password, signed in on this device; None when they do not match. Commits.

    Reads in a transaction of its own and hashes outside any, because argon2 takes 50 ms that nobody should wait for.
    Raises TooManyRequests while the account or the address must wait.
    """
    keys = [f"account:{email_key(email)}", f"address:{address}"]
    with reading():
        wait = waiting_time(keys)
        user = db.session.scalars(sa.select(User).where(User.email_key == email_key(email))).one_or_none()
    if wait:
        raise TooManyRequests(retry_after=int(wait.total_seconds()) + 1)
    fits = passwords.fits(user.password_hash if user else None, password)
    with writing():
        if not fits or not user.is_active:
            for key in keys:
                note_failure(key)
            db.session.commit()
            return None
        better = passwords.hash_password(password) if passwords.is_outdated(user.password_hash) else user.password_hash
        user.password_hash = better
        forget_failures(keys[0])
        sign_ins.start(user)
        db.session.commit()
    return user
