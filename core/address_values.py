"""From the text in an address to a value a query can compare with; ValueError when it is none."""
import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

import sqlalchemy as sa

LARGEST_ID = 2**31 - 1  # ids are INTEGER, which PostgreSQL keeps in 32 bits
OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x1f\x7f]*")  # browsers drop tabs and read \ as /: both could lead away


def own_path(text):
    """A path of ours to lead on to, as a form or an address names it; None for another site or nothing."""
    return text if text and OWN_PATH.fullmatch(text) else None


def row_id(text):
    number = int(text)
    if not 0 < number <= LARGEST_ID:
        raise ValueError(text)
    return number


def value_of(column, text):
    """What `column` would hold if it were written `text`."""
    if "\x00" in text:  # which PostgreSQL refuses
        raise ValueError(text)
    value = READERS[column.type.python_type](text)
    if isinstance(value, int) and abs(value) > (2**63 - 1 if isinstance(column.type, sa.BigInteger) else LARGEST_ID):
        raise ValueError(text)
    return value


def instant(text):
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


def exact(text):
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite():
        raise ValueError(text)
    return number


def inexact(text):
    return float(exact(text))


READERS = {str: str, int: int, float: inexact, Decimal: exact, date: date.fromisoformat, datetime: instant}


def one_of(column, allowed):
    """A list's filter: `column` holds the asked value, which must be among `allowed`."""
    def condition(text):
        if text not in allowed:
            raise ValueError(text)
        return column == text
    return condition


def among(conditions):
    """A list's filter: the condition that stands under the asked text in `conditions`."""
    def condition(text):
        if text not in conditions:
            raise ValueError(text)
        return conditions[text]
    return condition
