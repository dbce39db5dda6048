"""How many days lie between two columns, as each engine counts them."""
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles


class DaysBetween(sa.sql.functions.GenericFunction):
    """From one day to another: an integer. For columns of days."""

    type = sa.Integer()
    inherit_cache = True
    name = "days_between"


class DaysAndHours(sa.sql.functions.GenericFunction):
    """From one instant to another, in days with a fraction. For columns of instants."""

    type = sa.Float()
    inherit_cache = True
    name = "days_and_hours"


def _ends(element, compiler, **kw):
    return [compiler.process(end, **kw) for end in element.clauses]


@compiles(DaysBetween, "sqlite")
def _days_sqlite(element, compiler, **kw):
    earlier, later = _ends(element, compiler, **kw)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


@compiles(DaysBetween, "postgresql")
def _days_postgresql(element, compiler, **kw):
    earlier, later = _ends(element, compiler, **kw)
    return f"({later} - {earlier})"


@compiles(DaysAndHours, "sqlite")
def _hours_sqlite(element, compiler, **kw):
    earlier, later = _ends(element, compiler, **kw)
    return f"(julianday({later}) - julianday({earlier}))"


@compiles(DaysAndHours, "postgresql")
def _hours_postgresql(element, compiler, **kw):
    earlier, later = _ends(element, compiler, **kw)
    return f"(EXTRACT(EPOCH FROM ({later} - {earlier})) / 86400.0)"


def days_between(earlier, later):
    return DaysBetween(earlier, later)


def days_and_hours(earlier, later):
    return DaysAndHours(earlier, later)
