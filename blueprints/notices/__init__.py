"""What one is told: the bell and the page; and the jobs that tell of due tasks and forget old notices."""
from flask import Blueprint

bp = Blueprint("notices", __name__, url_prefix="/notices")

from blueprints.notices import jobs, views  # noqa: E402,F401
