"""tickets made one, or two out of one"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0016'
down_revision = '0015'


def upgrade():
    op.create_table(
        'ticket_merges',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('target_id', sa.Integer(), nullable=False),
        sa.Column('is_split', sa.Boolean(), nullable=False),
        sa.Column('moved', sa.JSON(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('undone_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_ticket_merges_by_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_ticket_merges_record_id')),
        sa.ForeignKeyConstraint(['target_id'], ['records.id'], name=op.f('fk_ticket_merges_target_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket_merges')),
    )
    with op.batch_alter_table('ticket_merges', schema=None) as batch_op:
        batch_op.create_index('ix_ticket_merges_record', ['record_id', 'id'], unique=False)
        batch_op.create_index('ix_ticket_merges_target', ['target_id', 'id'], unique=False)


def downgrade():
    op.drop_table('ticket_merges')
