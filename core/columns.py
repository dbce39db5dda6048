"""The columns of a list: declared once, drawn on the screen and written into files alike.

A kind says how a column's plain value reads, in the reader's language, and what a file holds of it. Drawing is a plain
function from a row to its text, made once a page: no macro, no Babel, no look-up of the language in a cell.
"""
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from markupsafe import Markup

from core import export
from core.custom_fields import YES_NO
from core.money import format_money, format_number, major
from core.times import filters as times
from core.workspace import workspace
from models import Record

FIGURES = ("number", "money")


@dataclass(frozen=True)
class Column:
    """One column as a list declares it.

    needs    the labelled SQL columns it is made of, selected only while it is shown or written into a file
    join     (entity, condition) that `needs` wants joined, from the left, besides what the list itself joins
    kind     text, number, money (minor units), day, moment, badge, yes-no, link
    value    a function from the row to the plain value; without one, the attribute called like the column
    text     a function (row, language) to what is drawn, where that is more than the value
    second   the same for the small line below; only the column that names the row has one
    names    of a badge: {code: lazy label}; tones: {code: tone}; quiet: codes so usual that no badge is drawn
    currency of money: a function from the row to its code; without one, the home currency
    mark     of money: a function from the row to what stands behind the amount, such as a star
    sort     the name of the Sort it is sorted by
    shown    whether it is there while nobody has chosen columns
    short    whether it stays on one line, as days do: Chinese would break after any character
    beside   further core.export.Columns that a file holds to its right
    """

    name: str
    label: object
    needs: tuple = ()
    kind: str = "text"
    value: object = None
    text: object = None
    second: object = None
    names: dict = field(default_factory=dict)
    tones: dict = field(default_factory=dict)
    quiet: tuple = ()
    currency: object = None
    mark: object = None
    sort: str = ""
    shown: bool = True
    short: bool = False
    join: tuple = ()
    beside: tuple = ()

    @property
    def read(self):
        return self.value or attrgetter(self.name.replace("-", "_"))

    @property
    def is_short(self):
        return self.short or self.kind in ("day", "moment")

    @property
    def is_figure(self):
        return self.kind in FIGURES

    @property
    def head(self):
        """As `ui.table` takes it."""
        figure = "num" if self.is_figure else ""
        return (str(self.label), figure, self.sort) if self.sort else (str(self.label), figure)

    def drawer(self, language, badges):
        """A function from a row to what its cell shows; `badges` are {code: drawn}, for kind badge."""
        if self.text is not None:
            return lambda row: self.text(row, language)
        return DRAWN[self.kind](self, self.read, language, badges)

    def in_file(self):
        """The columns of a file it becomes."""
        return (export.Column(self.label, FILED.get(self.kind, _as_it_is)(self, self.read)), *self.beside)


# -- how each kind is drawn -------------------------------------------------------------------------------------------

def _text(_column, read, _language, _badges):
    return lambda row: read(row) or ""


def _number(_column, read, language, _badges):
    return lambda row: "" if (value := read(row)) is None else format_number(value, language)


def _money(column, read, language, _badges):
    home, of_row, mark = workspace().currency, column.currency, column.mark

    def draw(row):
        value = read(row)
        shown = "" if value is None else format_money(value, of_row(row) if of_row else home, language)
        return shown + mark(row) if mark else shown
    return draw


def _time(name):
    def drawer(_column, read, language, _badges):
        told = times(language)[name]
        return lambda row: told(read(row))
    return drawer


def _badge(_column, read, _language, badges):
    return lambda row: "" if (value := read(row)) is None else badges[value]


def _yes_no(_column, read, _language, _badges):
    words = {value: str(word) for value, word in YES_NO.items()} | {None: ""}
    return lambda row: words[read(row)]


def _link(_column, read, _language, _badges):
    linked = Markup('<a href="{}" rel="noreferrer">{}</a>')
    return lambda row: linked.format(value, value.partition("//")[2]) if (value := read(row)) else ""


DRAWN = {"text": _text, "number": _number, "money": _money, "day": _time("day"), "moment": _time("moment"),
         "badge": _badge, "yes-no": _yes_no, "link": _link}


# -- what a file holds of each ----------------------------------------------------------------------------------------

def _as_it_is(_column, read):
    return read


def _amount(column, read):
    def value(row):
        cents = read(row)
        return None if cents is None else major(cents, column.currency(row) if column.currency else home())
    return value


def home(_row=None):
    """The home currency: of amounts that name none, and the column beside them."""
    return workspace().currency


def _named(column, read):
    return lambda row: None if (value := read(row)) is None else str(column.names[value])


def _said(_column, read):
    return lambda row: None if (value := read(row)) is None else str(YES_NO[value])


FILED = {"money": _amount, "badge": _named, "yes-no": _said}


# -- custom fields ----------------------------------------------------------------------------------------------------

EXTRA = Record.extra.label("extra")
KINDS = {"number": "number", "money": "money", "date": "day", "yes-no": "yes-no", "link": "link"}


@lru_cache(maxsize=64)
def custom_columns(fields):
    """{key: Column} of custom fields. All of them are read out of one selected column, however many are shown."""
    return {one.key: _custom(one) for one in fields}


def _custom(one):
    def held(row):
        value = row.extra.get(one.key)
        return value if one.type == "money" else one.plain(value)
    return Column(one.key, one.name, (EXTRA,), kind=KINDS.get(one.type, "text"), value=held, shown=False,
                  sort=one.key if one.is_filtered else "")
