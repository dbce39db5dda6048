"""What a column can hold: the fields a target declares, and how the text of their cells becomes plain values.

Values are text (numbers and instants too, as JSON keeps them); an empty cell is None. What cannot be read is a
CellError.
"""
from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal

from core import money, times
from core.importing.problems import CellError
from core.importing.values import DateReader, parse_decimal
from core.links import is_link
from core.search import fold
from core.words import _

MOST_REMEMBERED = 20_000  # readings kept for each column: most columns repeat themselves
LARGEST = Decimal(10) ** 12
NOISE = Decimal("1e-10")
FIRST_YEAR, LAST_YEAR = 1900, 2200
YES = ("yes", "y", "true", "1", "是", "有", "对")
NO = ("no", "n", "false", "0", "否", "无", "不")
SIGNS = {"£": "GBP", "€": "EUR", "元": "CNY", "人民币": "CNY", "RMB": "CNY"}  # those that mean one currency


@dataclass(frozen=True)
class Field:
    """One thing a target can take from a file.

    kind      text, long, code, decimal, share, moment, date, email, choice, currency, lookup, amount, yes-no, link
    aliases   how such columns are called elsewhere, in any language: the mapping is guessed by them
    longest   characters; places: decimals kept; choices: {what files say: our value}
    constant  may be one value for all rows instead of a column
    nothing   texts that mean that nothing is known: "?"
    needs     the field without which this one says nothing, and is not guessed
    """

    name: str
    label: object
    kind: str = "text"
    aliases: tuple = ()
    longest: int = 200
    places: int = 0
    choices: dict = field(default_factory=dict)
    constant: bool = False
    hint: object = ""
    needs: str = ""
    nothing: tuple = ()
    names: dict = field(default_factory=dict)  # of choices: {our value: what people read}


@dataclass(frozen=True)
class Reading:
    """What the reading of a column depends on besides its field."""

    style: object = None  # DecimalStyle
    order: str | None = None  # of DATE_ORDERS
    serials: bool = False
    time_zone: str = "UTC"
    known: dict = field(default_factory=dict)  # for kind lookup: {folded text: id}


def reader(one, reading):
    """A function from the text of a cell of the field `one` to its value; it remembers what it has read."""
    read = READERS[one.kind](one, reading)
    remembered = {}

    def read_cell(text):
        if text in remembered:
            return remembered[text]
        value = read(text) if text and not text.isspace() and text.strip() not in one.nothing else None
        if len(remembered) < MOST_REMEMBERED:
            remembered[text] = value
        return value

    return read_cell


def _text(one, _reading):
    def read(text):
        return _fitting(" ".join(text.split()), one.longest)
    return read


def _long(one, _reading):
    def read(text):
        return _fitting(text.strip(), one.longest)
    return read


def _fitting(text, longest):
    if len(text) > longest:
        raise CellError(_("“%(text)s…” is longer than %(longest)s characters", text=text[:40], longest=longest))
    return text


def _decimal(one, reading):
    def read(text):
        return str(_rounded_to(one, _parsed(text, reading)))
    return read


def _share(one, reading):
    """A share: 0.15, 15% and 15 all take 15 % off, because nobody gives a discount of 1500 %."""
    def read(text):
        number = _parsed(text, reading)
        share = number / 100 if abs(number) > 1 else number
        if not -1 <= share <= 1:
            raise CellError(_("“%(text)s” is no share", text=text[:40]))
        return str(round(share, one.places))
    return read


def _parsed(text, reading):
    number = parse_decimal(text, reading.style) if reading.style else parse_decimal(text)
    if abs(number) >= LARGEST:
        raise CellError(_("“%(text)s” is too large", text=text[:40]))
    return number


def _rounded_to(one, number):
    """Exactly what is written, except for the noise of binary fractions (2.5500000000000003 in a workbook)."""
    kept = round(number, one.places)
    if abs(kept - number) > NOISE:
        raise CellError(_("%(number)s has more than %(places)s decimals", number=number, places=one.places))
    return kept.normalize() + 0


def _moment(_one, reading):
    dates = DateReader(reading.order, serials=reading.serials)

    def read(text):
        found = dates.read(text)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise CellError(_("“%(text)s”: the year cannot be meant", text=text[:40]))
        at = times.local_to_instant(found, reading.time_zone) if found.tzinfo is None else found.astimezone(UTC)
        return at.isoformat()

    return read


def _date(one, reading):
    """A day; the time of day that a file may say beside it is dropped."""
    dates = DateReader(reading.order, serials=reading.serials)

    def read(text):
        found = dates.read(text)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise CellError(_("“%(text)s”: the year cannot be meant", text=text[:40]))
        return found.date().isoformat()

    return read


def _amount(one, reading):
    """Minor units of a currency with `places` decimals."""
    def read(text):
        return int(_rounded_to(one, _parsed(text, reading)).scaleb(one.places))
    return read


def _yes_no(_one, _reading):
    def read(text):
        said = fold(text).strip()
        if said not in YES + NO:
            raise CellError(_("“%(text)s” is neither yes nor no", text=text[:40]))
        return said in YES
    return read


def _link(one, _reading):
    def read(text):
        if not is_link(text.strip()):
            raise CellError(_("“%(text)s” is no link: it begins with https:// or http://", text=text[:40]))
        return _fitting(text.strip(), one.longest)
    return read


def _email(one, _reading):
    def read(text):
        value = _fitting(text.strip().removeprefix("mailto:"), one.longest)
        name, at, host = value.rpartition("@")
        if not (name and at and host) or " " in value:
            raise CellError(_("“%(text)s” is no e-mail address", text=text[:40]))
        return value
    return read


def _choice(one, _reading):
    known = {fold(said): value for said, value in one.choices.items()}

    def read(text):
        value = known.get(fold(text).strip())
        if value is None:
            raise CellError(_("“%(text)s” is none of: %(known)s", text=text[:40],
                              known=", ".join(sorted(set(one.choices.values())))))
        return value

    return read


def _currency(_one, _reading):
    def read(text):
        code = SIGNS.get(text.strip(), text.strip().upper())
        if not money.is_currency(code):
            raise CellError(_("“%(text)s” is no currency", text=text[:40]))
        return code
    return read


def _lookup(_one, reading):
    def read(text):
        found = reading.known.get(fold(text).strip())
        if found is None:
            raise CellError(_("“%(text)s” is not known here", text=text[:40]))
        return found
    return read


READERS = {"text": _text, "code": _text, "long": _long, "decimal": _decimal, "share": _share, "moment": _moment,
           "date": _date, "email": _email, "choice": _choice, "currency": _currency, "lookup": _lookup,
           "amount": _amount, "yes-no": _yes_no, "link": _link}
