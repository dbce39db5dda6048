"""Signing in and out, the first set-up, invitations and resets."""
from flask import Blueprint

bp = Blueprint("auth", __name__)

from blueprints.auth import views  # noqa: E402,F401
