"""the claim pool, its ledger and rules; hand-overs; calendar feeds"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0034'
down_revision = '0033'


def upgrade():
    op.create_table(
        'pool_terms',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('most_claims', sa.Integer(), nullable=False),
        sa.Column('claim_days', sa.Integer(), nullable=False),
        sa.Column('cool_down_days', sa.Integer(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.CheckConstraint('id = 1', name=op.f('ck_pool_terms_only_one')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_pool_terms')),
    )
    op.create_table(
        'calendar_feeds',
        sa.Column('user_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('secret', sa.String(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_calendar_feeds_user_id')),
        sa.PrimaryKeyConstraint('user_id', name=op.f('pk_calendar_feeds')),
    )
    op.create_table(
        'hand_overs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('created_by_id', sa.Integer(), nullable=True),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_hand_overs_created_by_id')),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_hand_overs_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_overs')),
    )
    op.create_index('ix_hand_overs_user_id', 'hand_overs', ['user_id'])
    op.create_table(
        'pool_rules',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('lifecycle', sa.String(), nullable=True),
        sa.Column('team_id', sa.Integer(), nullable=True),
        sa.Column('idle_days', sa.Integer(), nullable=False),
        sa.Column('warn_days', sa.Integer(), nullable=False),
        sa.Column('is_open', sa.Boolean(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_pool_rules_team_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_pool_rules')),
    )
    op.create_table(
        'hand_over_parts',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('hand_over_id', sa.Integer(), nullable=False),
        sa.Column('listing', sa.String(), nullable=False),
        sa.Column('team_id', sa.Integer(), nullable=True),
        sa.Column('to_id', sa.Integer(), nullable=False),
        sa.Column('run_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['hand_over_id'], ['hand_overs.id'], name=op.f('fk_hand_over_parts_hand_over_id')),
        sa.ForeignKeyConstraint(['run_id'], ['bulk_runs.id'], name=op.f('fk_hand_over_parts_run_id')),
        sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_hand_over_parts_team_id')),
        sa.ForeignKeyConstraint(['to_id'], ['users.id'], name=op.f('fk_hand_over_parts_to_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_over_parts')),
    )
    op.create_index('ix_hand_over_parts_hand_over_id', 'hand_over_parts', ['hand_over_id'])
    op.create_table(
        'pool_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('what', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('from_id', sa.Integer(), nullable=True),
        sa.Column('to_id', sa.Integer(), nullable=True),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('why', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_pool_events_by_id')),
        sa.ForeignKeyConstraint(['from_id'], ['users.id'], name=op.f('fk_pool_events_from_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_pool_events_party_id')),
        sa.ForeignKeyConstraint(['to_id'], ['users.id'], name=op.f('fk_pool_events_to_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_pool_events')),
    )
    op.create_index('ix_pool_events_at', 'pool_events', ['at', 'id'])
    op.create_index('ix_pool_events_party', 'pool_events', ['party_id', 'id'])
    op.create_index('ix_pool_events_to', 'pool_events', ['to_id', 'at'])
    op.create_table(
        'pool_places',
        sa.Column('party_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('since', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('returns_on', sa.Date(), nullable=False),
        sa.Column('touched_on', sa.Date(), nullable=False),
        sa.Column('name_key', schema.base.SortText(), nullable=False),
        sa.Column('lifecycle', sa.String(), nullable=False),
        sa.Column('owner_id', sa.Integer(), nullable=True),
        sa.Column('team_id', sa.Integer(), nullable=True),
        sa.Column('is_open', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_pool_places_owner_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_pool_places_party_id')),
        sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_pool_places_team_id')),
        sa.PrimaryKeyConstraint('party_id', name=op.f('pk_pool_places')),
    )
    op.create_index('ix_pool_places_name', 'pool_places', ['state', 'name_key', 'party_id'])
    op.create_index('ix_pool_places_returns', 'pool_places', ['state', 'returns_on', 'party_id'])
    op.create_index('ix_pool_places_since', 'pool_places', ['state', 'since', 'party_id'])


def downgrade():
    for table in ('pool_places', 'pool_events', 'hand_over_parts', 'pool_rules', 'hand_overs', 'calendar_feeds',
                  'pool_terms'):
        op.drop_table(table)
