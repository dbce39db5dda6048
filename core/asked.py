"""What the address of a list asks for: filters, sort, columns, a view somebody kept; and how it is written.

Names and values that were never declared are answered with 400. What was declared once, and went into the archive,
is left out with a sentence: no bookmark and no kept view dies of it.
"""
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import quote_plus

from werkzeug.exceptions import BadRequest

from core.address_values import row_id
from core.columns import custom_columns
from core.custom_sql import held, in_order
from core.narrowing import Narrowing
from core.saved_views import may_change, same_view, views_of
from core.searched import Asking
from core.words import _
from models import Record

OWN_NAMES = ("sort", "columns", "view", "after", "before")
ALL_COLUMNS = "all"
LONGEST = 10_000  # characters of a filter; SQLite compares with no pattern of more than 50,000 bytes


@dataclass(frozen=True)
class Sort:
    """What a list can be sorted by: a column that is never NULL, and the id of its table, which settles ties.

    Both stand in one table, so that an index on (column, id) serves the order.
    """

    column: object
    tie: object
    descending: bool = False  # which way the first press sorts
    where: object = None  # a condition that the index wants said


@lru_cache(2_000)
def quoted(text):
    """A name or text of a query: ten addresses of a page mostly say the same."""
    return quote_plus(text, safe=",")


class Sorting:
    """The sort in force, as the head of a table needs it."""

    def __init__(self, listing, text):
        self._listing = listing
        self.column = text.removeprefix("-")
        self.descending = text.startswith("-")

    def url(self, column):
        """The list sorted by `column`, the other way round when it is sorted by it already."""
        declared = self._listing.declared.sorts.get(column)  # custom fields have none
        first = declared is not None and declared.descending
        descending = not self.descending if column == self.column else first
        return self._listing.url(sort=sort_text(column, descending))


def sort_text(column, descending):
    """A sort as it stands in an address: "name", "-revenue"."""
    return f"-{column}" if descending else column


