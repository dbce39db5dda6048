"""Lists of any domain: what they can be filtered and sorted by, one page of them, and how many there are.

A domain declares a list once, as a `Listing` of plain columns. A request opens it with what stands in its address,
which is the whole of the view: filters, sort, columns, page (core/asked.py, core/paging.py).
"""
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import parse_qsl

import sqlalchemy as sa
from werkzeug.datastructures import MultiDict

from core.access import of
from core.asked import Sort
from core.branches import apart, branches_in, branches_of, walked
from core.counting import COUNTED_UP_TO, Count, capped_counts, counted, counting, counts_of
from core.drawing import DrawnRows, draw_rows, joined
from core.paging import PAGE_SIZE, Paged
from core.scope import principal_of
from core.words import language
from models import Record, db

__all__ = ["COUNTED_UP_TO", "PAGE_SIZE", "Count", "Listing", "OpenListing", "Sort",
           "capped_counts", "counted"]

MOST_STATEMENTS = 500  # kept for each list


@dataclass(frozen=True)
class Listing:
    """A list as a domain declares it.

    query     a select of plain columns, begun with `of`, without order
    sorts     {name in the address: Sort}; the first one is the order of a list nobody has sorted
    filters   {name in the address: function from its text to a condition}; ValueError is answered with 400
    unasked   {name: text} of filters that hold when the address does not name them
    plain     a select of the same rows from one index, for counting while nothing is asked but `plain_filters`;
              those of them in `found_by` find few rows, which are then put in order before all else of them is read
    ids_first the rows of a page are found in `plain` by their ids, before their columns, which are dear, are read:
              "always", or "limited", for whoever does not see everything, where an index tells of each whether they do
    endpoint  of the page that shows it: views of it are kept under this name
    kind      of the records it lists, if it lists records: tags and custom fields join its filters and columns
    columns   what it can show, as core.columns.Column; the first one names the row and is always there. With columns,
              `query` selects only what every row needs
    filed     columns of files, where the page draws its rows by itself; `query` selects what they need
    steady    filters whose condition follows from their text alone: statements that ask for nothing else are kept
    personal  those that follow from their text and from who asks ("me", "my teams"): kept for each person
    within    (domain whose scope limits them, function from its branches to a select of the same rows begun with what
              limits them), by which they are counted for whoever does not see everything: asked row by row, all rows
              would have to be gone through
    bare      a select of the same rows without what is joined to them, for counting while nothing is asked for, or
              nothing but `bare_filters`, which speak of its own table
    spine     {filter that can be said of what all records have: None, as it is, or {text: how it is said there}}: while
              nothing else is asked, rows are counted in the table of records alone for whoever sees everything (queue:
              22 µs for 440), and found by its indexes where it holds the order (deals by what is next: 0.3 ms for 2.3)
    spine_on  the engines that gain by it: SQLite counts all tickets faster joined, in the order they came (0.12 ms for
              0.44, by the index of teams)
    owned     (model whose `owner_id` and `team_id` say whose a row is, domain): who sees a team's rows only walks the
              indexes of the team and of their own
    """

    query: object
    sorts: dict
    filters: dict = field(default_factory=dict)
    unasked: dict = field(default_factory=dict)
    plain: object = None
    plain_filters: frozenset = frozenset()
    found_by: frozenset = frozenset()
    ids_first: str = ""
    endpoint: str = ""
    kind: str = ""
    columns: tuple = ()
    filed: tuple = ()
    steady: frozenset = frozenset()
    personal: frozenset = frozenset()
    within: tuple = ()
    bare: object = None
    bare_filters: frozenset = frozenset()
    spine: dict = field(default_factory=dict)
    spine_on: tuple = ("sqlite", "postgresql")
    owned: tuple = ()

    def open(self, args, path):
        """The list as the `args` of a request to `path` ask for it."""
        return OpenListing(self, args, path)

    def open_query(self, query, path):
        """The list as the query of an address asks for it, "class=lost&sort=-revenue"."""
        return self.open(MultiDict(parse_qsl(query)), path)

    def selecting(self, columns):
        """The select of what these columns need."""
        needs = {need.key: need for column in columns for need in column.needs}
        joins = {id(column.join[0]): column.join for column in columns if column.join}
        query = self.query.add_columns(*needs.values())
        for entity, on in joins.values():
            query = query.outerjoin(entity, on)
        return query

    @cached_property
    def unnarrowed(self):
        """The list with nothing left out that nobody asked to leave out: where one row is looked for."""
        return replace(self, unasked={})

    @cached_property
    def statements(self):
        """Statements built before, by what was asked: SQLAlchemy builds one as long as SQLite answers it."""
        return {}

    @cached_property
    def conditions(self):
        """Those of steady and personal filters, by (name, text, whom they are kept for)."""
        return {}

    def kept_condition(self, name, text):
        """The condition of a steady or personal filter as it was built before."""
        key = name, text, principal_of(db.session).kept_for if name in self.personal else None
        if key not in self.conditions:
            if len(self.conditions) >= MOST_STATEMENTS:
                self.conditions.clear()
            self.conditions[key] = self.filters[name](text)
        return self.conditions[key]

    @cached_property
    def badges(self):
        """The badges of its columns drawn before."""
        return {}

    @cached_property
    def drawn_rows(self):
        return DrawnRows()

    def kept_statement(self, asked, build):
        """The statement kept for `asked`; None is never kept."""
        if asked is None:
            return build()
        asked = (db.engine.dialect.name, *asked)  # custom fields are spelt as each engine needs it
        if asked not in self.statements:
            if len(self.statements) >= MOST_STATEMENTS:
                self.statements.clear()
            self.statements[asked] = build()
        return self.statements[asked]


