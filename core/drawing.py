"""The rows of a list as text. What stands in every row the template draws once; here the values are put in.

Fifty rows of six cells, each escaped and joined by the template, took a third of a page's time: all texts of a page are
escaped together, a row is one `str.format`, and one whose values were drawn this minute already is not drawn again.
"""
import time
from collections import defaultdict
from functools import lru_cache
from operator import attrgetter

from markupsafe import Markup, escape

from core.directory import directory_version
from core.rendering import as_markup, shown
from core.times import own_zone
from core.words import language
from core.workspace import workspace

BETWEEN = "\x00"  # no text holds it: PostgreSQL refuses it, and forms drop it
MUTABLE = frozenset({dict, list})


class DrawnRows:
    """Rows as they were drawn this minute, told apart by all their text follows from: their values, and `about`, which
    holds what else there is; the reader's language and zone, the minute and the directory are seen to here."""

    MOST, MOST_ROWS = 100, 500  # ways in which somebody reads, and rows of each: some 30 MB when all are full

    def __init__(self, clock=time.time):
        self.clock, self.minute, self.held = clock, 0, {}

    def __call__(self, rows, draw, *about, key=tuple):
        """[text] of `rows`; `draw` gives those of rows that were not drawn yet. `key` is a row's values, as a tuple."""
        version = directory_version()
        if version is None:
            return draw(rows)
        minute = self.clock() // 60
        if minute != self.minute or len(self.held) > self.MOST:
            self.minute, self.held = minute, {}
        reader = language(), own_zone(), workspace().currency, version, *about
        known = self.held.get(reader)
        if known is None or len(known) > self.MOST_ROWS:
            known = self.held[reader] = {}
        keys = [key(row) for row in rows]
        try:
            texts = [known.get(key) for key in keys]
        except TypeError:  # rows that hold custom fields
            keys = [tuple([repr(value) if type(value) in MUTABLE else value for value in key]) for key in keys]
            texts = [known.get(key) for key in keys]
        new = [at for at, text in enumerate(texts) if text is None]
        for at, text in zip(new, draw([rows[at] for at in new]) if new else (), strict=True):
            texts[at] = known[keys[at]] = text
        return texts


class RowsOnce:
    """`{{ rows_once("queue", rows, one, …) }}` in a template: `one(row)` for each, where `one` is a macro."""

    def __init__(self):
        self.kinds = defaultdict(DrawnRows)

    def __call__(self, kind, rows, one, *about, key=""):
        """`about`: what the macro draws besides the row. `key`: the attribute with all values of a row that is none of
        a statement's."""
        values = attrgetter(key) if key else tuple
        return joined(self.kinds[kind](rows, lambda new: [one(row) for row in new], *about, key=values))


class DrawnAround:
    """`macro(label, address, …)` of small things that differ by their address alone: what stands around it is kept."""

    ADDRESS, MOST = "/@address@", 5_000

    def __init__(self, macro):
        self.macro, self.around = macro, lru_cache(self.MOST, typed=True)(self._around)

    def __call__(self, label, address, attrs=None, **how):
        if attrs:
            return self.macro(label, address, attrs=attrs, **how)
        return as_markup(shown(address).join(self.around(label, **how)))

    def _around(self, label, **how):
        return self.macro(label, self.ADDRESS, **how).split(self.ADDRESS)


def draw_rows(rows, columns, pattern, speaks, badges):
    """[text] of `rows` (with `id`), each `pattern` with room for {id}, {name}, {second} and {0} … for the cells.

    The first of `columns` names the row; `badges(column)` is {code: drawn}.
    """
    named = columns[0]
    drawers = [column.drawer(speaks, badges(column)) for column in columns]
    seconds = [named.second(row, speaks) for row in rows] if named.second else [""] * len(rows)
    escaped = escape_all([draw(row) for draw in drawers for row in rows] + seconds)
    height, fill = len(rows), str(pattern).format
    names, *cells, seconds = (escaped[at * height:(at + 1) * height] for at in range(len(columns) + 1))
    return [fill(*values, id=row.id, name=name, second=f"<small>{second}</small>" if second else "")
            for row, name, second, *values in zip(rows, names, seconds, *cells, strict=True)]


def joined(pieces):
    """Pieces drawn already, whose texts were escaped, as one Markup."""
    return Markup("".join(pieces))


def escape_all(texts):
    """Each text escaped, Markup as it is."""
    plain = ["" if isinstance(text, Markup) else f"{text}" for text in texts]
    escaped = str(escape(BETWEEN.join(plain))).split(BETWEEN)
    if len(escaped) != len(texts):  # one holds it after all
        return [escape(text) for text in texts]
    return [text if isinstance(text, Markup) else done for text, done in zip(texts, escaped, strict=True)]
