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

    def says(self, text):
        return any(text in each.lower() for each in (self.endpoint, self.path, self.right))


def roles():
    """Those in use, in the order of the columns."""
    return db.session.execute(roles_held()).all()


def rows(app, roles, *, text="", room="", right=""):
    """The table, narrowed; `right` is one that views ask for."""
    people = [STRANGER, *(Principal(id=0, grants=Grants.of([role.grants])) for role in roles)]
    found = {}
    for endpoint in endpoints(app):
        found.setdefault((endpoint.name, endpoint.rule.rule), []).append(endpoint)
    for (name, path), same in found.items():
        row = Row(name, ", ".join(each.method for each in same), path, same[0].right,
                  tuple(same[0].verdict(person) for person in people))
        if row.says(text.lower()) and room in ("", row.room) and right in ("", row.right):
            yield row


def choices(app):
    """The rooms and the rights there are to narrow it by, as (value, text) pairs."""
    known = list(endpoints(app))
    return ([(name, name) for name in sorted(names)] for names in (
        {each.room for each in known}, {each.right for each in known}))
