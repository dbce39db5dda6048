"""What a token of a program may be for, in words."""
from core.words import _l, _lp

DOMAINS = {"tasks": _l("Tasks"), "customers": _l("Customers"), "sales": _l("Sales"), "service": _l("Service"),
           "suppliers": _l("Suppliers"), "partners": _l("Partners")}
LEVELS = {"": "—", "read": _l("Read"), "write": _lp("right", "Write")}
