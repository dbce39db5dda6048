"""Statements of plain columns made ready once, so that asking them again costs what the database does.

SQLAlchemy finds out anew, each time a kept statement is executed, what it compiled it to, what its parameters are and
what its rows are called: 80 to 200 µs, up to thirty times a page. A statement that comes a second time is compiled
for good here, and from the third time on it takes the short way, for whoever it was limited for by core/scope.py.
Whoever listens to the engine hears it all the same.

What is not plain goes the usual way: entities, locks, long lists as parameters, a session with something to save.
"""
from types import SimpleNamespace
from typing import NamedTuple
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.types import TypeEngine

from core.foresight import nothing
from core.written import kept_as, native
from models import TwoModeSession

CHECKED = {"scope_checked": True}
CONTEXT = SimpleNamespace(execution_options=CHECKED)
NOT_PLAIN = {"yield_per", "stream_results", "populate_existing", "autocommit"}
LISTS = (list, tuple, set, frozenset)
TIMED_OUT = "57014"  # as PostgreSQL says it
LONGEST_LIST = 100  # as a parameter: each length is a statement of its own

_ready = WeakKeyDictionary()  # limited statement -> {(engine, lengths of lists): ReadyStatement}; False: not plain
_of_everybody = WeakKeyDictionary()  # statement that nobody's scope limits -> the same


def answered(state, asked, limited_for, *, as_ever):
    """The Result of a read that `core.scope` has limited, or None where SQLAlchemy should see to it.

    `asked` is the statement as it was before, `limited_for` whose scope went into it (None: nobody's). `as_ever`: it
    would be limited so again, because nothing that limits it was said for this once alone.
    """
    known = _ready.get(state.statement)
    if known is None:
        _ready[state.statement] = {} if is_plain(state.statement) else False
        return None
    if known is False or not may_ask(state.session):
        return None
    if as_ever:
        shorts_of(limited_for)[asked] = state.statement, known
    return ask(state.session, state.statement, known, state.parameters or {})


def shortly(session, statement, parameters):
    """The Result of a statement that was made ready for whoever asks, or that is known to find nothing; None where it
    has to go the usual way."""
    if (foreseen := nothing(session, statement, parameters or {})) is not None:
        return foreseen
    found = short_of(session, statement)
    return ask(session, *found, parameters or {}) if found and may_ask(session) else None


TwoModeSession.short_way = shortly


def send_ahead(session, *asked):
    """Send PostgreSQL what is asked next: each (statement, parameters), in the order of asking. What is not ready, is
    known to find nothing, or asks what holds at the moment of asking, is left out."""
    way, sent = may_ask(session) and way_of(session), []
    if not way or not hasattr(way.cursor, "send"):
        return
    for statement, parameters in asked:
        found = nothing(session, statement, parameters) is None and short_of(session, statement)
        form = found and form_of(way, *found, parameters)
        if form and not form.asks_moment:
            sent.append((form.native, form.by_number(form.valued(parameters))))
    way.cursor.send(sent)


TwoModeSession.send_ahead = send_ahead


def short_of(session, statement):
    """(itself limited for whoever asks, its forms) of one that is ready."""
    principal = session.info.get("principal")
    return _of_everybody.get(statement) or principal and shorts_of(principal).get(statement)


def shorts_of(principal):
    """{statement: (itself limited, its forms)} of those that are ready for all with the rights of a principal, or for
    everybody."""
    if principal is None:
        return _of_everybody
    held, key = principal.grants.limits, ("shorts", principal.is_system)
    return held.get(key) or held.setdefault(key, WeakKeyDictionary())


def may_ask(session):
    return session.info["mode"] == "read" and session._is_clean()


def is_plain(statement):
    if not isinstance(statement, sa.Select | sa.CompoundSelect) or statement._for_update_arg is not None:
        return False
    if not NOT_PLAIN.isdisjoint(statement.get_execution_options()):
        return False
    columns = columns_of(statement)
    if any(not isinstance(column["type"], TypeEngine) for column in columns):
        return False
    return len({column["expr"] for column in columns}) == len(columns)  # what is asked for twice is read once


def columns_of(statement):
    """What it selects; of several selects put together, the first names the columns."""
    while isinstance(statement, sa.CompoundSelect):
        statement = statement.selects[0]
    return statement.column_descriptions


def ask(session, statement, known, parameters):
    """The Result; None where its lists are too long to be kept."""
    way = way_of(session)
    form = form_of(way, statement, known, parameters)
    return form and form.ask(way, parameters)


def form_of(way, statement, known, parameters):
    """The ReadyStatement for lists as long as these; None where they are too long."""
    lengths = tuple([len(value) for value in parameters.values() if isinstance(value, LISTS)])
    if lengths and max(lengths) > LONGEST_LIST:
        return None
    dialect = way.connection.dialect
    form = dialect.name, lengths
    if form not in known:
        known[form] = ReadyStatement(statement, dialect, parameters)
    return known[form]


