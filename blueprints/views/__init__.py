"""What a person makes of a list: views that are kept, columns, filters by tag and custom field, the keys."""
from flask import Blueprint

bp = Blueprint("views", __name__, url_prefix="/views")

from blueprints.views.views import choosing, kept  # noqa: E402,F401
