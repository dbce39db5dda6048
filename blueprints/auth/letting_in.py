"""The last step of each way in: signed in on this device, asked for a second factor first, or kept out."""
from blueprints.auth import passkeys
from blueprints.auth.links import LIFETIMES, make_link
from blueprints.auth.throttle import note_failure
from core import sign_in_log, sign_ins
from core.cookies import send_cookie

LOCKED = {"with_for_update": True, "populate_existing": True}


def let_in(user, way, *, has_factor=False, session=None):
    """Sign in on this device, or with a second factor hold what was proved until that is shown.

    `has_factor`: they have shown one elsewhere, of a kind that is trusted. `session`: as the issuer calls theirs.
    """
    if not wants_more(user, has_factor=has_factor):
        sign_ins.start(user, way, has_factor=has_factor, session=session)
        return
    token = make_link("second-factor", user, came_by={"way": way, "session": session})
    send_cookie("proving", token, LIFETIMES["second-factor"].seconds)
    sign_in_log.note("asked", user.id, way)


def wants_more(user, *, has_factor=False):
    """Is what they have shown so far not enough: is there an app, or a passkey where a role asks for two factors?"""
    if has_factor:
        return False
    return user.factor_since is not None or (is_required(user) and passkeys.are_usable(user.id))


def is_required(user):
    """Does a role of theirs ask for a second factor?"""
    return any(role.needs_factor and role.archived_at is None for role in user.roles)


def keep_out(*keys, user_id, way, outcome="failed"):
    """They did not prove it: written down, and from some point on they must wait. The caller commits."""
    sign_in_log.note("waits" if note_failure(*keys) else outcome, user_id, way)
