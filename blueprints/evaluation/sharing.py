"""Views that each room has at its own address: `/suppliers/scorecards` and `/partners/scorecards` are one function.

`shared.get("/scorecards", "read")` marks a view whose first argument is the room; `furnish(bp, room)` gives it to a
room, where it asks for the right of that room, as in "partners.read", and is called `partners.scorecards`.
"""
from functools import partial, update_wrapper

from blueprints.evaluation.rooms import ROOMS
from core.wearing import find_wearing


class SharedViews:
    def __init__(self):
        self.kept = []

    def route(self, rule, level, methods=("GET", "POST")):
        def keep(view):
            self.kept.append((rule, level, methods, view))
            return view
        return keep

    def get(self, rule, level):
        return self.route(rule, level, ("GET",))

    def post(self, rule, level):
        return self.route(rule, level, ("POST",))


shared = SharedViews()


def furnish(bp, room):
    """Give a room, whose blueprint is `bp`, all the shared views."""
    ROOMS[room.role] = room
    for rule, level, methods, view in shared.kept:
        own = update_wrapper(partial(view, room), view)
        own.needs = f"{room.domain}.{level}"
        bp.add_url_rule(rule, view.__name__, own, methods=list(methods))


def find_judged(room, party_id, *, to="read"):
    """A party that has the role of the room, or had it; anybody else is not found here."""
    return find_wearing(room.role, party_id, to=to)
