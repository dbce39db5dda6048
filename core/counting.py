"""How many rows there are, as far as anybody reads: counts stop at a cap, and say so ("1,000+")."""
import sqlalchemy as sa

from core.money import format_number
from models import db

COUNTED_UP_TO = 1000
COUNTED_BY_INDEX = 10_000  # an index alone counts ten thousand in a millisecond


class Count(int):
    """A number of rows, counted up to `up_to` and one."""

    def __new__(cls, number, up_to):
        count = super().__new__(cls, number)
        count.up_to = up_to
        return count


def capped_counts(queries, up_to=COUNTED_UP_TO):
    """{name: Count} for {name: select}, in one statement. Each stops at `up_to` + 1: exact sums cost seconds."""
    counts = [
        sa.select(sa.func.count()).select_from(
            query.with_only_columns(sa.literal(1)).order_by(None).limit(up_to + 1).subquery()
        ).scalar_subquery() for query in queries.values()
    ]
    found = db.session.execute(sa.select(*counts)).one()
    return {name: Count(number, up_to) for name, number in zip(queries, found, strict=True)}


def counted(count, language):
    """A Count as people read it: "417", "1,000+"."""
    return format_number(min(count, count.up_to), language) + ("+" if count > count.up_to else "")
