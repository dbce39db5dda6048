"""targets and calibrations; stage events by verb"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0011'
down_revision = '0010'


def upgrade():
    op.create_table('calibrations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('by', sa.String(), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=True),
    sa.Column('factor', schema.base.Scaled(6), nullable=False),
    sa.Column('deals', sa.Integer(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_calibrations_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calibrations'))
    )
    op.create_table('targets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('metric', sa.String(), nullable=False),
    sa.Column('unit', sa.String(), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('goal', sa.BigInteger(), nullable=False),
    sa.Column('set_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('set_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('owner_id IS NULL OR team_id IS NULL', name=op.f('ck_targets_one_of_both')),
    sa.CheckConstraint('goal > 0', name=op.f('ck_targets_goal')),
    sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_targets_owner_id')),
    sa.ForeignKeyConstraint(['set_by_id'], ['users.id'], name=op.f('fk_targets_set_by_id')),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_targets_team_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_targets'))
    )
    op.create_index('uq_targets_of_owner', 'targets', ['metric', 'unit', 'first_on', 'owner_id'], unique=True, sqlite_where=sa.text('owner_id IS NOT NULL'), postgresql_where=sa.text('owner_id IS NOT NULL'))
    op.create_index('uq_targets_of_team', 'targets', ['metric', 'unit', 'first_on', 'team_id'], unique=True, sqlite_where=sa.text('team_id IS NOT NULL'), postgresql_where=sa.text('team_id IS NOT NULL'))
    op.create_index('uq_targets_of_company', 'targets', ['metric', 'unit', 'first_on'], unique=True, sqlite_where=sa.text('owner_id IS NULL AND team_id IS NULL'), postgresql_where=sa.text('owner_id IS NULL AND team_id IS NULL'))
    op.create_index('ix_stage_events_verb', 'stage_events', ['verb', 'at', 'deal_id'])


def downgrade():
    op.drop_index('ix_stage_events_verb', 'stage_events')
    op.drop_table('targets')
    op.drop_table('calibrations')
