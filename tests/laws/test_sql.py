"""Reads are limited to what the principal may see by one hook on ORM selects; these constructions go round it.

(Tried, each one: `sa.exists()` and selects on `__table__` see strangers' rows, an ORM `update()` changes them without
version or audit, text and connections are not seen at all.) Only the files listed here may use them, each for a reason.
"""
import ast
import re

from tests.laws.source import app_files, each, tree

# schema/ declares tables and partial indexes in these words; it asks nothing.
DECLARES = "schema"
FROM_SQLALCHEMY = {"update", "delete", "insert", "text", "exists", "table", "literal_column"}
OF_SQLALCHEMY = re.compile(r"(sa|sqlalchemy)(\.\w+)*")
ATTRIBUTES = {"__table__", "local_table", "exec_driver_sql", "raw_connection", "connection", "connect"}
ALLOWED = {
    ("core/bulk.py", "insert"): "rows by the thousand; it checks how far the principal reaches",
    ("core/bulk.py", "delete"): "the same, for plain tables",
    ("core/bulk.py", "update"): "the same, by primary key",
    ("core/foresight.py", "unscoped"): "refuses statements that say it",
    ("core/foresight.py", "seen_through"): "the same",
    ("core/foresight.py", "walked"): "the same",
    ("core/foresight.py", "literal_column"): "the number one",
    ("core/notices.py", "insert"): "notices are no records; one statement tells many and counts on, without a race",
    ("core/database.py", "exec_driver_sql"): "BEGIN and PRAGMA, which SQLAlchemy has no words for",
    ("core/database.py", "connect"): "whether the file is whole, not its rows",
    ("core/scanning.py", "connect"): "to the virus scanner's socket, not to a database",
    ("core/wearing.py", "literal_column"): "the name of a role: a partial index serves what says it in so many words",
    ("core/index_words.py", "table"): "the words of that index",
    ("core/search.py", "table"): "the full-text index yields ids only, and the records they name are read in scope",
    ("blueprints/admin/doctor.py", "connect"): "asks the engine about the database, not about rows",
    ("blueprints/admin/doctor.py", "exec_driver_sql"): "PRAGMA foreign_key_check",
    ("core/migrations.py", "connect"): "the migration in force, before there is anything to scope",
    ("core/migrations.py", "table"): "the same: Alembic's own table has no model",
    ("blueprints/admin/serving.py", "raw_connection"): "VACUUM INTO, the copy before a migration",
    ("core/backups/archive.py", "connect"): "a backup holds every row, whoever asks; only administrators make one",
    ("core/backups/plain.py", "table"): "the same: tables as a backup describes them, without their models",
    ("core/backups/plain.py", "insert"): "rows of a backup, into a database that was empty",
    ("core/backups/moving.py", "connect"): "all of it moves, whoever asks; a command of the shell",
    ("core/backups/moving.py", "exec_driver_sql"): "triggers that keep the old database as it was",
    ("core/backups/restoring.py", "connect"): "another database than the one in use",
    ("core/backups/restoring.py", "connection"): "PRAGMA foreign_keys of that one",
    ("core/backups/restoring.py", "exec_driver_sql"): "its foreign keys, sequences and integrity",
    ("core/backups/restoring.py", "delete"): "what migrations put into it",
    ("core/backups/restoring.py", "table"): "the same",
    ("blueprints/backups/cli/copies.py", "connect"): "the last of it into the one file that is moved into place",
    ("blueprints/backups/cli/copies.py", "connection"): "the same",
    ("core/custom_sql.py", "connect"): "indexes of custom fields: made, dropped and named, never rows",
    ("core/custom_sql.py", "exec_driver_sql"): "the same",
    ("core/custom_sql.py", "unscoped"): "ids that hold a value; the list they narrow is read within the scope",
    ("core/whose.py", "__table__"): "the scope itself: it must see all to decide what others may see",
    ("core/scope.py", "__table__"): "the names of the tables of scoped models",
    ("core/ready.py", "connection"): "statements that core/scope.py has limited, and says so of",
    ("core/ready.py", "exec_driver_sql"): "the same, as they were compiled",
    ("core/scope.py", "unscoped"): "where the word gets its meaning",
    ("core/scope.py", "seen_through"): "the same",
    ("core/scope.py", "walked"): "the same: a statement that says what it is limited to is believed only if it fits",
    ("core/database.py", "connection"): "begins to read on SQLite, without what SQLAlchemy does for a statement: 30 µs",
    ("core/branches.py", "walked"): "made of the teams of the one who asks, checked there",
    ("core/write_guard.py", "unscoped"): "the scope check itself",
    ("blueprints/customers/queries/customers.py", "seen_through"): "what is joined is the party of a profile in sight",
    ("blueprints/plays/queries/runs.py", "seen_through"): "the party and the play of a customer in sight",
    ("blueprints/visits/queries/lists.py", "seen_through"): "the party and the follow-ups of a profile in sight",
    ("blueprints/pool/queries/places.py", "seen_through"): "the name and country of who lies in a place in sight",
    ("core/lens.py", "unscoped"): "who else reads a record, by the conditions of the scope: yes or no, an id, kinds",
    ("core/audit.py", "__table__"): "the name of the table a changed row stands in",
    ("core/bulk.py", "unscoped"): "it checks how far the principal reaches",
    ("core/bulk.py", "local_table"): "the same: rows past the mapper",
    ("core/merge_plan.py", "local_table"): "the names of tables whose rows are records",
    ("core/merge_plan.py", "unscoped"): "a merge moves all that names a record, in whatever team; keys, never a fact",
    ("core/merge_rows.py", "local_table"): "the same: which tables have their version in the spine",
    ("core/merge_rows.py", "unscoped"): "a merge writes all it moves down, past the mapper; both may be written",
    ("core/merge_rows.py", "update"): "the same, by primary key",
    ("core/shares.py", "__table__"): "part of the scope itself",
    ("core/persons/belongings.py", "unscoped"): "what is known of a person stands in any team; the system looks for it",
    ("core/persons/erasing.py", "delete"): "past the mapper, or the history would keep what is erased",
    ("core/persons/erasing.py", "insert"): "the same: the one line that says so",
    ("core/importing/undoing.py", "local_table"): "the foreign keys of tables, not their rows",
    ("core/importing/undoing.py", "unscoped"): "what refers to a thing keeps it, in whatever team that is",
    ("blueprints/customers/actions/parties.py", "unscoped"): "a number in use is in use for everybody; yes or no",
    ("blueprints/customers/queries/duplicates.py", "unscoped"): "the blind check: ids and teams, never a fact",
    ("blueprints/sales/queries/standing.py", "seen_through"): "what is joined is the past of a deal in sight",
    ("blueprints/sales/actions/deals.py", "unscoped"): "a number in use is in use for everybody; yes or no",
    ("blueprints/sales/actions/pipelines.py", "unscoped"): "how many deals stand in a stage that is to change",
    ("blueprints/sales/actions/orders.py", "unscoped"): "numbers of orders are everybody's; yes or no, and the last",
    ("blueprints/sales/queries/deals.py", "seen_through"): "whoever sees a deal sees its lines and steps, and names",
    ("blueprints/sales/queries/board.py", "seen_through"): "the last line of the timeline of a deal in sight",
    ("blueprints/sales/queries/stage_times.py", "seen_through"): "the steps of the deals in sight",
    ("blueprints/sales/queries/orders.py", "seen_through"): "orders counted through the hats of customers in sight",
    ("blueprints/sales/actions/quotes.py", "unscoped"): "numbers of quotes are everybody's; yes or no, and the last",
    ("blueprints/sales/queries/orders.py", "unscoped"): "which currencies there are",
    ("blueprints/suppliers/actions/orders.py", "unscoped"): "numbers of lines are everybody's; yes or no",
    ("blueprints/suppliers/queries/suppliers.py", "seen_through"): "what is joined is the party of a hat in sight",
    ("blueprints/partners/queries/partners.py", "seen_through"): "what is joined is the party of a hat in sight",
    ("blueprints/partners/queries/facts.py", "seen_through"): "a partner's part in a deal tells what the deal is worth",
    ("blueprints/partners/queries/conflicts.py", "unscoped"): "the blind check: ids, teams and reasons, never a fact",
    ("blueprints/partners/queries/funds.py", "unscoped"): "what is left of a budget: a sum, whoever asks",
    ("blueprints/service/actions/tickets.py", "unscoped"): "a number in use is in use for everybody; yes or no",
    ("blueprints/service/queries/queue.py", "unscoped"): "when anything changed last: an instant, no fact",
    ("blueprints/service/queries/queue.py", "local_table"): "the same, out of one index",
    ("blueprints/service/clocks.py", "unscoped"): "a promise depends on the class of the customer, not on who looks",
    ("blueprints/tasks/series.py", "unscoped"): "a series goes on once, whoever sees it; an id",
}


