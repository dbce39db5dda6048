"""One page of a list: its rows in order, and where the pages around it lie.

Pages follow a key (sort value, id): the last page of a million rows costs what the first one does.
"""
import base64
from functools import cached_property

import sqlalchemy as sa
from werkzeug.exceptions import BadRequest

from core.address_values import row_id, value_of
from core.asked import Asked
from core.branches import apart, branches_of, walked
from core.scope import principal_of
from models import Record, db

PAGE_SIZE = 50


class Paged(Asked):
    """What a request asked of a list, page by page."""

    def only(self, condition):
        """Narrow the list to the rows that meet `condition`: those somebody ticked."""
        self._conditions["chosen"] = condition

    def query(self, *, without=()):
        """The select with the filters in force, except those named; neither order nor limit."""
        return self.declared.query.where(*self.conditions_without(*without))

    @cached_property
    def rows(self):
        """The rows of the page that was asked for, at most PAGE_SIZE."""
        if self._before is not None:
            return self._fetched[:PAGE_SIZE][::-1]
        return self._fetched[:PAGE_SIZE]

    @cached_property
    def _fetched(self):
        return db.session.execute(*self._page_asked).all()

    @cached_property
    def _page_asked(self):
        """One row more than the page shows tells whether there is a further page; `before` walks backwards."""
        cursor = self._before if self._before is not None else self._after
        place = None if cursor is None else self._read(cursor)
        return self._rows_asked(place, PAGE_SIZE + 1, backwards=self._before is not None)

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
        """Every row of all pages in order, with what a file holds of it; never more than `chunk` in memory."""
        if self.declared.filed:  # the page draws fewer by itself
            self.columns = list(self.known_columns.values())
        place = None
        while rows := db.session.execute(*self._rows_asked(place, chunk)).all():
            yield from rows
            if len(rows) < chunk:
                return
            place = rows[-1].sort_value, rows[-1].sort_id

    def _rows_asked(self, place, limit, *, backwards=False):
        """(statement, parameters) of so many rows from a place on."""
        descending, follows = self.sort.descending != backwards, place is not None
        branches = branches_of(self.declared)
        shown = tuple(column.name for column in self.columns)
        statement = self.declared.kept_statement(
            self._asked_for("rows", self.sort.column, descending, follows, shown, branches, limit, self._ids_first),
            lambda: self._page_statement(descending, follows, branches, limit))
        value, row = place or (None, None)
        return statement, self._parameters | ({"at": value, "at_id": row} if follows else {})

    def _page_statement(self, descending, follows, branches, limit):
        """A page in order, of `limit` rows; `follows`: from a place on.

        Rows of several branches are found one branch at a time; found ones by their ids alone, before all else is read.
        """
        column, tie = self._sort.column, self._sort.tie
        ends = [end.desc() if descending else end for end in (column, tie)]
        source, narrowed = self._narrowed(branches)
        if self._sort.where is not None:
            narrowed.append(self._sort.where)
        if follows:
            place = sa.tuple_(sa.bindparam("at", type_=column.type), sa.bindparam("at_id", type_=tie.type))
            key = sa.tuple_(column, tie)
            narrowed.append(key < place if descending else key > place)
        if source is self.declared.plain:
            found = [source.with_only_columns(tie.label("id")).where(*narrowed, branch).order_by(*ends).limit(
                limit).subquery() for branch in apart(self.declared, branches)]
            is_one = tie.in_(sa.union_all(*(sa.select(each.c.id) for each in found)))
            is_several = self.declared.ids_first == "always"  # rows with one id
            narrowed = [is_one, *(narrowed if is_several else self._unasked)]
        query = self.declared.selecting(self.columns).where(*narrowed)
        query = query.add_columns(column.label("sort_value"), tie.label("sort_id")).order_by(*ends)
        limited_by = branches if source is self.declared.plain else ()  # elsewhere the scope limits it
        return walked(query.limit(limit), self.declared.owned, limited_by)

    @property
    def _ids_first(self):
        when = self.declared.ids_first
        return when == "always" or when == "limited" and not principal_of(db.session).grants.sees_all

    @property
    def _unasked(self):
        """What holds of rows without being asked: of a customer who became one twice, only the role worn now."""
        return [condition for name, condition in self._conditions.items() if name not in self._in_address]

    def _narrowed(self, branches):
        """(the select rows are found by, its conditions): branches and what is searched for need one index alone."""
        in_order = self._on_spine if getattr(self._sort.column, "class_", None) is Record else None
        all_asked = list(self._conditions.values()) if in_order is None else in_order
        if not self._is_plain() or self._sort not in self.declared.sorts.values():
            return self.declared.query, all_asked
        if self._ids_first:
            return self.declared.plain, all_asked
        if branches or set(self._in_address) & self.declared.found_by:
            return self.declared.plain, [self._conditions[name] for name in self._in_address]
        return self.declared.query, all_asked

    @cached_property
    def _on_spine(self):
        """The conditions as they are said of the table of records; None where one cannot be."""
        spine = self.declared.spine if db.engine.dialect.name in self.declared.spine_on else None
        if not spine:
            return None
        said = [spine[name].get(self._text(name)) if spine.get(name) else condition if name in spine else None
                for name, condition in self._conditions.items()]
        return said if all(condition is not None for condition in said) else None

    def _is_plain(self, name=None):
        """Is nothing asked but `plain_filters`, whatever is asked of filter `name`?"""
        return self.declared.plain is not None and set(self._in_address) - {name} <= set(self.declared.plain_filters)

    @property
    def _in_address(self):
        """The names of the filters that stand in the address."""
        return [name for name, text in self.filters.items() if text]

    def _asked_for(self, *further):
        """What a statement is kept under; None when a filter in force depends on more than its text."""
        if not self._conditions.keys() <= self.declared.steady | self.declared.personal | self._shapes.keys():
            return None
        texts = tuple(self._shapes.get(name) or self.filters[name] for name in self.declared.filters)
        is_personal = self._conditions.keys() & self.declared.personal
        return (*further, texts, principal_of(db.session).kept_for if is_personal else None)

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
