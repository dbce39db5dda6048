"""What a token of a program may be for, how people came in, and whether they can, in words."""
from core.words import _l, _lp

DOMAINS = {"tasks": _l("Tasks"), "customers": _l("Customers"), "sales": _l("Sales"), "service": _l("Service"),
           "suppliers": _l("Suppliers"), "partners": _l("Partners")}
LEVELS = {"": "—", "read": _l("Read"), "write": _lp("right", "Write")}
OUTCOMES = {"in": _lp("sign-in", "Signed in"), "asked": _l("Asked for a second factor"), "failed": _l("Turned away"),
            "waits": _l("Turned away, and must wait"), "unproved": _l("Did not prove it again"),
            "out": _l("Signed out"), "ended": _l("Sign-in ended")}
WAYS = {"password": _l("Password"), "ldap": _l("The company's directory"), "oidc": _l("Company sign-in"),
        "passkey": _l("Passkey"), "code": _l("Code of the app"), "paper": _l("Code on paper"), "link": _l("Link")}
USER_STATES = {"active": _l("Active"), "invited": _l("Invited"), "lapsed": _l("Invitation ended"),
               "named": _l("By name alone"), "deactivated": _l("Deactivated")}
USER_TONES = {"active": "success", "invited": "info", "lapsed": "warning", "named": "neutral", "deactivated": "neutral"}
