"""Dates and times as people and programs write them, read without guessing what cannot be known.

A column may mix what is unmistakable: 2010-12-01T08:26:00Z, 2010/12/1 8:26, 01-Dec-2010, Dec 1, 2010, 2010年12月1日,
25/12/2010 and, from a workbook, the serial 40513.35. Whether 9/12/2010 is September or December nobody can know from
the cell: the column's order says, and where the column does not tell either, its owner is asked.
"""
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from core.importing.problems import CellError
from core.words import _

DATE_ORDERS = ("d/m/y", "m/d/y", "y/m/d")
_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 1800, 9999
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}

_TIME = (r"(?:[\sT,]*(?P<half>上午|下午)?\s*(?P<hour>\d{1,2})[:时時](?P<minute>\d{1,2})(?:[:分](?P<second>\d{1,2})秒?"
         r"(?:[.,](?P<fraction>\d{1,9}))?)?分?\s*(?P<meridiem>[AaPp]\.?[Mm]\.?)?"
         r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*日?" + _TIME)
_NUMBERS = re.compile(r"(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{4}|\d{2})" + _TIME)
_NAME = r"(?P<month>[A-Za-z]{3,9})"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:[A-Za-z]{3,9},?\s+)?"
_DAY_FIRST = re.compile(_WEEKDAY + _DAY + r"[-\s/.]+" + _NAME + r"[-\s/.,]+(?P<y>\d{4}|\d{2})" + _TIME)
_MONTH_FIRST = re.compile(_WEEKDAY + _NAME + r"\.?[-\s]+" + _DAY + r",?[-\s]+(?P<y>\d{4})" + _TIME)
_YEAR_NAMED = re.compile(r"(?P<y>\d{4})[-\s/]" + _NAME + r"[-\s/](?P<d>\d{1,2})" + _TIME)
_NAMED = (_YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST, _YEAR_NAMED)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_SERIAL_ZERO = datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateOrder:
    """What a column tells about the order of day, month and year.

    order       one of DATE_ORDERS to read it by; None if it holds no such dates, or does not tell
    ambiguous   its owner must be asked which of `candidates` it is; `example` is a cell that shows why
    """

    order: str | None = None
    ambiguous: bool = False
    candidates: tuple = ()
    example: str | None = None


def detect_date_order(samples):
    """The DateOrder of a column; `samples` is any iterable of text, best the whole column.

    Cells that contradict each other (13/1/2010 beside 1/13/2010) leave it ambiguous as soon as one cell does not tell.
    """
    left, unsure, example, seen_any = set(DATE_ORDERS), None, None, False
    agree = True
    for text in samples:
        if text[:4].isdigit() or len(text) > _LONGEST or not (match := _NUMBERS.fullmatch(text.strip())):
            continue
        possible = _possible_orders(match)
        if not possible:
            continue
        seen_any = True
        left &= possible
        agree = agree and bool(left)
        if unsure is None and len(possible) > 1 and match["a"] != match["b"]:
            unsure, example = possible, text.strip()
    if not seen_any:
        return DateOrder()
    if not agree:
        return DateOrder(None, unsure is not None, DATE_ORDERS[:2] if unsure else (), example)
    if len(left) == 1:
        return DateOrder(next(iter(left)))
    candidates = tuple(order for order in DATE_ORDERS if order in left)
    return DateOrder(None, True, candidates, example) if unsure else DateOrder(candidates[0])


def _possible_orders(match):
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    orders = {"d/m/y"} if 1 <= a <= 31 and 1 <= b <= 12 else set()
    if 1 <= a <= 12 and 1 <= b <= 31:
        orders.add("m/d/y")
    if len(match["a"]) == len(match["c"]) == 2 and 1 <= b <= 12 and 1 <= c <= 31:
        orders.add("y/m/d")
    return orders


class DateReader:
    """Reads the cells of one column: a datetime, at midnight where no time is given; None for an empty cell.

    It is aware only where the cell gives an offset; who calls knows what zone the others are in. Years of two digits
    are 1970 to 2069. With `serials` (cells of a workbook) numbers are days since 1899-12-30, as spreadsheets count.
    """

    def __init__(self, order=None, *, serials=False):
        if order is not None and order not in DATE_ORDERS:
            raise ValueError(f"order is one of {DATE_ORDERS}")
        self.order = order
        self.serials = serials
        self._last = ("", None)

    def read(self, text):
        """CellError when the text is no date, or could be two."""
        if text == self._last[0]:
            return self._last[1]
        try:
            found = datetime.fromisoformat(text) if text[4:5] == "-" else self._read(text.strip())
        except ValueError as problem:
            found = self._again(text, problem)
        if found and not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            raise CellError(_("“%(text)s”: the year cannot be meant", text=text[:40]))
        self._last = (text, found)
        return found

    def _again(self, text, problem):
        """What looked like ISO but was not (2010-1-5), or the reason why it is nothing at all."""
        if isinstance(problem, CellError):
            raise problem
        try:
            return self._read(text.strip())
        except CellError:
            raise
        except ValueError:
            raise CellError(_("“%(text)s” is no date that exists", text=text[:40])) from None

    def _read(self, text):
        if not text:
            return None
        if len(text) > _LONGEST:
            raise CellError(_("“%(text)s” is no date", text=text[:40]))
        if not text.isascii():
            text = unicodedata.normalize("NFKC", text)
        if match := _NUMBERS.fullmatch(text):
            return _instant(match, *self._ordered(match))
        for pattern in _NAMED:
            if match := pattern.fullmatch(text):
                month = match["m"] if pattern is _YEAR_FIRST else _month(match["month"])
                return _instant(match, match["y"], month, match["d"])
        if self.serials and _SERIAL.fullmatch(text):
            return _SERIAL_ZERO + timedelta(milliseconds=round(float(text) * 86_400_000))
        if len(text) >= 8 and text[:8].isdigit():
            return datetime.fromisoformat(text)
        raise CellError(_("“%(text)s” is no date", text=text[:40]))

    def _ordered(self, match):
        """(year, month, day) by the column's order, or by the only order this cell allows."""
        order, a, b, c = self.order, match["a"], match["b"], match["c"]
        if order is None or (order == "y/m/d" and len(c) == 4):
            possible = _possible_orders(match)
            if len(possible) > 1 and not (a == b and len(c) == 4):
                raise CellError(_("“%(text)s” can be two different days; choose the order of day and month",
                                  text=match[0][:40]))
            order = min(possible, default="d/m/y")
        return {"d/m/y": (c, b, a), "m/d/y": (c, a, b), "y/m/d": (a, b, c)}[order]


def _month(name):
    month = _MONTHS.get(name[:3].lower())
    if month is None:
        raise CellError(_("“%(text)s” is no month", text=name))
    return month


def _instant(match, year, month, day):
    year = int(year) if len(year) == 4 else 2000 + int(year) - (100 if int(year) >= 70 else 0)
    if match["hour"] is None:
        return datetime(year, int(month), int(day))
    hour, half = int(match["hour"]), match["half"] or (match["meridiem"] or "")[:1].lower()
    if half in ("下午", "p") and hour < 12:
        hour += 12
    elif half in ("上午", "a") and hour == 12:
        hour = 0
    micros = int((match["fraction"] or "")[:6].ljust(6, "0"))
    return datetime(year, int(month), int(day), hour, int(match["minute"]), int(match["second"] or 0), micros,
                    _zone(match["zone"]))


def _zone(text):
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(offset if text[0] == "+" else -offset)
