"""Lists of any domain: what they can be filtered and sorted by, one page of them, and how many there are.

A domain declares a list once, as a `Listing` of plain columns. A request opens it with what stands in its address,
which is the whole of the view: filters, sort, columns, page (core/asked.py). Pages follow a key (sort value, id): the
last page of a million rows costs what the first one does.
"""
import base64
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl

import sqlalchemy as sa
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from core.address_values import row_id, value_of
from core.asked import Asked, Sort
from core.branches import apart, branches_of, walked
from core.counting import COUNTED_BY_INDEX, COUNTED_UP_TO, Count, capped_counts, counted, counting, counts_of
from core.drawing import draw_rows
from core.scope import principal_of
from core.words import language
from models import db

__all__ = ["COUNTED_BY_INDEX", "COUNTED_UP_TO", "PAGE_SIZE", "Count", "Listing", "OpenListing", "Sort",
           "capped_counts", "counted"]

PAGE_SIZE = 50
MOST_STATEMENTS = 500  # kept for each list


@dataclass(frozen=True)
class Listing:
    """A list as a domain declares it.

    query     a select of plain columns, begun with `of`, without order
    sorts     {name in the address: Sort}; the first one is the order of a list nobody has sorted
    filters   {name in the address: function from its text to a condition}; ValueError is answered with 400
    unasked   {name: text} of filters that hold when the address does not name them
    plain     a select of the same rows from one index, for counting while nothing is asked but `plain_filters`
    endpoint  of the page that shows it: views of it are kept under this name
    kind      of the records it lists, if it lists records: tags and custom fields join its filters and columns
    columns   what it can show, as core.columns.Column; the first one names the row and is always there. With columns,
              `query` selects only what every row needs
    filed     columns of files, where the page draws its rows by itself; `query` selects what they need, and EXTRA
    steady    filters whose condition follows from their text alone: statements that ask for nothing else are kept
    personal  those that follow from their text and from who asks ("me", "my teams"): kept for each person
    owned     (model whose `owner_id` and `team_id` say whose a row is, domain): who sees a team's rows only walks the
              indexes of the team and of their own
    """

    query: object
    sorts: dict
    filters: dict = field(default_factory=dict)
    unasked: dict = field(default_factory=dict)
    plain: object = None
    plain_filters: frozenset = frozenset()
    endpoint: str = ""
    kind: str = ""
    columns: tuple = ()
    filed: tuple = ()
    steady: frozenset = frozenset()
    personal: frozenset = frozenset()
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
    def statements(self):
        """Statements built before, by what was asked: SQLAlchemy builds one as long as SQLite answers it."""
        return {}

    @cached_property
    def badges(self):
        """The badges of its columns drawn before."""
        return {}

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


