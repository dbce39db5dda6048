"""Addresses of views, built as Flask builds them: once for each form an address takes, then by putting numbers in.

Routing costs 10 to 20 µs an address, and the page of a record holds fifty.
"""
from flask import Flask, has_request_context, request
from werkzeug.routing import Rule

MOST = 5_000  # forms kept; then all are forgotten and built anew
STAND_IN = 8_111_222_333_000  # instead of a number, followed by its place


class LateRule(Rule):
    """A rule that compiles what builds its addresses when it first builds one: for a thousand rules that is 0.2 s of a
    start, and most are never built."""

    def _compile_builder(self, append_unknown=True):
        compiled = None

        def build(rule, /, **values):
            nonlocal compiled
            compiled = compiled or super(LateRule, rule)._compile_builder(append_unknown)
            return compiled(rule, **values)
        return build


class Application(Flask):
    url_rule_class = LateRule

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.forms_of_addresses = {}

    def ensure_sync(self, func):
        """Nothing here is asynchronous: Flask would look at each of twenty functions, for every request."""
        return func

    def url_for(self, endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
        """As Flask's. Numbers are put into a form that is kept; words are part of what it is kept under."""
        if _anchor or _method or _scheme or _external or not has_request_context():
            return super().url_for(endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external,
                                   **values)
        asked, numbers, words = request._get_current_object(), [], []
        for name, value in values.items():
            if type(value) is int:
                numbers.append(value)
                words.append(name)
            else:
                words.append((name, value))
        key = (endpoint, asked.blueprint if endpoint[0] == "." else "", asked.environ.get("SCRIPT_NAME"), *words)
        try:
            form = self.forms_of_addresses.get(key)
        except TypeError:  # several values of one name
            return super().url_for(endpoint, **values)
        if form is None:
            form = self._keep(key, super().url_for(endpoint, **_stood_in(values)), len(numbers))
        return form.format(*numbers) if numbers else form

    def _keep(self, key, address, count):
        """The form of an address: room for each of its numbers, in the order they are given."""
        if count:
            address = address.replace("{", "{{").replace("}", "}}")
            for place in range(count):
                address = address.replace(str(STAND_IN + place), f"{{{place}}}")
        if len(self.forms_of_addresses) >= MOST:
            self.forms_of_addresses.clear()
        self.forms_of_addresses[key] = address
        return address


def _stood_in(values):
    """`values` with a number of its own instead of each number."""
    places = iter(range(len(values)))
    return {name: STAND_IN + next(places) if type(value) is int else value for name, value in values.items()}
