"""Proving who someone is, choosing passwords, and what people change about their own account.

argon2 takes 50 ms that nobody should wait for, so what hashes does so outside any transaction and commits itself.
"""
import logging
from contextlib import contextmanager

import sqlalchemy as sa

from blueprints.auth import passkeys, tokens
from blueprints.auth.company import ldap, people
from blueprints.auth.company.claims import OutOfReach
from blueprints.auth.emails import email_key
from blueprints.auth.letting_in import LOCKED, keep_out, let_in, wants_more
from blueprints.auth.links import end_links, use_link
from blueprints.auth.throttle import check_wait, forget_failures
from core import house_audit, passwords, sign_ins
from core.address_values import LARGEST_ID
from core.cookies import send_cookie
from core.database import reading, writing
from core.page import Refused
from core.words import _
from models import NOTICE_KINDS, SignIn, User, db

log = logging.getLogger(__name__)


def prove(email, password, address):
    """The user behind e-mail and password, let in on this device; None when they do not match. Commits.

    Raises TooManyRequests while the account or the address must wait. A password that is none of ours is
    tried on the company's directory, where there is one; raises TurnedAway when that does not answer or has no say.
    """
    keys = [f"account:{email_key(email)}", f"address:{address}"]
    known = _known(User.email_key == email_key(email), keys)
    fits, password_hash = _compare(known, password)
    if not fits and ldap.is_on():
        return _prove_in_directory(email, password, keys, known)
    with writing():
        user = _unchanged(known) if fits else None
        if user is None or not user.is_active:
            keep_out(*keys, user_id=known.id if known else None, way="password")
            db.session.commit()
            return None
        user.password_hash = password_hash
        forget_failures(keys[0])
        let_in(user, "password")
        db.session.commit()
    return user


def choose_password(token, password, *, language):
    """Use up an invitation or a reset; returns its user, signed in on this device. Commits.

    Whoever needs such a link may have had a guest: passkeys and tokens made before end as well. Where a passkey is all
    there is of a second factor that a role asks for, it stays, and is asked for: no link goes round that.
    Who is invited reads on in the `language` the page of the link spoke to them.
    """
    password_hash = passwords.hash_password(password)
    with writing():
        user = db.session.get(User, use_link(token, "invite", "reset").user_id, **LOCKED)
        user.language = user.language if user.password_hash else language
        set_password(user, password_hash, by=user)
        if user.factor_since is not None or not wants_more(user):
            passkeys.end_all(user)
        tokens.end_all(user)
        forget_failures(f"account:{user.email_key}")
        let_in(user, "link")
        db.session.commit()
    return user


def change_password(own, current, new):
    """A person changes their own password: True, or False when `current` is not it. Commits.

    Throttled like a sign-in: an open screen must not let a passer-by guess.
    """
    password_hash = passwords.hash_password(new)
    with proved_again(own, current) as user:
        if user is not None:
            set_password(user, password_hash, keep_sign_in=own.sign_in_id)
    return user is not None


def prove_by_passkey(answer, address):
    """The person whose passkey this is, signed in on this device; None when it does not hold. Commits.

    Raises TooManyRequests while this address must wait. A passkey asks for a finger or a PIN: that makes two factors.
    """
    with writing():
        check_wait(f"address:{address}")
        user = passkeys.who_proves(answer)
        if user is None or not user.is_active:
            keep_out(f"address:{address}", user_id=user.id if user else None, way="passkey")
            user = None
        else:
            send_cookie("proving", None)
            sign_ins.start(user, "passkey", has_factor=True)
        db.session.commit()
    return user


@contextmanager
def proved_again(own, password):
    """The account of whoever is signed in, locked, when this is their password; else None. Commits at the end."""
    keys = [f"account:{email_key(own.email)}"]
    known = _known(User.id == own.id, keys)
    fits, _kept = _compare(known, password)
    with writing():
        user = _unchanged(known) if fits else None
        if user is None:
            keep_out(*keys, user_id=own.id, way="password", outcome="unproved")
        yield user
        db.session.commit()


def set_password(user, password_hash, *, keep_sign_in=None, by=None):
    """A new password ends every sign-in of the account, except the device it was changed on, and every link to it."""
    house_audit.note(user, "changed", {"password": ["set" if user.password_hash else None, "another"]}, by=by)
    user.password_hash = password_hash
    sign_ins.end_all(user, but=keep_sign_in)
    end_links(user, "invite", "reset", "second-factor")


def revise_account(user, facts):
    """What people change about themselves: name, language, time zone, theme."""
    for name in ("name", "language", "time_zone", "theme"):
        setattr(user, name, facts[name])


def notice_choices(user):
    """What a form shows of what somebody wants to be told: {kind: True or False}."""
    return {kind: user.notice_choices.get(kind, True) for kind in NOTICE_KINDS}


def choose_notices(user, wanted):
    """`wanted`: {kind of notice: True or False}. Only what is unwanted is kept, so that new kinds are told at first."""
    user.notice_choices = {kind: False for kind in NOTICE_KINDS if not wanted[kind]}


def end_device(sign_in_id, *, by):
    """Sign one of one's own devices out."""
    sign_in = db.session.get(SignIn, sign_in_id) if sign_in_id <= LARGEST_ID else None
    if sign_in is None or sign_in.user_id != by.id:
        raise Refused(_("This device is signed out already"))
    sign_ins.end_one(sign_in.id)


def _known(condition, keys):
    """Id and password hash of the account, read in a transaction that is over before any hashing; None if unknown."""
    with reading():
        check_wait(*keys)
        return db.session.execute(sa.select(User.id, User.password_hash).where(condition)).one_or_none()


def _prove_in_directory(name, password, keys, known):
    """As `prove`. What the directory does not accept, or cannot be asked about, counts as a wrong password."""
    try:
        claims = ldap.prove(name, password)
    except OutOfReach as error:
        log.warning("the directory does not answer: %s", error.reason)
        _keep_out(keys, known)
        raise
    if claims is None:
        _keep_out(keys, known)
        return None
    return people.admit(claims, typed=name)


def _keep_out(keys, known):
    with writing():
        keep_out(*keys, user_id=known.id if known else None, way="ldap")
        db.session.commit()


def _compare(known, password):
    """Does the password fit, and the hash to keep: a new one when the old was made with weaker parameters."""
    kept = known.password_hash if known else None
    fits = passwords.fits(kept, password)
    return fits, passwords.hash_password(password) if fits and passwords.is_outdated(kept) else kept


def _unchanged(known):
    """The account, locked; None if its password changed while we compared with the old one."""
    user = db.session.get(User, known.id, **LOCKED)
    return user if user.password_hash == known.password_hash else None
