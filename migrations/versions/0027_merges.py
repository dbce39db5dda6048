"""records made one, and parties that may be the same"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0027'
down_revision = '0026'


def upgrade():
    op.create_table(
        'merges',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('source_id', sa.Integer(), nullable=False),
        sa.Column('target_id', sa.Integer(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('undone_by_id', sa.Integer(), nullable=True),
        sa.Column('undone_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('left', sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_merges_by_id')),
        sa.ForeignKeyConstraint(['source_id'], ['records.id'], name=op.f('fk_merges_source_id')),
        sa.ForeignKeyConstraint(['target_id'], ['records.id'], name=op.f('fk_merges_target_id')),
        sa.ForeignKeyConstraint(['undone_by_id'], ['users.id'], name=op.f('fk_merges_undone_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_merges')),
    )
    op.create_index('ix_merges_source', 'merges', ['source_id', 'id'])
    op.create_index('ix_merges_target', 'merges', ['target_id', 'id'])
    op.create_table(
        'merge_steps',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('merge_id', sa.Integer(), nullable=False),
        sa.Column('part', sa.String(), nullable=False),
        sa.Column('row_key', sa.JSON(), nullable=False),
        sa.Column('field', sa.String(), nullable=False),
        sa.Column('before', sa.JSON(), nullable=True),
        sa.Column('after', sa.JSON(), nullable=True),
        sa.Column('is_parked', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['merge_id'], ['merges.id'], name=op.f('fk_merge_steps_merge_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_merge_steps')),
    )
    op.create_index('ix_merge_steps_merge', 'merge_steps', ['merge_id', 'id'])
    op.create_table(
        'duplicate_pairs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('first_id', sa.Integer(), nullable=False),
        sa.Column('second_id', sa.Integer(), nullable=False),
        sa.Column('reasons', sa.String(), nullable=False),
        sa.Column('score', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('found_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_duplicate_pairs_decided_by_id')),
        sa.ForeignKeyConstraint(['first_id'], ['parties.id'], name=op.f('fk_duplicate_pairs_first_id')),
        sa.ForeignKeyConstraint(['second_id'], ['parties.id'], name=op.f('fk_duplicate_pairs_second_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_duplicate_pairs')),
        sa.UniqueConstraint('first_id', 'second_id', name=op.f('uq_duplicate_pairs_first_id_second_id')),
    )
    op.create_index('ix_duplicate_pairs_second', 'duplicate_pairs', ['second_id'])
    op.create_index('ix_duplicate_pairs_state_score', 'duplicate_pairs', ['state', 'score', 'id'])


def downgrade():
    for table in ('duplicate_pairs', 'merge_steps', 'merges'):
        op.drop_table(table)
