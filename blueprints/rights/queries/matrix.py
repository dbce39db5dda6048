"""Role × address → answer, of the application that runs: what its views ask for, asked of what each role grants."""
from dataclasses import dataclass

from blueprints.rights.queries.roles import roles_held
from core.endpoints import endpoints
from core.principal import Grants, Principal
from models import db

STRANGER = Principal()


@dataclass(frozen=True)
class Row:
    """An address with its methods, the right it asks for, and the answers to a stranger and to each role."""

    endpoint: str
    methods: str
    path: str
    right: str
    verdicts: tuple

    @property
    def room(self):
        return self.endpoint.partition(".")[0]

    def opens(self, place):
        """Whether whoever stands at this place of `verdicts` comes in, be it in part."""
        return self.verdicts[place] in ("yes", "in part")

    def says(self, text):
        return any(text in each.lower() for each in (self.endpoint, self.path, self.right))


def roles():
    """Those in use, in the order of the columns."""
    return db.session.execute(roles_held()).all()


def rows(app, roles, *, text="", room="", right="", role=""):
    """The table, narrowed; `right` is one that views ask for, `role` the id of one that comes in."""
    place = next((number for number, each in enumerate(roles, 1) if str(each.id) == role), None)
    people = [STRANGER, *(Principal(id=0, grants=Grants.of([role.grants])) for role in roles)]
    found = {}
    for endpoint in endpoints(app):
        found.setdefault((endpoint.name, endpoint.rule.rule), []).append(endpoint)
    for (name, path), same in found.items():
        row = Row(name, ", ".join(each.method for each in same), path, same[0].right,
                  tuple(same[0].verdict(person) for person in people))
        fits = row.says(text.lower()) and room in ("", row.room) and right in ("", row.right)
        if fits and (place is None or row.opens(place)):
            yield row


def by_room(rows):
    """{room: its rows}, by name."""
    found = {}
    for row in sorted(rows, key=lambda row: row.room):
        found.setdefault(row.room, []).append(row)
    return found


def counted(rooms, roles):
    """{room: (how many addresses it has, how many of them each role opens)}"""
    return {room: (len(rows), [sum(row.opens(place) for row in rows) for place in range(1, len(roles) + 1)])
            for room, rows in rooms.items()}


def choices(app):
    """The rooms and the rights there are to narrow it by, as (value, text) pairs."""
    known = list(endpoints(app))
    return ([(name, name) for name in sorted(names)] for names in (
        {each.room for each in known}, {each.right for each in known}))
