"""Rights: what roles give, who reaches what by which of them, and looking at it all as somebody else."""
from flask import Blueprint

bp = Blueprint("rights", __name__)

from blueprints.rights.views import matrix, readers, roles, seeing  # noqa: E402,F401
