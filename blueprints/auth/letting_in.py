"""The last step of each way in: signed in on this device, or asked for a code first."""
from blueprints.auth.links import LIFETIMES, make_link
from core import sign_ins
from core.cookies import send_cookie

LOCKED = {"with_for_update": True, "populate_existing": True}


def let_in(user, *, has_factor=False):
    """Sign in on this device, or with a second factor hold what was proved until its code is given.

    `has_factor`: they have shown one elsewhere, of a kind that is trusted.
    """
    if user.factor_since is None or has_factor:
        sign_ins.start(user, has_factor=has_factor)
    else:
        send_cookie("proving", make_link("second-factor", user), LIFETIMES["second-factor"].seconds)