class Asked:
    """One request's view of a list. `filters` holds every declared name, "" where nothing was asked.

    left_out   a sentence for each part of the address that no longer applies: a field or tag in the archive, and, in a
               view somebody kept, whatever this list does not know
    """

    def __init__(self, declared, args, path):
        self.declared, self.path, self.left_out = declared, path, []
        self.narrowing = Narrowing(declared.kind)
        self._asked = declared.filters | self.narrowing.conditions
        self.view_id = self._read_view(args.get("view"))
        for name in sorted(set(args) - set(self._asked) - set(OWN_NAMES)):
            self._leave_out(self.narrowing.gone(name), name)
        texts = {**args}  # a MultiDict raises an error of its own for each name that is not there
        self.filters = {name: texts.get(name, "").replace("\x00", "").strip() for name in self._asked}
        self._shapes, self._parameters, self._alone = {}, {}, {}
        self._conditions = dict(self._read_filters())
        self._sort = self._read_sort(args.get("sort"))
        self._after, self._before = args.get("after"), args.get("before")
        self.chosen = ",".join(args.getlist("columns")) if hasattr(args, "getlist") else args.get("columns", "")
        self.columns = self._read_columns()

    def _read_view(self, text):
        try:
            return row_id(text) if text else None
        except ValueError:
            raise BadRequest("no such view") from None

    def _leave_out(self, sentence, name):
        """A part that no longer applies is told; one that never did is a mistake, unless an old view asks for it."""
        if sentence is None and self.view_id is None:
            raise BadRequest(f"unknown in this list: {name}")
        self.left_out.append(sentence or _("This list does not know “%(name)s” any more.", name=name))

    def _read_filters(self):
        """(name, condition) of each filter in force."""
        for name in self._asked:
            text = self._text(name)
            try:
                if len(text) > LONGEST:
                    raise ValueError("too long")
                if text:
                    yield name, self._read_condition(name, text)
            except ValueError:
                self._leave_out(self.narrowing.gone_value(name, text), f"{name}={text}")
                self.filters[name] = ""

    def _text(self, name):
        """What stands in a filter, or holds where nothing does."""
        return self.filters.get(name) or self.declared.unasked.get(name, "")

    def _read_condition(self, name, text):
        if name in self.declared.steady or name in self.declared.personal:
            return self.declared.kept_condition(name, text)
        found = self._asked[name](text)
        if not isinstance(found, Asking):
            return found
        self._shapes[name], self._alone[name] = found.shape, found.alone
        self._parameters |= found.parameters
        return found.condition

    def _read_sort(self, text):
        text = text or self._first_order
        name = text.removeprefix("-")
        sort = self.declared.sorts.get(name)
        field = next((field for field in self.narrowing.filtered if field.key == name), None)
        if field is not None:
            sort = Sort(held(field), Record.id, where=in_order(field))
        if sort is None:
            self._leave_out(self.narrowing.gone(name), name)
            return self._read_sort(None)
        self.sort = Sorting(self, text)
        return sort

    @property
    def conditions(self):
        """What the filters in force come to."""
        return self.conditions_without()

    def conditions_without(self, *names):
        """The same without some of them: each with its values, whoever asks."""
        return [self._alone[name]() if self._alone.get(name) else condition
                for name, condition in self._conditions.items() if name not in names]

    # -- columns -------------------------------------------------------------------------------------------------------

    @cached_property
    def known_columns(self):
        """{name: Column} of everything it can show, custom fields last."""
        return {column.name: column for column in self.declared.columns} | custom_columns(self.narrowing.fields)

    def _read_columns(self):
        """The columns shown, the one that names the row first."""
        if not self.chosen:
            return [column for column in self.declared.columns if column.shown]
        if self.chosen == ALL_COLUMNS:
            return list(self.known_columns.values())
        names = dict.fromkeys([next(iter(self.known_columns), ""), *self.chosen.split(",")])
        for name in [name for name in names if name and name not in self.known_columns]:
            self._leave_out(self.narrowing.gone(name), name)
            del names[name]
        self.chosen = ",".join(names)
        return [self.known_columns[name] for name in names if name]

    @property
    def other_columns(self):
        """Those it can show and does not, in the order they were declared."""
        shown = {column.name for column in self.columns}
        return [column for name, column in self.known_columns.items() if name not in shown]

    def file_columns(self):
        """The core.export.Columns of what is shown; of all there is where columns are not chosen."""
        filed = (*self.declared.filed, *self.known_columns.values()) if self.declared.filed else self.columns
        return [each for column in filed for each in column.in_file()]

    # -- its address ---------------------------------------------------------------------------------------------------

    @cached_property
    def chips(self):
        """The filters in force that came from tags and custom fields."""
        return list(self.narrowing.chips(self)) if self.declared.kind else []

    @cached_property
    def views(self):
        """The views of this list that the one who asks has or is given."""
        return views_of(self.declared.endpoint)

    @property
    def changed_view(self):
        """The view that is open, if it no longer shows what was kept and the one who asks may keep it so."""
        view = next((view for view in self.views if view.id == self.view_id), None) if self.view_id else None
        if view is None or not may_change(view) or same_view(view.query, self.query_now):
            return None
        return view

    @property
    def query_now(self):
        """What a view of what is on the screen would keep."""
        return self.query_here(view="")

    def query_here(self, **changes):
        """The query of this address, with some names changed: the view that is open stays open."""
        return "&".join([f"{quoted(name)}={quoted(str(text))}" for name, text in self.in_force(**changes).items()])

    @property
    def can_narrow(self):
        """Are there tags and fields to filter by?"""
        return bool(self.declared.kind)

    @cached_property
    def _first_order(self):
        name, sort = next(iter(self.declared.sorts.items()))
        return sort_text(name, sort.descending)

    @property
    def is_filtered(self):
        return any(self.filters.values())

    def in_force(self, **changes):
        """{name: text} of all that makes this view, but for the page; with some names changed, "" taking one out."""
        named = self._in_force | changes
        return {name: text for name, text in named.items() if text and (name, text) != ("sort", self._first_order)}

    @cached_property
    def _in_force(self):
        named = self.filters | {"sort": sort_text(self.sort.column, self.sort.descending), "columns": self.chosen,
                                "view": str(self.view_id or "")}
        return {name: text for name, text in named.items() if text}

    def url(self, path=None, **changes):
        """The address of this view, from its first page on, with some names changed; or of the same at another path."""
        if not changes and path is None:
            return self._own_url
        query = self.query_here(**changes)
        return f"{path or self.path}?{query}" if query else path or self.path

    @cached_property
    def _own_url(self):
        query = self.query_here()
        return f"{self.path}?{query}" if query else self.path

    def kept(self, *drawn):
        """(name, text) of what is in force and not among the fields a form draws: its hidden fields."""
        return [(name, text) for name, text in self.in_force().items() if name not in drawn]