def found(path):
    """(line, word) of each construction that goes round the scope."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in FROM_SQLALCHEMY)
        for word in ("unscoped", "seen_through", "walked"):
            if word in (getattr(node, "arg", None), getattr(node, "value", None)):  # as a keyword or a key
                yield node.lineno, word
        if isinstance(node, ast.Attribute):
            of_sqlalchemy = OF_SQLALCHEMY.fullmatch(ast.unparse(node.value))
            legacy_query = node.attr == "query" and ast.unparse(node.value).endswith("session")
            if node.attr in ATTRIBUTES or legacy_query or (of_sqlalchemy and node.attr in FROM_SQLALCHEMY):
                yield node.lineno, node.attr


@each(*(path for path in app_files() if path.parts[0] != DECLARES))
def test_nothing_goes_round_the_scope(path):
    for line, word in found(path):
        assert (str(path), word) in ALLOWED, (
            f"{path}:{line}: `{word}` is not limited to what the principal may see. Use of(Model), sa.select(Model…), "
            "core/bulk.py for many rows, `.where(select(…).exists())` for exists")


def test_every_exception_is_used():
    used = {(str(path), word) for path in app_files() for _line, word in found(path)}
    assert not ALLOWED.keys() - used, f"exceptions nobody needs, take them out: {ALLOWED.keys() - used}"
