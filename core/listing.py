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
from core.counting import COUNTED_BY_INDEX, COUNTED_UP_TO, Count, capped_counts, counted
from core.words import language
from models import db

__all__ = ["COUNTED_BY_INDEX", "COUNTED_UP_TO", "PAGE_SIZE", "Count", "Listing", "OpenListing", "Sort",
           "capped_counts", "counted"]

PAGE_SIZE = 50


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

    def open(self, args, path):
        """The list as the `args` of a request to `path` ask for it."""
        return OpenListing(self, args, path)

    def open_query(self, query, path):
        """The list as the query of an address asks for it, "class=lost&sort=-revenue"."""
        return self.open(MultiDict(parse_qsl(query)), path)

    @cached_property
    def _selects(self):
        return {}

    def selecting(self, columns):
        """The select of what these columns need, built once for each choice of them."""
        names = tuple(column.name for column in columns)
        if names not in self._selects:
            if len(self._selects) > 200:
                self._selects.clear()
            needs = {need.key: need for column in columns for need in column.needs}
            joins = {id(column.join[0]): column.join for column in columns if column.join}
            query = self.query.add_columns(*needs.values())
            for entity, on in joins.values():
                query = query.outerjoin(entity, on)
            self._selects[names] = query
        return self._selects[names]


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
        key = sa.tuple_(self._sort.column, self._sort.tie)
        descending = self.sort.descending != backwards
        query = self.declared.selecting(self.columns).where(*self._conditions.values())
        query = query.add_columns(self._sort.column.label("sort_value"), self._sort.tie.label("sort_id"))
        if self._sort.where is not None:
            query = query.where(self._sort.where)
        if place is not None:
            query = query.where(key < place if descending else key > place)
        ends = [column.desc() if descending else column for column in (self._sort.column, self._sort.tie)]
        return db.session.execute(query.order_by(*ends).limit(limit)).all()

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

    def drawn(self, openings, badges):
        """(row, what names it, its second line, [(opening of the cell, text)]) of each row, for `ui.listing`."""
        named, *others = self.columns
        speaks = language()
        draw_name, second = named.drawer(speaks, badges.get(named.name, {})), named.second or (lambda _row, _in: "")
        drawers = list(zip(openings, (column.drawer(speaks, badges[column.name]) for column in others), strict=True))
        for row in self.rows:
            yield row, draw_name(row), second(row, speaks), [(opening, draw(row)) for opening, draw in drawers]

    def file_columns(self):
        """The core.export.Columns of what is shown."""
        return [each for column in self.columns for each in column.in_file()]

    # -- how many ------------------------------------------------------------------------------------------------------

    @cached_property
    def total(self):
        """How many rows there are on all pages, counted up to COUNTED_UP_TO and one."""
        return capped_counts({"total": self.query()}, COUNTED_UP_TO)["total"]

    def counts(self, name, values):
        """{value: rows there would be with filter `name` set to it}; the other filters hold."""
        condition, others, up_to = self.declared.filters[name], self.query(without=(name,)), COUNTED_UP_TO
        asked = {name for name, text in self.filters.items() if text}
        if self.declared.plain is not None and asked <= {name, *self.declared.plain_filters}:
            others, up_to = self.declared.plain, COUNTED_BY_INDEX
        return capped_counts({value: others.where(condition(value)) for value in values}, up_to)
