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


# The words come cut and folded (core/search.py), so that the tokenizer has nothing left to do but to split at blanks.
# On SQLite the kind is one more word of each document, with a letter nobody types before it. Only which documents hold a
# word is kept (detail=none: half the size), and for words being typed, which hold its first letters.
OLD = 'tokenize="unicode61 remove_diacritics 0"'
NEW = "tokenize=\"ascii tokenchars '_'\", detail=none, prefix='1 2 3 4 5 6'"


def upgrade():
    if op.get_bind().dialect.name == "sqlite":
        remove_index()
        op.execute("CREATE VIEW search_texts AS SELECT id, words || ' \ue000' || kind AS words FROM search_docs")
        index_on_sqlite("search_texts", "{row}.words || ' \ue000' || {row}.kind", NEW)
        return
    for statement in POSTGRESQL_UP:
        op.execute(statement)


def downgrade():
    if op.get_bind().dialect.name == "sqlite":
        remove_index()
        op.execute("DROP VIEW search_texts")
        index_on_sqlite("search_docs", "{row}.words", OLD)
        return
    for statement in POSTGRESQL_DOWN:
        op.execute(statement)


def remove_index():
    for name in ("added", "removed", "changed"):
        op.execute(f"DROP TRIGGER search_docs_{name}")
    op.execute("DROP TABLE search_index")


def index_on_sqlite(content, words, options):
    """The full-text index over `content`, kept by triggers; `words` says how a row reads there."""
    put = f"INSERT INTO search_index (rowid, words) VALUES (new.id, {words.format(row='new')});"
    take = ("INSERT INTO search_index (search_index, rowid, words) "
            f"VALUES ('delete', old.id, {words.format(row='old')});")
    op.execute(f"""CREATE VIRTUAL TABLE search_index USING fts5(
        words, content='{content}', content_rowid='id', {options})""")
    op.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    op.execute(f"CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN {put} END")
    op.execute(f"CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN {take} END")
    op.execute(f"CREATE TRIGGER search_docs_changed AFTER UPDATE OF words ON search_docs BEGIN {take} {put} END")
