"""movement: scores of customers, editions of the rules, trials of other rules"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0032'
down_revision = '0031'


def upgrade():
    op.add_column('customer_profiles', sa.Column('rfm', sa.String(3), nullable=False, server_default=''))
    op.add_column('customer_profiles', sa.Column('rfm_was', sa.String(3), nullable=False, server_default=''))
    op.add_column('customer_profiles', sa.Column('year_cents', sa.BigInteger(), nullable=False, server_default='0'))
    op.create_index('ix_customer_profiles_rfm', 'customer_profiles', ['rfm', 'rfm_was', 'revenue_cents'],
                    sqlite_where=sa.text('is_current = 1'), postgresql_where=sa.text('is_current'))
    op.create_table(
        'rule_versions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('rules', sa.JSON(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_rule_versions_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_versions')),
        sa.UniqueConstraint('kind', 'version', name=op.f('uq_rule_versions_kind_version')),
    )
    op.create_table(
        'rule_trials',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('rules', sa.JSON(), nullable=False),
        sa.Column('base_version', sa.Integer(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('job_id', sa.Integer(), nullable=True),
        sa.Column('customers', sa.Integer(), nullable=True),
        sa.Column('saved_as', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_rule_trials_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_trials')),
    )
    op.create_table(
        'trial_moves',
        sa.Column('trial_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('from_class', sa.String(), nullable=False),
        sa.Column('to_class', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['trial_id'], ['rule_trials.id'], name=op.f('fk_trial_moves_trial_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_trial_moves_party_id')),
        sa.PrimaryKeyConstraint('trial_id', 'party_id', name=op.f('pk_trial_moves')),
    )
    op.create_index('ix_trial_moves_party', 'trial_moves', ['party_id'])
    op.create_table(
        'rfm_months',
        sa.Column('first_on', sa.Date(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=False),
        sa.Column('scale', sa.JSON(), nullable=False),
        sa.Column('before', sa.JSON(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('first_on', name=op.f('pk_rfm_months')),
    )


def downgrade():
    for table in ('rfm_months', 'trial_moves', 'rule_trials', 'rule_versions'):
        op.drop_table(table)
    op.drop_index('ix_customer_profiles_rfm', table_name='customer_profiles')
    for column in ('year_cents', 'rfm_was', 'rfm'):
        op.drop_column('customer_profiles', column)
