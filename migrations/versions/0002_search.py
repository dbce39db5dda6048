"""Full text over search_docs: FTS5 kept by triggers on SQLite, an expression index on PostgreSQL."""
from alembic import op

revision = "0002"
down_revision = "0001"

SQLITE = [
    """CREATE VIRTUAL TABLE search_index USING fts5(
        words, content='search_docs', content_rowid='record_id', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN
        INSERT INTO search_index (rowid, words) VALUES (new.record_id, new.words);
    END""",
    """CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN
        INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.record_id, old.words);
    END""",
    """CREATE TRIGGER search_docs_changed AFTER UPDATE OF words ON search_docs BEGIN
        INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.record_id, old.words);
        INSERT INTO search_index (rowid, words) VALUES (new.record_id, new.words);
    END""",
]
POSTGRESQL = ["CREATE INDEX ix_search_docs_words ON search_docs USING gin (to_tsvector('simple', words))"]


def upgrade():
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade():
    if op.get_bind().dialect.name == "sqlite":
        for name in ("added", "removed", "changed"):
            op.execute(f"DROP TRIGGER search_docs_{name}")
        op.execute("DROP TABLE search_index")
    else:
        op.execute("DROP INDEX ix_search_docs_words")
