"""The lists of the house for programs, in JSON, by a token of somebody's: what they may see, and little else."""
from flask import Blueprint

bp = Blueprint("api", __name__, url_prefix="/api/v1")

from blueprints.api import refusing, views  # noqa: E402,F401
