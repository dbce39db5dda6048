"""Statements of plain columns made ready once, so that asking them again costs what the database does.

SQLAlchemy finds out anew, each time a kept statement is executed, what it compiled it to, what its parameters are and
what its rows are called: 80 to 200 µs, up to thirty times a page. A statement that comes a second time is compiled
for good here. It goes out through the same connection, so whoever listens there hears it.

What is not plain goes the usual way: entities, lists as parameters, locks, a session with something to save.
"""
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.types import TypeEngine

CHECKED = {"scope_checked": True}
NOT_PLAIN = {"yield_per", "stream_results", "populate_existing", "autocommit"}

_ready = WeakKeyDictionary()  # statement -> {dialect name: ReadyStatement}; empty until it comes again


def answered(state):
    """The Result of a read that `core.scope` has limited, or None where SQLAlchemy should see to it."""
    statement, session = state.statement, state.session
    known = _ready.get(statement)
    if known is None:
        _ready[statement] = {} if is_plain(statement) else False
        return None
    if known is False or session.new or session.dirty or session.deleted or session.info["mode"] != "read":
        return None
    connection = session.connection()
    name = connection.dialect.name
    if name not in known:
        known[name] = ReadyStatement(statement, connection.dialect)
    return known[name].ask(connection, state.parameters or {})


def is_plain(statement):
    if not isinstance(statement, sa.Select) or statement._for_update_arg is not None:
        return False
    if not NOT_PLAIN.isdisjoint(statement.get_execution_options()):
        return False
    columns = statement.column_descriptions
    if any(not isinstance(column["type"], TypeEngine) for column in columns):
        return False
    if len({column["expr"] for column in columns}) < len(columns):  # what is asked for twice is read once
        return False
    binds = [element for element in sa.sql.visitors.iterate(statement) if isinstance(element, sa.BindParameter)]
    return not any(bind.callable or bind.expanding and bind.required for bind in binds)


class ReadyStatement:
    def __init__(self, statement, dialect):
        compiled = statement.compile(dialect=dialect)
        self.required = {bind.key for bind in compiled.binds.values() if bind.required}
        state = compiled.construct_expanded_state(dict.fromkeys(self.required))
        self.dialect, self.sql, self.values = dialect, state.statement, state.parameters
        self.names = state.positiontup  # None: parameters go by name
        self.makers = list(state.processors.items())  # of values for the driver
        self.types = [column["type"] for column in statement.column_descriptions]
        self.meta = SimpleResultMetaData([column["name"] for column in statement.column_descriptions])
        self.readers = None

    def ask(self, connection, parameters):
        """A Result, as the session would give. KeyError for a parameter that was not given."""
        values = self.values | parameters
        if missing := self.required - parameters.keys():
            raise KeyError(f"no value for {sorted(missing)}")
        for name, make in self.makers:
            values[name] = make(values[name])
        asked = values if self.names is None else tuple([values[name] for name in self.names])
        result = connection.exec_driver_sql(self.sql, asked, execution_options=CHECKED)
        if self.readers is None:
            self.readers = self.readers_of(result.cursor.description)
        rows = result.cursor.fetchall()
        result.close()
        return IteratorResult(self.meta, iter(self.read(rows) if self.readers and rows else rows))

    def readers_of(self, description):
        """[(place, function)] for what the driver gives in another form than a column's type promises."""
        found = [type_.dialect_impl(self.dialect).result_processor(self.dialect, column[1])
                 for type_, column in zip(self.types, description, strict=True)]
        return [(place, read) for place, read in enumerate(found) if read is not None]

    def read(self, rows):
        columns = list(zip(*rows, strict=True))
        for place, read in self.readers:
            columns[place] = [read(value) for value in columns[place]]
        return list(zip(*columns, strict=True))
