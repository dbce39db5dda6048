"""What a page has nothing of, found out by one statement, so that its empty panels ask nothing.

Of the forty statements of a supplier's page half find no row, and each costs ten times what the database does for it.
"""
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData

from models import db

NO_COLUMNS = SimpleResultMetaData(["nothing"])
OTHER_LIMITS = {"unscoped", "seen_through", "walked"}  # would be lost in a statement that holds several


class Foresight:
    """The `statements` of a page that often find nothing; those it asks `surely`, in that order, are sent ahead. Their
    parameters of one name have one value there."""

    def __init__(self, *statements, surely=()):
        if any(OTHER_LIMITS & statement.get_execution_options().keys() for statement in statements):
            raise ValueError("a statement that is limited in its own way cannot be foreseen")
        self.statements, self.surely = statements, surely
        self.first_rows = sa.select(*(_first_row(statement).label(f"has_{place}")
                                      for place, statement in enumerate(statements)))

    def look(self, **parameters):
        """Find out which of them find nothing; with these parameters they give no row then, and are not asked."""
        session = db.session()
        if session.info["mode"] != "read":
            return
        session.send_ahead(*((statement, parameters) for statement in (self.first_rows, *self.surely)))
        found = session.execute(self.first_rows, parameters).one()
        empty = {statement for statement, one in zip(self.statements, found, strict=True) if one is None}
        session.info["foreseen"] = Foreseen(session.info.get("principal"), session.get_transaction(), parameters, empty)


def _first_row(statement):
    return statement.with_only_columns(sa.literal_column("1"), maintain_column_froms=True).order_by(None).limit(
        1).scalar_subquery()


@dataclass(frozen=True)
class Foreseen:
    """Holds for one principal and as long as one transaction, which only reads."""

    principal: object
    transaction: object
    parameters: dict
    empty: set

    def is_of(self, session, parameters):
        return (session.info.get("principal") is self.principal and session.get_transaction() is self.transaction
                and all(self.parameters.get(name) == value for name, value in parameters.items()))


def nothing(session, statement, parameters):
    """A Result without rows, where it was foreseen that the statement finds none; else None."""
    foreseen = session.info.get("foreseen")
    if foreseen is None or statement not in foreseen.empty or not foreseen.is_of(session, parameters):
        return None
    return IteratorResult(NO_COLUMNS, iter(()))