class OpenListing(Paged):
    """One request's view of a list: its rows, its pages, its counts."""

    _is_sent = False  # ahead

    # -- as it is drawn ------------------------------------------------------------------------------------------------

    def drawn(self, pattern, badge):
        """All rows as `ui.listing` shows them: `pattern` is a row with room for its values, `badge` draws one."""
        def draw(rows):
            return draw_rows(rows, self.columns, pattern, language(), lambda column: self._badges(column, badge))
        return joined(self.declared.drawn_rows(self.rows, draw, pattern, *[column.name for column in self.columns]))

    def _badges(self, column, badge):
        """{code: drawn} of a column's badges in the reader's language, drawn once."""
        kept = self.declared.badges
        if (column.name, language()) not in kept:
            kept[column.name, language()] = {code: "" if code in column.quiet else badge(
                label, column.tones.get(code, "neutral")) for code, label in column.names.items()}
        return kept[column.name, language()]

    # -- how many ------------------------------------------------------------------------------------------------------

    @cached_property
    def total(self):
        """How many rows there are on all pages, counted up to COUNTED_UP_TO and one."""
        return self._counted_before_rows(self._total_asked, ["total"])["total"]

    def send_ahead(self, *before):
        """Send the database what a page asks before it counts the list, each (statement, parameters), and the list."""
        self._send(*before, self._total_asked)

    def _send(self, *before):
        """Whoever counts a list draws a page of it next, which the database reads meanwhile."""
        if not self._is_sent and "_fetched" not in vars(self):
            db.session().send_ahead(*before, self._page_asked)
            self._is_sent = True

    def _counted_before_rows(self, asked, names):
        """{name: Count}"""
        self._send(asked)
        return counts_of(asked, names, COUNTED_UP_TO)

    @cached_property
    def _total_asked(self):
        """(statement, parameters) that count all."""
        sees_all = principal_of(db.session).grants.sees_all
        domain, begun_with = (None, None) if sees_all or not self.declared.within else self.declared.within
        branches = branches_in(domain) if domain else ()

        def build():
            if domain is None:
                return counting({"total": [self._counted(sees_all)]}, COUNTED_UP_TO)
            within = begun_with(branches).where(*self._conditions.values()).limit(COUNTED_UP_TO + 1)
            rows = sa.select(sa.true()).select_from(within.subquery())  # counting takes what is selected out
            return counting({"total": [rows]}, COUNTED_UP_TO).execution_options(**within.get_execution_options())
        statement = self.declared.kept_statement(self._asked_for("total", sees_all, branches), build)
        return statement, self._parameters

    def _counted(self, sees_all):
        if sees_all and self._on_spine is not None:
            return of(Record, Record.id).where(Record.kind == self.declared.kind, *self._on_spine)
        if self._on_spine is not None:
            return self.declared.query.where(*self._on_spine)
        asked_besides = {*self._in_address, *(self._conditions.keys() - self.declared.unasked.keys())}
        if self.declared.bare is None or asked_besides - self.declared.bare_filters:
            return self.query()
        return self.declared.bare.where(*self._conditions.values())

    @property
    def _is_found(self):
        """Were the ids of what is searched for looked up? They are few: see core/searched.py."""
        return "ids" in self._shapes.values()

    def counts(self, name, values):
        """{value: rows there would be with filter `name` set to it}; the other filters hold."""
        others_asked = [self._conditions[other] for other in self._in_address if other != name]
        is_plain, branches = self._is_plain(name), branches_of(self.declared)

        def build():
            condition = self.declared.filters[name]
            others = self.declared.plain.where(*others_asked) if is_plain else self.query(without=(name,))
            each_branch = apart(self.declared, branches)
            if self._is_found:  # those few are gone through once: customers of five classes 1.8 ms, for 5.3
                within = others.where(sa.or_(*each_branch)).order_by(None)
                each = [sa.func.count().filter(condition(value)) for value in values]
                return walked(within.with_only_columns(*each), self.declared.owned, branches)
            found = {value: [others.where(condition(value), branch) for branch in each_branch] for value in values}
            return walked(counting(found, COUNTED_UP_TO), self.declared.owned, branches)
        asked = ("counts", name, branches)
        asked = asked if is_plain and not others_asked else self._asked_for(*asked)
        statement = self.declared.kept_statement(asked, build)
        return self._counted_before_rows((statement, self._parameters), values)
