"""Work on many rows of a list at once: the preview, the progress, what came of it, and its undoing."""
from flask import Blueprint

bp = Blueprint("bulk", __name__, url_prefix="/bulk")

from blueprints.bulk import jobs, views  # noqa: E402,F401
