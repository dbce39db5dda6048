"""what a party is called, beside its hats: lists of suppliers and partners walk an index"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0046'
down_revision = '0043'

WORN = sa.text("until IS NULL AND role != 'customer'")
hats = sa.table('hats', sa.column('party_id', sa.Integer), sa.column('name_key'))
parties = sa.table('parties', sa.column('id', sa.Integer), sa.column('name_key'))


def upgrade():
    op.add_column('hats', sa.Column('name_key', schema.base.SortText(), nullable=False, server_default=''))
    called = sa.select(parties.c.name_key).where(parties.c.id == hats.c.party_id).scalar_subquery()
    op.execute(sa.update(hats).values(name_key=called))
    op.create_index('ix_hats_role_name', 'hats', ['role', 'name_key', 'party_id'], sqlite_where=WORN, postgresql_where=WORN)


def downgrade():
    op.drop_index('ix_hats_role_name', 'hats')
    op.drop_column('hats', 'name_key')
