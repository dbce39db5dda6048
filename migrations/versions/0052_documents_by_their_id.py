"""on SQLite the id of a document in the full-text index is the key of its row, not of an index beside it"""
import sqlalchemy as sa
from alembic import op

revision = '0052'
down_revision = '0051'

# Only a key of type INTEGER, by this very name, is where SQLite keeps a row; for BIGINT it keeps an index of its own.
TABLE = """CREATE TABLE search_docs_made (
    id {type} NOT NULL,
    record_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    CONSTRAINT pk_search_docs PRIMARY KEY (id),
    CONSTRAINT fk_search_docs_record_id FOREIGN KEY(record_id) REFERENCES records (id) ON DELETE CASCADE
)"""
AROUND = """SELECT sql FROM sqlite_master WHERE name = 'search_texts'
    OR tbl_name = 'search_docs' AND type IN ('index', 'trigger') AND sql IS NOT NULL"""


def upgrade():
    remake('INTEGER')


def downgrade():
    remake('BIGINT')


def remake(type_):
    """The same rows in a table whose key is of this type; what stands around it as it was. 600,000 take some seconds."""
    if op.get_bind().dialect.name != 'sqlite':
        return
    around = op.get_bind().exec_driver_sql(AROUND).scalars().all()
    for name in ('added', 'removed', 'changed'):
        op.execute(f'DROP TRIGGER search_docs_{name}')
    op.execute('DROP VIEW search_texts')
    op.execute(TABLE.format(type=type_))
    op.execute('INSERT INTO search_docs_made SELECT id, record_id, kind, words FROM search_docs ORDER BY id')
    op.execute('DROP TABLE search_docs')
    op.execute('ALTER TABLE search_docs_made RENAME TO search_docs')
    for statement in around:
        op.get_bind().exec_driver_sql(statement)
    if sa.inspect(op.get_bind()).has_table('sqlite_stat1'):  # what was known of the table went with it
        op.execute('ANALYZE search_docs')
