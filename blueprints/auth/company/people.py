"""Whom claims let in: the account they are connected to, one they may be connected to, or a new one."""
import sqlalchemy as sa
from flask import current_app

from blueprints.auth.company import ldap, roles
from blueprints.auth.company.claims import TurnedAway
from blueprints.auth.emails import email_key
from blueprints.auth.letting_in import LOCKED, keep_out, let_in
from blueprints.auth.links import end_links
from blueprints.auth.throttle import check_wait, forget_failures
from core import sign_in_log, sign_ins
from core.database import reading, writing
from core.page import Refused
from core.words import _
from core.workspace import workspace
from models import Identity, SignIn, User, db, now


def admit(claims, *, typed=None):
    """The user, let in on this device. Commits. Raises TurnedAway.

    `typed` is the name they gave, whose wrong passwords are forgotten.
    """
    try:
        with writing():
            user = owner_of(claims) or connected_by_email(claims) or made_of(claims)
            if not user.is_active:
                raise TurnedAway(_("Your account is deactivated. Ask an administrator."))
            roles.follow(user, claims.groups)
            if typed:
                forget_failures(f"account:{email_key(typed)}")
            let_in(user, claims.source, has_factor=claims.has_factor, session=claims.session)
            db.session.commit()
    except TurnedAway:
        note_refused(claims.source, claims)
        raise
    return user


def note_refused(way, claims=None):
    """Written down, with the account where one is connected. Commits."""
    with writing():
        owner = owner_of(claims) if claims else None
        sign_in_log.note("failed", owner.id if owner else None, way)
        db.session.commit()


def owner_of(claims):
    """The user these claims are connected to, locked; None so far."""
    identity = db.session.scalars(sa.select(Identity).where(
        Identity.issuer == claims.issuer, Identity.subject == claims.subject)).one_or_none()
    if identity is None:
        return None
    identity.seen_at = now()
    return db.session.get(User, identity.user_id, **LOCKED)


def connected_by_email(claims):
    """An account with this e-mail, connected from now on. Only when SSO_LINK_BY_EMAIL says so and it is verified."""
    if not claims.email:
        return None
    user = db.session.scalars(sa.select(User).where(User.email_key == email_key(claims.email))
                              .with_for_update().execution_options(populate_existing=True)).one_or_none()
    if user is None:
        return None
    if not user.is_active:
        raise TurnedAway(_("Your account is deactivated. Ask an administrator."))
    if not current_app.config["SSO_LINK_BY_EMAIL"] or not claims.is_verified or is_taken(user, claims.issuer):
        raise TurnedAway(not_connected(claims))
    connect(user, claims)
    return user


def not_connected(claims):
    if claims.source == "ldap":
        return _("There is an account with your e-mail that is not connected to the company's directory. "
                 "Sign in with its own password, or ask an administrator.")
    return _("There is an account with your e-mail that is not connected to the company's sign-in. "
             "Sign in with its password and connect it under My account, or ask an administrator.")


def is_taken(user, issuer):
    """Is the account somebody else's at the same issuer already?"""
    return any(identity.issuer == issuer for identity in user.identities)


def made_of(claims):
    """A new account, if such are made, with the roles of its groups."""
    if not current_app.config["SSO_CREATE"] or workspace() is None:
        raise TurnedAway(_("There is no account for you here yet. Ask an administrator."))
    if not claims.email:
        raise TurnedAway(_("The company's sign-in tells no e-mail address of you, which an account needs."))
    given = roles.given_by(claims.groups)
    if roles.pairs() and not given:
        raise TurnedAway(_("None of your groups has a role here. Ask an administrator."))
    home = workspace()
    user = User(name=claims.name.strip() or claims.email, email=claims.email, email_key=email_key(claims.email),
                password_hash=None, language=home.language, time_zone=home.time_zone, roles=given)
    db.session.add(user)
    db.session.flush()
    connect(user, claims)
    return user


def connect(user, claims):
    """From now on these claims let in as `user`; whoever holds an invitation to the account does not any more."""
    end_links(user, "invite")
    db.session.add(Identity(user=user, source=claims.source, issuer=claims.issuer, subject=claims.subject))


def connect_own(claims, own, sign_in_id):
    """Connect the account of whoever is signed in, who began it on this very sign-in. Commits."""
    with writing():
        if own.sign_in_id != sign_in_id or db.session.get(SignIn, sign_in_id) is None:
            raise TurnedAway(_("This way in was not begun in this browser, or too long ago. Please begin again."))
        user = db.session.get(User, own.id, **LOCKED)
        owner = owner_of(claims)
        if owner is not None and owner.id != user.id:
            raise TurnedAway(_("Somebody else's account is connected to this one of the company already."))
        if owner is None and is_taken(user, claims.issuer):
            raise TurnedAway(_("Your account is connected to another one of the company already."))
        if owner is None:
            connect(user, claims)
        db.session.commit()


def disconnect(user):
    """Let nobody in by the company's sign-in any more, until connected anew."""
    for identity in list(user.identities):
        user.identities.remove(identity)


def connect_to_directory(own, name, password):
    """Connect the account of whoever is signed in with theirs in the directory: True, or False when it does not know
    them by this password. Commits. Throttled like a sign-in, and raises TurnedAway as that does."""
    key = f"code:{own.id}"
    with reading():
        check_wait(key)
    claims = ldap.prove(name, password)
    if claims is None:
        with writing():
            keep_out(key, user_id=own.id, way="ldap", outcome="unproved")
            db.session.commit()
        return False
    connect_own(claims, own, own.sign_in_id)
    return True


def disconnect_own(user, identity_id, *, keep_sign_in):
    """One of them lets nobody in any more, and ends what came by it; for oneself, who must not be left outside."""
    identity = next((each for each in user.identities if each.id == identity_id), None)
    if identity is None:
        raise Refused(_("It is disconnected already"))
    if user.password_hash is None and len(user.identities) == 1:
        raise Refused(_("You have no password here: an administrator can give you a link to choose one first"))
    user.identities.remove(identity)
    for sign_in in db.session.scalars(sa.select(SignIn).where(
            SignIn.user_id == user.id, SignIn.way == identity.source, SignIn.id != keep_sign_in)):
        sign_ins.end(sign_in)
