"""How many rows there are, as far as anybody reads: counts stop at a cap, and say so ("1,000+")."""
import sqlalchemy as sa

from core.money import format_number
from models import db

COUNTED_UP_TO = 1000


class Count(int):
    """A number of rows, counted up to `up_to` and one."""

    def __new__(cls, number, up_to):
        count = super().__new__(cls, number)
        count.up_to = up_to
        return count


def capped_counts(queries, up_to=COUNTED_UP_TO):
    """{name: Count} for {name: select}, in one statement. Each stops at `up_to` + 1: exact sums cost seconds."""
    return counts_of((counting({name: [query] for name, query in queries.items()}, up_to), {}), queries, up_to)


def counting(queries, up_to):
    """The one statement for {name: selects}: how many rows several selects have; none has a row of another."""
    return sa.select(*(_counted(selects, up_to + 1) for selects in queries.values()))


def _counted(selects, most):
    ones = [query.with_only_columns(sa.literal(1).label("one")).order_by(None).limit(most).subquery()
            for query in selects]
    if len(ones) > 1:
        ones = [sa.union_all(*(sa.select(each.c.one) for each in ones)).limit(most).subquery()]
    return sa.select(sa.func.count()).select_from(ones[0]).scalar_subquery()


def counts_of(asked, names, up_to):
    """{name: Count} by what is asked: the statement that `counting` made, and its parameters."""
    found = db.session.execute(*asked).one()
    return {name: Count(number, up_to) for name, number in zip(names, found, strict=True)}


def counted(count, language):
    """A Count as people read it: "417", "1,000+"."""
    return format_number(min(count, count.up_to), language) + ("+" if count > count.up_to else "")
