"""What the parts of the house and what one may do in them are called."""
from core.words import _l, _lp

DOMAINS = {"tasks": _l("Tasks"), "customers": _l("Customers"), "sales": _l("Sales"), "marketing": _l("Marketing"),
           "service": _l("Service"), "suppliers": _l("Suppliers"), "partners": _l("Partners"),
           "people": _lp("domain", "People"), "imports": _l("Imports"), "admin": _l("Administration")}
LEVELS = {"": "—", "read": _l("Read"), "write": _lp("right", "Write")}
