"""Every address of the application, with the right its view asks for, and what somebody with some grants is answered.

One source for the page that prints the rights and for the test that proves them (tests/laws/test_access.py).
"""
from dataclasses import dataclass

from core.access import passes
from core.principal import OF_EITHER
from core.tokens import API

VERDICTS = {True: "yes", False: "no", None: "sign in"}


@dataclass(frozen=True)
class Endpoint:
    """A view under one of its addresses and one method."""

    name: str
    method: str
    right: str
    rule: object  # of werkzeug's

    @property
    def room(self):
        return self.name.partition(".")[0]

    def verdict(self, principal):
        """`yes` passes the right of the view (the row may still be out of scope), `no` is 403, `sign in` asks first;
        `in part` passes too, but the view looks further: which of two rooms its address is about, and with what level.
        `by token` is for programs, whatever the role: their token says how far they reach.
        """
        if self.room == API:
            return "by token"
        may = passes(principal, self.right)
        return "in part" if may and self.right.partition(".")[0] in OF_EITHER else VERDICTS[may]


def endpoints(app):
    """All of them, sorted by name."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.endpoint):
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield Endpoint(rule.endpoint, method, app.view_functions[rule.endpoint].needs, rule)
