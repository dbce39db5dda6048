"""Suppliers: the list, the page of each, what was ordered of them and how it arrived."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("suppliers", __name__, url_prefix="/suppliers")
ENTRIES = [Entry(_l("Suppliers"), "suppliers.suppliers", "truck", "suppliers.read")]

from blueprints.suppliers import cli  # noqa: E402,F401
from blueprints.suppliers.imports import products, suppliers, target  # noqa: E402,F401
