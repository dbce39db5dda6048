"""What a file holds besides: kept in custom fields of tickets, which the import makes where there are none yet."""
import sqlalchemy as sa

from blueprints.service.imports.fields import EXTRA
from core.custom_fields import custom_changes, set_custom_values
from core.search import name_key
from models import CustomField, db


class ExtraFields:
    def __init__(self, mapping):
        self.names = [name.removeprefix(EXTRA) for name in mapping if name.startswith(EXTRA)]
        self._keys = {}

    def keys(self):
        """{name: key in `Record.extra`} of those there are."""
        if len(self._keys) < len(self.names):
            found = db.session.scalars(sa.select(CustomField).where(
                CustomField.kind == "ticket", CustomField.archived_at.is_(None),
                CustomField.name_key.in_([name_key(name) for name in self.names])))
            held = {field.name_key: field.key for field in found}
            self._keys = {name: held[name_key(name)] for name in self.names if name_key(name) in held}
        return self._keys

    def make_missing(self):
        """A text field for each that is not there."""
        known = self.keys()
        for name in self.names:
            if name not in known:
                db.session.add(CustomField(kind="ticket", type="text", name=name, name_key=name_key(name)))
        if len(known) < len(self.names):
            db.session.flush()
            self._keys = {}

    def values(self, written):
        """What a ticket holds in `Record.extra`."""
        keys = self.keys()
        return {keys[name]: text for name, text in written.extra.items() if name in keys}

    def changes(self, ticket, written):
        """{name: [before, after]}; of fields that are still to be made, what they will hold."""
        keys = self.keys()
        by_key = {key: name for name, key in keys.items()}
        known = {by_key[key]: change for key, change in custom_changes(
            ticket.extra or {}, self.values(written)).items()}
        return known | {name: [None, text] for name, text in written.extra.items() if name not in keys}

    def put(self, ticket, written):
        set_custom_values(ticket, self.values(written))