class OpenListing(Asked):
    """One request's view of a list: its rows, its pages, its counts."""

    def only(self, condition):
        """Narrow the list to the rows that meet `condition`: those somebody ticked."""
        self._conditions["chosen"] = condition

    def query(self, *, without=()):
        """The select with the filters in force, except those named; neither order nor limit."""
        return self.declared.query.where(
            *(condition for name, condition in self._conditions.items() if name not in without))

    # -- one page ------------------------------------------------------------------------------------------------------

    @cached_property
    def rows(self):
        """The rows of the page that was asked for, at most PAGE_SIZE."""
        if self._before is not None:
            return self._fetched[:PAGE_SIZE][::-1]
        return self._fetched[:PAGE_SIZE]

    @cached_property
    def _fetched(self):
        """One row more than the page shows tells whether there is a further page; `before` walks backwards."""
        cursor = self._before if self._before is not None else self._after
        place = None if cursor is None else self._read(cursor)
        return self._fetch(place, PAGE_SIZE + 1, backwards=self._before is not None)

    @property
    def next_url(self):
        more = bool(self.rows) if self._before is not None else len(self._fetched) > PAGE_SIZE
        return self.url(after=self._write(self.rows[-1])) if more else None

    @property
    def previous_url(self):
        if self._after is not None:
            return self.url(before=self._write(self.rows[0])) if self.rows else self.url()
        more = self._before is not None and len(self._fetched) > PAGE_SIZE
        return self.url(before=self._write(self.rows[0])) if more else None

    def all_rows(self, chunk=1000):
        """Every row of all pages in order, never more than `chunk` in memory."""
        place = None
        while rows := self._fetch(place, chunk):
            yield from rows
            if len(rows) < chunk:
                return
            place = rows[-1].sort_value, rows[-1].sort_id

    def _fetch(self, place, limit, *, backwards=False):
        descending, follows = self.sort.descending != backwards, place is not None
        branches = branches_of(self.declared)
        shown = tuple(column.name for column in self.columns)
        statement = self.declared.kept_statement(
            self._asked_for("rows", self.sort.column, descending, follows, shown, branches),
            lambda: self._page_statement(descending, follows, branches))
        value, row = place or (None, None)
        return db.session.execute(statement, {"most": limit} | ({"at": value, "at_id": row} if follows else {})).all()

    def _page_statement(self, descending, follows, branches):
        """A page in order; `follows`: from a place on. Rows of several branches are found one branch at a time."""
        column, tie = self._sort.column, self._sort.tie
        ends = [end.desc() if descending else end for end in (column, tie)]
        source, narrowed = self._narrowed(branches)
        if self._sort.where is not None:
            narrowed.append(self._sort.where)
        if follows:
            place = sa.tuple_(sa.bindparam("at", type_=column.type), sa.bindparam("at_id", type_=tie.type))
            key = sa.tuple_(column, tie)
            narrowed.append(key < place if descending else key > place)
        if branches:
            found = [source.with_only_columns(tie.label("id")).where(*narrowed, branch).order_by(*ends).limit(
                sa.bindparam("most")).subquery() for branch in apart(self.declared, branches)]
            narrowed = [tie.in_(sa.union_all(*(sa.select(each.c.id) for each in found)))]
        query = self.declared.selecting(self.columns).where(*narrowed)
        query = query.add_columns(column.label("sort_value"), tie.label("sort_id")).order_by(*ends)
        return walked(query.limit(sa.bindparam("most")), self.declared, branches)

    def _narrowed(self, branches):
        """(the select the rows are found by, its conditions): branches walk one index where nothing else is asked."""
        if branches and self._is_plain() and self._sort in self.declared.sorts.values():
            return self.declared.plain, [self._conditions[name] for name, text in self.filters.items() if text]
        return self.declared.query, list(self._conditions.values())

    def _is_plain(self, name=None):
        """Is nothing asked but `plain_filters`, whatever is asked of filter `name`?"""
        asked = {name for name, text in self.filters.items() if text}
        return self.declared.plain is not None and asked - {name} <= set(self.declared.plain_filters)

    def _asked_for(self, *further):
        """What a statement is kept under; None when a filter in force depends on more than its text."""
        if not self._conditions.keys() <= self.declared.steady | self.declared.personal:
            return None
        texts = tuple(self.filters[name] for name in self.declared.filters)
        who = principal_of(db.session) if self._conditions.keys() & self.declared.personal else None
        return (*further, texts, who and (who.id, who.grants.team_ids))

    def _write(self, row):
        """The place of a row in the order, for an address."""
        place = f"{row.sort_id} {row.sort_value}"
        return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")

    def _read(self, token):
        try:
            place = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
            tie, text = place.split(" ", 1)
            return value_of(self._sort.column, text), row_id(tie)
        except (ValueError, OverflowError):
            raise BadRequest("no such page") from None

    # -- as it is drawn ------------------------------------------------------------------------------------------------

    def drawn(self, pattern, badge):
        """All rows as `ui.listing` shows them: `pattern` is a row with room for its values, `badge` draws one."""
        return draw_rows(self.rows, self.columns, pattern, language(), lambda column: self._badges(column, badge))

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
        statement = self.declared.kept_statement(
            self._asked_for("total"), lambda: counting({"total": [self.query()]}, COUNTED_UP_TO))
        return counts_of(statement, ["total"], COUNTED_UP_TO)["total"]

    def counts(self, name, values):
        """{value: rows there would be with filter `name` set to it}; the other filters hold."""
        is_plain = self._is_plain(name)
        branches, up_to = branches_of(self.declared), COUNTED_BY_INDEX if is_plain else COUNTED_UP_TO

        def build():
            condition = self.declared.filters[name]
            others = self.declared.plain if is_plain else self.query(without=(name,))
            each_branch = apart(self.declared, branches) if branches else [sa.true()]
            found = {value: [others.where(condition(value), branch) for branch in each_branch] for value in values}
            return walked(counting(found, up_to), self.declared, branches)
        asked = ("counts", name, up_to, branches) if is_plain else self._asked_for("counts", name, up_to, branches)
        return counts_of(self.declared.kept_statement(asked, build), values, up_to)
