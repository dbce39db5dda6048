"""Numbers as people and programs write them: 1,234.56, 1.234,56, 1 234,56, 1'234.50, (12.50), 12-, USD 12, 5%."""
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from core.importing.problems import CellError
from core.words import _

_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,12})?")
_EXPONENT = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?[eE][+-]?[0-9]{1,2}")
_LONGEST = 60
_MONEY = (r"(?:US\$|HK\$|NT\$|R\$|A\$|C\$|[A-Z]{3}|kr\.?|zł|Kč|Fr\.|人民币|[元圆圓円]|[$€£¥₩₹₺₽₫฿₴₪₱])?")
_WRITTEN = re.compile(rf"(?P<open>\()?\s*(?P<sign>[-+])?\s*{_MONEY}\s*(?P<inner>[-+])?\s*"
                      rf"(?P<digits>[0-9.,][0-9.,'’ ]*?)\s*{_MONEY}\s*(?P<percent>%)?\s*(?P<after>-)?(?P<close>\))?")
_SPACED = re.compile(r"(?<=[0-9])[ '’](?=[0-9]{3})")
_SHAPE = re.compile(r"[0-9.,]*[0-9][0-9.,]*")
_GROUPED = {mark: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{2,3}})*{re.escape(mark)}[0-9]{{3}}|[0-9]+")
            for mark in ",."}


@dataclass(frozen=True, slots=True)
class DecimalStyle:
    """How one column writes numbers: `point` is the decimal mark, "." or ","; the other one groups thousands.

    `certain` is False where no cell tells: "1,234" and "1.234" can be either. Then the point is the decimal mark, so
    "1,234" is 1234 and "1.234" is 1.234.
    """

    point: str = "."
    certain: bool = False

    @property
    def group(self):
        return "," if self.point == "." else "."


POINT = DecimalStyle(".")


def detect_decimal_style(samples):
    """The DecimalStyle most of the cells that tell speak for; samples is any iterable of text."""
    votes = {".": 0, ",": 0}
    for text in samples:
        if point := _point_of(_digits(_written(text))):
            votes[point] += 1
    if votes["."] == votes[","]:
        return POINT
    return DecimalStyle("." if votes["."] > votes[","] else ",", certain=True)


def parse_decimal(text, style=POINT):
    """The Decimal in a cell, None for an empty one. "12.5%" is 0.125, "(3)" and "3-" are -3. CellError otherwise.

    Thousands may be grouped by the style's other mark, spaces or apostrophes; currency signs and codes are dropped.
    """
    if style.point == "." and _PLAIN.fullmatch(text):
        return Decimal(text)
    if not text or text.isspace():
        return None
    if _EXPONENT.fullmatch(text):
        return Decimal(text)
    match = _written(text)
    digits = _digits(match)
    whole, point, fraction = digits.partition(style.point)
    if not _SHAPE.fullmatch(digits) or not _GROUPED[style.group].fullmatch(whole or "0") or not _is_digits(fraction):
        raise CellError(_("“%(text)s” is no number as this column writes them", text=text[:40]))
    number = Decimal(f"{whole.replace(style.group, '') or 0}.{fraction}")
    minuses = (match["sign"], match["inner"], match["after"], match["open"] and "-").count("-")
    if minuses > 1 or bool(match["open"]) != bool(match["close"]):
        raise CellError(_("“%(text)s” is no number", text=text[:40]))
    return (-number if minuses else number) / (100 if match["percent"] else 1)


def _written(text):
    """The match of _WRITTEN, or None. Full-width digits and signs, and spaces that do not break, count as usual."""
    if len(text) > _LONGEST:
        return None
    return _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-"))


def _digits(match):
    return _SPACED.sub("", match["digits"]) if match else ""


def _is_digits(fraction):
    return not fraction or (fraction.isascii() and fraction.isdigit())


def _point_of(bare):
    """The decimal mark of one number, or None where it does not tell."""
    if not _SHAPE.fullmatch(bare):
        return None
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return None
    mark = bare[last]
    other = "," if mark == "." else "."
    if other in bare:
        return mark if bare.count(mark) == 1 else None
    if bare.count(mark) > 1:
        return other
    whole, fraction = bare[:last], bare[last + 1:]
    is_group = len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return None if is_group else mark
