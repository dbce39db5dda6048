"""Writes of many rows at once: the only place that leaves the unit of work, and only after asking who may.

A bulk write needs the whole of a domain in reach (scope "all"), because no row is looked at one by one.
"""
import sqlalchemy as sa

from core.scope import SCOPED, NoPrincipal, OutOfScope, principal_of
from models import db

REASON = {"unscoped": "bulk write, checked in core/bulk.py"}


def insert_rows(model, rows, *, domain, ids=False):
    """Insert dicts, by column name, into the table of `model`; the caller commits. With `ids` the new ids, in order.

    OutOfScope unless all of `domain` is writable. Past the mapper, which would take four times as long.
    """
    check_reach(model, domain)
    table = sa.inspect(model).local_table
    statement = sa.insert(table)
    if not rows:
        return []
    if not ids:
        return db.session.execute(statement, rows, execution_options=REASON)
    returned = statement.returning(table.c.id, sort_by_parameter_order=True)
    return db.session.scalars(returned, rows, execution_options=REASON).all()


def delete_rows(model, condition, *, domain):
    """Delete the rows of plain tables (no records) that meet `condition`; returns how many."""
    check_reach(model, domain)
    statement = sa.delete(model).where(condition)
    return db.session.execute(statement, execution_options=REASON | {"synchronize_session": False}).rowcount


def write_computed(model, rows, *, domain, key="id"):
    """Update columns that are computed, by primary key `key`. No version is raised: nobody edited these rows.

    The caller has read them FOR UPDATE, or would overwrite what somebody else saves meanwhile.
    """
    check_reach(model, domain)
    if not rows:
        return
    table = sa.inspect(model).local_table  # the table itself: the model would raise the version
    columns = {name: sa.bindparam(f"new_{name}") for name in rows[0] if name != key}
    statement = sa.update(table).where(table.c[key] == sa.bindparam("row_id")).values(columns)
    renamed = [{"row_id" if name == key else f"new_{name}": value for name, value in row.items()} for row in rows]
    db.session.execute(statement, renamed, execution_options=REASON)


def check_reach(model, domain):
    principal = principal_of(db.session)
    if principal is None:
        raise NoPrincipal(f"Bulk write of {model.__name__} without a principal")
    if model in SCOPED and principal.grants.scope(domain, "write") != "all":
        raise OutOfScope(f"{principal.name} does not reach all of {domain}")
