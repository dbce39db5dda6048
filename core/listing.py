"""Lists of any domain: what they can be filtered and sorted by, one page of them, and how many there are.

A domain declares a list once, as a `Listing` of plain columns. A request opens it with what stands in its address,
which is the whole of the view: filters, sort, page. Names that were not declared, and values that make no sense, are
answered with 400. Pages follow a key (sort value, id): the last page of a million rows costs what the first one does.
"""
import base64
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

import sqlalchemy as sa
from werkzeug.exceptions import BadRequest

from core.address_values import row_id, value_of
from core.money import format_number
from models import db

PAGE_SIZE = 50
COUNTED_UP_TO = 1000
COUNTED_BY_INDEX = 10_000  # an index alone counts ten thousand in a millisecond
OWN_NAMES = ("sort", "after", "before")


@dataclass(frozen=True)
class Sort:
    """What a list can be sorted by: a column that is never NULL, and the id of its table, which settles ties.

    Both stand in one table, so that an index on (column, id) serves the order.
    """

    column: object
    tie: object
    descending: bool = False  # which way the first press sorts


@dataclass(frozen=True)
class Listing:
    """A list as a domain declares it.

    query     a select of plain columns, begun with `of`, without order
    sorts     {name in the address: Sort}; the first one is the order of a list nobody has sorted
    filters   {name in the address: function from its text to a condition}; ValueError is answered with 400
    unasked   {name: text} of filters that hold when the address does not name them
    plain     a select of the same rows from one index, for counting while nothing is asked but `plain_filters`
    """

    query: object
    sorts: dict
    filters: dict = field(default_factory=dict)
    unasked: dict = field(default_factory=dict)
    plain: object = None
    plain_filters: frozenset = frozenset()

    def open(self, args, path):
        """The list as the `args` of a request to `path` ask for it."""
        return OpenListing(self, args, path)


class Sorting:
    """The sort in force, as the head of a table needs it."""

    def __init__(self, listing, text):
        self._listing = listing
        self.column = text.removeprefix("-")
        self.descending = text.startswith("-")

    def url(self, column):
        """The list sorted by `column`, the other way round when it is sorted by it already."""
        first = self._listing.declared.sorts[column].descending
        descending = not self.descending if column == self.column else first
        return self._listing.url(sort=sort_text(column, descending))


def sort_text(column, descending):
    """A sort as it stands in an address: "name", "-revenue"."""
    return f"-{column}" if descending else column


class OpenListing:
    """One request's view of a list. `filters` holds every declared name, "" where nothing was asked."""

    def __init__(self, declared, args, path):
        if unknown := set(args) - set(declared.filters) - set(OWN_NAMES):
            raise BadRequest(f"unknown in this list: {', '.join(sorted(unknown))}")
        self.declared, self.path = declared, path
        self.filters = {name: args.get(name, "").replace("\x00", "").strip() for name in declared.filters}
        self.sort = Sorting(self, args.get("sort") or self._first_order)
        if self.sort.column not in declared.sorts:
            raise BadRequest("unknown sort")
        self._sort = declared.sorts[self.sort.column]
        self._after, self._before = args.get("after"), args.get("before")
        self._conditions = dict(self._read_filters())

    def _read_filters(self):
        """(name, condition) of each filter in force."""
        for name, condition in self.declared.filters.items():
            text = self.filters[name] or self.declared.unasked.get(name, "")
            try:
                if text:
                    yield name, condition(text)
            except ValueError:
                raise BadRequest(f"{name} cannot be {text!r}") from None

    @property
    def _first_order(self):
        name, sort = next(iter(self.declared.sorts.items()))
        return sort_text(name, sort.descending)

    @property
    def is_filtered(self):
        return any(self.filters.values())

    def in_force(self, **changes):
        """{name: text} of all that makes this view, but for the page; with some names changed, "" taking one out."""
        named = {**self.filters, "sort": sort_text(self.sort.column, self.sort.descending), **changes}
        return {name: text for name, text in named.items() if text and (name, text) != ("sort", self._first_order)}

    def url(self, path=None, **changes):
        """The address of this view, from its first page on, with some names changed; or of the same at another path."""
        query = urlencode(self.in_force(**changes))
        return f"{path or self.path}?{query}" if query else path or self.path

    def kept(self, *drawn):
        """(name, text) of what is in force and not among the fields a form draws: its hidden fields."""
        return [(name, text) for name, text in self.in_force().items() if name not in drawn]

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
        query = self.query().add_columns(self._sort.column.label("sort_value"), self._sort.tie.label("sort_id"))
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


class Count(int):
    """A number of rows, counted up to `up_to` and one."""

    def __new__(cls, number, up_to):
        count = super().__new__(cls, number)
        count.up_to = up_to
        return count


def capped_counts(queries, up_to=COUNTED_UP_TO):
    """{name: Count} for {name: select}, in one statement. Each stops at `up_to` + 1: exact sums cost seconds."""
    counts = [
        sa.select(sa.func.count()).select_from(
            query.with_only_columns(sa.literal(1)).order_by(None).limit(up_to + 1).subquery()
        ).scalar_subquery() for query in queries.values()
    ]
    found = db.session.execute(sa.select(*counts)).one()
    return {name: Count(number, up_to) for name, number in zip(queries, found, strict=True)}


def counted(count, language):
    """A Count as people read it: "417", "1,000+"."""
    return format_number(min(count, count.up_to), language) + ("+" if count > count.up_to else "")
