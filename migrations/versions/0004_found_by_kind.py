"""The full-text index knows the kind of each document; on PostgreSQL the words of a document stand ready in a column."""
from alembic import op

revision = "0004"
down_revision = "0003"

# On PostgreSQL a rare word is found by its index, a frequent one by walking a kind from its newest document on: for
# that each document's words must not be parsed anew.
POSTGRESQL_UP = [
    "DROP INDEX ix_search_docs_words",
    "ALTER TABLE search_docs ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "CREATE INDEX ix_search_docs_vector ON search_docs USING gin (vector)",
    "CREATE INDEX ix_search_docs_vector_newest ON search_docs (kind, id)",
]
POSTGRESQL_DOWN = [
    "DROP INDEX ix_search_docs_vector_newest",
    "DROP INDEX ix_search_docs_vector",
    "ALTER TABLE search_docs DROP COLUMN vector",
    "CREATE INDEX ix_search_docs_words ON search_docs USING gin (to_tsvector('simple', words))",
]


def upgrade():
    if op.get_bind().dialect.name == "sqlite":
        index_on_sqlite("words", "kind")
        return
    for statement in POSTGRESQL_UP:
        op.execute(statement)


def downgrade():
    if op.get_bind().dialect.name == "sqlite":
        index_on_sqlite("words")
        return
    for statement in POSTGRESQL_DOWN:
        op.execute(statement)


def index_on_sqlite(*columns):
    """The full-text index anew over these columns of search_docs, kept by triggers."""
    for name in ("added", "removed", "changed"):
        op.execute(f"DROP TRIGGER search_docs_{name}")
    op.execute("DROP TABLE search_index")
    named = ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    put = f"INSERT INTO search_index (rowid, {named}) VALUES (new.id, {new});"
    take = f"INSERT INTO search_index (search_index, rowid, {named}) VALUES ('delete', old.id, {old});"
    op.execute(f"""CREATE VIRTUAL TABLE search_index USING fts5(
        {named}, content='search_docs', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""")
    op.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    op.execute(f"CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN {put} END")
    op.execute(f"CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN {take} END")
    op.execute(f"CREATE TRIGGER search_docs_changed AFTER UPDATE OF words ON search_docs BEGIN {take} {put} END")
