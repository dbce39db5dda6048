"""What a query planner cannot know by itself."""
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles


class Usual(sa.ColumnElement):
    """A condition that most rows meet: walking an index in order and testing each row is the quick way.

    SQLite takes any condition on a column without an index for one that few rows meet, and sorts all rows instead.
    """

    inherit_cache = True
    type = sa.Boolean()

    _traverse_internals = [("condition", sa.sql.visitors.InternalTraversal.dp_clauseelement)]

    def __init__(self, condition):
        self.condition = condition


@compiles(Usual)
def _as_it_is(element, compiler, **kw):
    return compiler.process(element.condition, **kw)


@compiles(Usual, "sqlite")
def _likely(element, compiler, **kw):
    return f"likely({compiler.process(element.condition, **kw)})"


def usual(condition):
    return Usual(condition)
