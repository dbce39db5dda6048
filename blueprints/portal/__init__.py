"""The side of those who do not sign in. Customers: ask, see by a signed link where a ticket stands, answer, say how it
was. Suppliers and partners: answer a questionnaire."""
from flask import Blueprint

bp = Blueprint("portal", __name__, url_prefix="/portal")

from blueprints.portal import views  # noqa: E402,F401
