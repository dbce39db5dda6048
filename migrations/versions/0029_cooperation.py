"""cooperation: plans with goals, readings and reviews; agreements"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0029'
down_revision = '0028'


def upgrade():
    op.create_table(
        'agreements',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('number', sa.String(), nullable=False),
        sa.Column('number_key', schema.base.SortText(), nullable=False),
        sa.Column('sort', sa.String(), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=True),
        sa.Column('notice_days', sa.Integer(), nullable=False),
        sa.Column('ahead_days', sa.Integer(), nullable=False),
        sa.Column('renews_months', sa.Integer(), nullable=False),
        sa.Column('notice_on', sa.Date(), nullable=True),
        sa.Column('noticed_on', sa.Date(), nullable=True),
        sa.Column('terms', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_agreements_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_agreements')),
    )
    op.create_index('ix_agreements_number_key', 'agreements', ['number_key', 'id'])
    op.create_index('ix_agreements_notice_on', 'agreements', ['notice_on', 'id'])
    op.create_index('ix_agreements_ends_on', 'agreements', ['ends_on', 'id'])
    op.create_table(
        'coop_plans',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('purpose', sa.String(), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=False),
        sa.Column('exit_terms', sa.String(), nullable=False),
        sa.Column('next_review_on', sa.Date(), nullable=True),
        sa.Column('ended_because', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_coop_plans_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_coop_plans')),
    )
    op.create_table(
        'coop_goals',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('title', sa.String(), nullable=False),
        sa.Column('unit', sa.String(), nullable=False),
        sa.Column('side', sa.String(), nullable=False),
        sa.Column('measure', sa.String(), nullable=True),
        sa.Column('window_days', sa.Integer(), nullable=False),
        sa.Column('weight', schema.base.Scaled(2), nullable=False),
        sa.Column('baseline', schema.base.Scaled(6), nullable=False),
        sa.Column('target', schema.base.Scaled(6), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_coop_goals_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_coop_goals')),
    )
    op.create_index('ix_coop_goals_record', 'coop_goals', ['record_id', 'id'])
    op.create_table(
        'coop_reviews',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('held_on', sa.Date(), nullable=False),
        sa.Column('minutes', sa.String(), nullable=False),
        sa.Column('decisions', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_coop_reviews_by_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_coop_reviews_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_coop_reviews')),
    )
    op.create_index('ix_coop_reviews_record', 'coop_reviews', ['record_id', 'held_on', 'id'])
    op.create_table(
        'goal_readings',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('goal_id', sa.Integer(), nullable=False),
        sa.Column('value', schema.base.Scaled(6), nullable=True),
        sa.Column('n', sa.Integer(), nullable=True),
        sa.Column('read_on', sa.Date(), nullable=False),
        sa.Column('is_measured', sa.Boolean(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_goal_readings_by_id')),
        sa.ForeignKeyConstraint(['goal_id'], ['coop_goals.id'], name=op.f('fk_goal_readings_goal_id'),
                                ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_goal_readings_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_goal_readings')),
    )
    op.create_index('ix_goal_readings_goal', 'goal_readings', ['goal_id', 'id'])
    op.create_index('ix_goal_readings_record', 'goal_readings', ['record_id', 'id'])


def downgrade():
    for table in ('goal_readings', 'coop_reviews', 'coop_goals', 'coop_plans', 'agreements'):
        op.drop_table(table)
