"""Numbers and addresses nobody may be reached at, as hashes: asked when somebody is entered, imported or written to.

The salt is the house's own, so that lists of two houses cannot be laid side by side. It is no secret: who holds the
database could try all phone numbers. The list says nothing to whoever looks at it, and that is what it is for.
"""
import hashlib
import secrets

import sqlalchemy as sa

from core.page import Refused
from core.point_keys import point_key
from core.words import _
from models import Suppression, db, now

LISTED = {"email": "email", "phone": "phone", "mobile": "phone"}  # kind of a contact point: kind on the list
REASONS = ("erased", "objected", "bounced")
SALTS = sa.select(Suppression.salt).distinct().order_by(Suppression.salt)
IN_FORCE = sa.select(Suppression.id, Suppression.kind, Suppression.digest, Suppression.reason).where(
    Suppression.lifted_at.is_(None), Suppression.digest.in_(sa.bindparam("digests", expanding=True)))


def digest(salt, kind, key):
    return hashlib.sha256(f"{salt}:{kind}:{key}".encode()).hexdigest()


def suppressed(pairs):
    """{(kind, key): Suppression row} of those contact points that are on the list, in two statements at most."""
    wanted = {(kind, key) for kind, key in pairs if kind in LISTED and key}
    salts = known_salts() if wanted else []
    by_digest = {}
    for salt in salts:
        for kind, key in wanted:
            by_digest.setdefault((LISTED[kind], digest(salt, LISTED[kind], key)), []).append((kind, key))
    if not by_digest:
        return {}
    rows = db.session.execute(IN_FORCE, {"digests": [each for _kind, each in by_digest]})
    return {pair: row for row in rows for pair in by_digest.get((row.kind, row.digest), ())}


def suppressed_facts(facts):
    """{name of a fact: row} of the e-mail address and numbers in what a form or file says of a party."""
    keys = {kind: point_key(kind, facts[kind]) for kind in LISTED if facts.get(kind)}
    found = suppressed(keys.items())
    return {kind: found[kind, key] for kind, key in keys.items() if (kind, key) in found}


def known_salts():
    return db.session.scalars(SALTS).all()


def suppress(pairs, reason, *, by):
    """Put (kind, key) pairs of contact points on the list; those on it stay as they are. Returns how many came."""
    pairs = {(kind, key) for kind, key in pairs if kind in LISTED and key}
    missing = {(LISTED[kind], key) for kind, key in pairs - suppressed(pairs).keys()}
    salt = next(iter(known_salts()), None) or secrets.token_hex(16)
    db.session.add_all(Suppression(salt=salt, kind=kind, digest=digest(salt, kind, key), reason=reason, by_id=by.id)
                       for kind, key in sorted(missing))
    db.session.flush()
    return len(missing)


def lift(row, *, by):
    """It may be reached again; the line stays, and says who lifted it."""
    if row.lifted_at is not None:
        raise Refused(_("This was lifted already"))
    row.lifted_at, row.lifted_by_id = now(), by.id


def put_back(row, *, by):
    """It was lifted by mistake."""
    again = sa.select(Suppression.id).where(Suppression.kind == row.kind, Suppression.digest == row.digest,
                                            Suppression.lifted_at.is_(None))
    if db.session.scalar(again) is not None:
        raise Refused(_("It is on the list already"))
    row.lifted_at = row.lifted_by_id = None
