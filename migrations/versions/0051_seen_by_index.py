"""indexes of hats and orders that say by themselves who may see a row"""
from alembic import op

revision = '0051'
down_revision = '0049'


def upgrade():
    op.drop_index('ix_hats_party_id', 'hats')
    op.create_index('ix_hats_seen', 'hats', ['party_id', 'role', 'team_id', 'owner_id'])
    op.drop_index('ix_orders_ordered_at', 'orders')
    op.create_index('ix_orders_ordered_at', 'orders', ['ordered_at', 'id', 'party_id'])


def downgrade():
    op.drop_index('ix_orders_ordered_at', 'orders')
    op.create_index('ix_orders_ordered_at', 'orders', ['ordered_at', 'id'])
    op.drop_index('ix_hats_seen', 'hats')
    op.create_index('ix_hats_party_id', 'hats', ['party_id'])
