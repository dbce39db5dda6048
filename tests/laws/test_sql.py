"""Reads are limited to what the principal may see by one hook on ORM selects; these constructions go round it.

(Tried, each one: `sa.exists()` and selects on `__table__` see strangers' rows, an ORM `update()` changes them without
version or audit, text and connections are not seen at all.) Only the files listed here may use them, each for a reason.
"""
import ast

import pytest

from tests.laws.source import app_files, tree

# schema/ declares tables and partial indexes in these words; it asks nothing.
DECLARES = "schema"
FROM_SQLALCHEMY = {"update", "delete", "insert", "text", "exists", "table", "literal_column"}
ATTRIBUTES = {"__table__", "exec_driver_sql", "raw_connection", "connection", "connect"}
ALLOWED = {
    ("core/bulk.py", "insert"): "rows by the thousand; it checks how far the principal reaches",
    ("core/bulk.py", "delete"): "the same, for plain tables",
    ("core/bulk.py", "update"): "the same, by primary key",
    ("core/database.py", "exec_driver_sql"): "BEGIN and PRAGMA, which SQLAlchemy has no words for",
    ("core/search.py", "table"): "the full-text index yields ids only, and the records they name are read in scope",
    ("core/search.py", "literal_column"): "the same: the name of PostgreSQL's text configuration",
    ("blueprints/admin/doctor.py", "connect"): "asks the engine about the database, not about rows",
    ("blueprints/admin/doctor.py", "exec_driver_sql"): "PRAGMA integrity_check and foreign_key_check",
    ("blueprints/admin/serving.py", "connect"): "the migration in force, before there is anything to scope",
    ("blueprints/admin/serving.py", "raw_connection"): "VACUUM INTO, the copy before a migration",
    ("core/scope.py", "__table__"): "the scope itself: it must see all to decide what others may see",
}


def found(path):
    """(line, word) of each construction that goes round the scope."""
    from_sqlalchemy = {"sa", "sqlalchemy"}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in FROM_SQLALCHEMY)
        if isinstance(node, ast.Attribute):
            of_sqlalchemy = isinstance(node.value, ast.Name) and node.value.id in from_sqlalchemy
            legacy_query = node.attr == "query" and ast.unparse(node.value).endswith("session")
            if node.attr in ATTRIBUTES or legacy_query or (of_sqlalchemy and node.attr in FROM_SQLALCHEMY):
                yield node.lineno, node.attr


@pytest.mark.parametrize("path", [path for path in app_files() if path.parts[0] != DECLARES], ids=str)
def test_nothing_goes_round_the_scope(path):
    for line, word in found(path):
        assert (str(path), word) in ALLOWED, (
            f"{path}:{line}: `{word}` is not limited to what the principal may see. Use of(Model), sa.select(Model…), "
            "core/bulk.py for many rows, `.where(select(…).exists())` for exists")


def test_every_exception_is_used():
    used = {(str(path), word) for path in app_files() for _line, word in found(path)}
    assert not ALLOWED.keys() - used, f"exceptions nobody needs, take them out: {ALLOWED.keys() - used}"
