"""Signing in and out, the first set-up, invitations and resets, one's own account."""
from flask import Blueprint

bp = Blueprint("auth", __name__)

from blueprints.auth import jobs  # noqa: E402,F401
from blueprints.auth.views import (  # noqa: E402,F401
    account,
    api_tokens,
    calendar,
    company,
    confirming,
    identities,
    links,
    passkeys,
    second_factor,
    sign_in,
)
