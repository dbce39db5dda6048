"""who gets tickets by themselves, and who is away"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0015'
down_revision = '0014'


def upgrade():
    op.create_table(
        'assignment_rules',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('team_id', sa.Integer(), nullable=False),
        sa.Column('way', sa.String(), nullable=False),
        sa.Column('kinds', sa.JSON(), nullable=False),
        sa.Column('category_ids', sa.JSON(), nullable=False),
        sa.Column('people', sa.JSON(), nullable=False),
        sa.Column('most_open', sa.Integer(), nullable=True),
        sa.Column('last_place', sa.Integer(), nullable=False),
        sa.Column('given', sa.JSON(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_assignment_rules_team_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_rules')),
    )
    op.create_table(
        'absences',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('first_on', sa.Date(), nullable=False),
        sa.Column('last_on', sa.Date(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_absences_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_absences')),
    )
    with op.batch_alter_table('absences', schema=None) as batch_op:
        batch_op.create_index('ix_absences_user', ['user_id', 'last_on'], unique=False)


def downgrade():
    op.drop_table('absences')
    op.drop_table('assignment_rules')
