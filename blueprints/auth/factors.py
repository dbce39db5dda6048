"""The second factor: codes of an authenticator app (TOTP, RFC 6238), and codes on paper for the day the phone is gone.

A code counts for its half minute and one to either side, and never twice: the step of the last one is kept.
"""
import hashlib
import secrets
import time
from hmac import compare_digest

import pyotp
import sqlalchemy as sa

from blueprints.auth.letting_in import keep_out
from blueprints.auth.links import end_links, usable_link, user_of
from blueprints.auth.throttle import check_wait, forget_failures
from core import house_audit, sign_ins
from core.cookies import send_cookie
from core.database import writing
from core.later import Later
from core.page import Refused
from core.words import _
from models import RecoveryCode, User, db, now

segno = Later("segno")
SECONDS = 30  # a step
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
CODES, PARTS, PART = 10, 6, 4  # of 24 letters: 118 bits, which no digest gives away (ASVS 6.5.2 asks for 112)
LOCKED = {"with_for_update": True, "populate_existing": True}


def who_is_proving(token):
    """The user who has given their password on this device and not yet their code; None when that is too long ago."""
    link = usable_link(token, "second-factor")
    return user_of(link) if link else None


def prove_code(token, code):
    """True, and signed in on this device, when the code is theirs who hold this token. Commits.

    Raises TooManyRequests while the account must wait: knowing the password gives no further tries.
    """
    with writing():
        link = usable_link(token, "second-factor")
        if link is None:
            return False
        key = f"code:{link.user_id}"
        check_wait(key)
        user = db.session.get(User, link.user_id, **LOCKED)
        shown = takes(user, code)
        if shown is None:
            keep_out(key, user_id=user.id, way="code")
            db.session.commit()
            return False
        link.used_at = now()
        forget_failures(key)
        send_cookie("proving", None)
        sign_ins.start(user, **(link.came_by or {"way": "password"}), shown=shown)
        db.session.commit()
    return True


def takes(user, code):
    """By what it is theirs, "code" (of the app) or "paper", used up with it; None if it is not, or was used already."""
    plain = "".join(code.split()).replace("-", "").lower()
    if user.factor_since is None:  # who has a passkey alone
        return None
    step = step_of(user.factor_secret, plain, after=user.factor_step or 0)
    if step is not None:
        user.factor_step = step
        return "code"
    kept = db.session.scalars(sa.select(RecoveryCode).where(
        RecoveryCode.user_id == user.id, RecoveryCode.code_hash == digest(plain),
        RecoveryCode.used_at.is_(None)).with_for_update()).one_or_none()
    if kept is None:
        return None
    kept.used_at = now()
    return "paper"


def step_of(secret, code, *, after, at=None):
    """The step whose code this is, later than the step `after`; None for no code of now (`at`: seconds since 1970)."""
    here, totp = int((time.time() if at is None else at) // SECONDS), pyotp.TOTP(secret)
    steps = [step for step in (here - 1, here, here + 1) if compare_digest(totp.at(step * SECONDS), code)]
    return next((step for step in steps if step > after), None)


def begin(user):
    """A new secret, which counts for nothing until a code of it is given."""
    if user.factor_since is not None:
        raise Refused(_("A second factor is in force already"))
    user.factor_secret = pyotp.random_base32()


def confirm(user, code, *, keep_sign_in):
    """In force from now on, when the code is right: the codes for paper, shown once; None otherwise.

    It ends every other sign-in of the account, which was made without it.
    """
    step = step_of(user.factor_secret, "".join(code.split()), after=0) if user.factor_secret else None
    if step is None or user.factor_since is not None:
        return None
    user.factor_since, user.factor_step = now(), step
    user.access_version += 1
    sign_ins.end_all(user, but=keep_sign_in)
    return new_codes(user)


def renew_codes(user):
    if user.factor_since is None:
        raise Refused(_("No second factor is in force"))
    return new_codes(user)


def new_codes(user):
    """Ten codes for paper, each good once; earlier ones are not."""
    left = codes_left(user)
    for kept in db.session.scalars(sa.select(RecoveryCode).where(RecoveryCode.user_id == user.id)):
        db.session.delete(kept)
    codes = ["-".join("".join(secrets.choice(LETTERS) for _place in range(PART)) for _part in range(PARTS))
             for _code in range(CODES)]
    db.session.add_all(RecoveryCode(user_id=user.id, code_hash=digest(code.replace("-", ""))) for code in codes)
    house_audit.note(user, "changed", {"codes": [left, CODES]})
    return codes


def remove(user):
    """The password alone is enough again."""
    user.factor_secret = user.factor_since = user.factor_step = None
    user.access_version += 1
    end_links(user, "second-factor")
    for kept in db.session.scalars(sa.select(RecoveryCode).where(RecoveryCode.user_id == user.id)):
        db.session.delete(kept)


def codes_left(user):
    return db.session.scalar(sa.select(sa.func.count()).select_from(RecoveryCode).where(
        RecoveryCode.user_id == user.id, RecoveryCode.used_at.is_(None)))


def has_short_codes(user):
    """Are some left from before, of half the letters?"""
    return db.session.scalar(sa.select(RecoveryCode.id).where(
        RecoveryCode.user_id == user.id, RecoveryCode.used_at.is_(None), RecoveryCode.letters < PARTS * PART).limit(1))


def digest(code):
    return hashlib.sha256(code.encode()).hexdigest()


def picture(user, company):
    """What an app reads with the phone's camera, as an address of an image; it holds the secret."""
    address = pyotp.TOTP(user.factor_secret).provisioning_uri(name=user.email, issuer_name=company)
    return segno.make(address, micro=False).svg_data_uri(scale=4, border=2, dark="#000", light="#fff")
