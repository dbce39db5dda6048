"""From the text in an address to a value a query can compare with; ValueError when it is none."""
from datetime import UTC, date, datetime

LARGEST = 2**63 - 1


def row_id(text):
    number = whole_number(text)
    if number < 1:
        raise ValueError(text)
    return number


def whole_number(text):
    number = int(text)
    if abs(number) > LARGEST:
        raise ValueError(text)
    return number


def instant(text):
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


def plain_text(text):
    """Text without NUL, which PostgreSQL refuses."""
    if "\x00" in text:
        raise ValueError(text)
    return text


def one_of(column, allowed):
    """A list's filter: `column` holds the asked value, which must be among `allowed`."""
    def condition(text):
        if text not in allowed:
            raise ValueError(text)
        return column == text
    return condition


READERS = {str: plain_text, int: whole_number, date: date.fromisoformat, datetime: instant}
