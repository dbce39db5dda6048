"""indexes of hats and orders that say by themselves who may see a row; the words of SQLite's full-text index as a table"""
from alembic import op

revision = '0050'
down_revision = '0049'


def upgrade():
    op.drop_index('ix_hats_party_id', 'hats')
    op.create_index('ix_hats_seen', 'hats', ['party_id', 'role', 'team_id', 'owner_id'])
    op.drop_index('ix_orders_ordered_at', 'orders')
    op.create_index('ix_orders_ordered_at', 'orders', ['ordered_at', 'id', 'party_id'])
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('CREATE VIRTUAL TABLE search_index_words USING fts5vocab(search_index, row)')


def downgrade():
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TABLE search_index_words')
    op.drop_index('ix_orders_ordered_at', 'orders')
    op.create_index('ix_orders_ordered_at', 'orders', ['ordered_at', 'id'])
    op.drop_index('ix_hats_seen', 'hats')
    op.create_index('ix_hats_party_id', 'hats', ['party_id'])
