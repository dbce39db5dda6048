"""administration: who was in a team from when to when; changes by the time they happened; rhythms of tiers"""
import sqlalchemy as sa
from alembic import op

revision = '0041'
down_revision = '0040'


def upgrade():
    op.create_table(
        'past_memberships',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('team_id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('was_lead', sa.Boolean(), nullable=False),
        sa.Column('since', sa.Date(), nullable=False),
        sa.Column('until', sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_past_memberships_team_id')),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_past_memberships_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_past_memberships')),
    )
    op.create_index(op.f('ix_past_memberships_team_id'), 'past_memberships', ['team_id'])
    op.create_index(op.f('ix_past_memberships_user_id'), 'past_memberships', ['user_id'])
    op.create_index('ix_changes_at', 'changes', ['at', 'id'])
    op.add_column('loyalty_tiers', sa.Column('follow_up_days', sa.Integer(), nullable=True))


def downgrade():
    op.drop_column('loyalty_tiers', 'follow_up_days')
    op.drop_index('ix_changes_at', 'changes')
    op.drop_table('past_memberships')