class Way(NamedTuple):
    """To the database: `heard` are the listeners of the engine, who hear of each statement."""

    connection: object
    cursor: object
    heard: object


def way_of(session):
    """The Way of a session, looked for once in a transaction: 40 µs, forty times a page."""
    begun, way = session.info.get("way", (None, None))
    if begun is None or begun is not session.get_transaction() or not begun.is_active:
        connection = session.connection()
        if "cursor" not in connection.info:
            connection.info["cursor"] = cursor_of(connection.connection, connection.dialect)
        way = Way(connection, connection.info["cursor"], connection.engine.heard)
        session.info["way"] = session.get_transaction(), way
    return way


def cursor_of(driven, dialect):
    if dialect.name == "sqlite":
        return driven.cursor()
    from core.prepared import Prepared  # psycopg is read only where it is needed
    return Prepared(driven.dbapi_connection)


class ReadyStatement:
    """A statement for one engine and, where its parameters hold lists, for lists of one length each."""

    def __init__(self, statement, dialect, parameters):
        compiled = statement.compile(dialect=dialect)
        self.required = {bind.key for bind in compiled.binds.values() if bind.required}
        if any(bind.required and not bind.expanding for bind in compiled.literal_execute_params):
            raise ValueError("A LIMIT stands in the statement: as a parameter it would be kept with the first value")
        asked = {name: parameters.get(name) for name in self.required}
        state = compiled.construct_expanded_state(asked)
        self.lists = {name: state.parameter_expansion[name] for name in asked if name in state.parameter_expansion}
        self.dialect, self.sql, self.values = dialect, state.statement, state.parameters
        self.asked_anew = [(name, bind) for bind, name in compiled.bind_names.items() if bind.callable]  # "today"
        self.asks_moment = any(isinstance(kept_as(bind), sa.DateTime) for _name, bind in self.asked_anew)
        self.names = state.positiontup  # None: parameters go by name
        self.native, self.numbered = self.sql, None  # what the driver is asked, and by which names on PostgreSQL
        if self.names is None:
            self.native, self.numbered = native(statement, dialect, asked, self.sql)
        made = {place: make for bind, name in compiled.bind_names.items()
                if (make := bind.type.dialect_impl(dialect).bind_processor(dialect))
                for place in state.parameter_expansion.get(name, [name])}
        self.makers = list(made.items())  # of values for the driver, each once however often it stands there
        columns = columns_of(statement)
        self.types = [column["type"] for column in columns]
        self.meta = SimpleResultMetaData([column["name"] for column in columns])
        self.readers = None

    def ask(self, way, parameters):
        """A Result, as the session would give. KeyError for a parameter that was not given."""
        values = self.valued(parameters)
        asked = values if self.names is None else tuple([values[name] for name in self.names])
        rows, description = self.fetch(way, asked)
        if self.readers is None:
            self.readers = self.readers_of(description)
        return IteratorResult(self.meta, iter(self.read(rows) if self.readers and rows else rows))

    def valued(self, parameters):
        """{name: value} for the driver of all it has."""
        if missing := self.required - parameters.keys():
            raise KeyError(f"no value for {sorted(missing)}")
        values = self.values | parameters
        for name, bind in self.asked_anew:
            values[name] = bind.callable()
        for name, places in self.lists.items():
            values.update(zip(places, values.pop(name), strict=True))
        for name, make in self.makers:
            values[name] = make(values[name])
        return values

    def by_number(self, values):
        return [values[name] for name in self.numbered]

    def fetch(self, way, asked):
        """(rows, what the driver says of its columns, once). Without SQLAlchemy, whose way takes twice as long, on
        PostgreSQL three times; what goes wrong is asked again with it, so that the error is told as ever."""
        connection, cursor, heard = way
        try:
            for hear in heard.before_cursor_execute:
                hear(connection, cursor, self.sql, asked, CONTEXT, False)
            if self.numbered is None:
                rows = cursor.execute(self.sql, asked).fetchall()
            else:
                rows = cursor.ask(self.native, self.by_number(asked))
            for hear in heard.after_cursor_execute:
                hear(connection, cursor, self.sql, asked, CONTEXT, False)
            return rows, cursor.description if self.readers is None else None
        except self.dialect.dbapi.Error as error:
            if getattr(error, "sqlstate", "") == TIMED_OUT:  # and would again
                raise sa.exc.DBAPIError.instance(self.sql, None, error, self.dialect.dbapi.Error) from error
        result = connection.exec_driver_sql(self.sql, asked, execution_options=CHECKED)
        rows, description = result.cursor.fetchall(), result.cursor.description
        result.close()
        return rows, description

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
