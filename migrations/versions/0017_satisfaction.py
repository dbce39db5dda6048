"""what customers think of how their tickets were handled"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0017'
down_revision = '0016'


def upgrade():
    op.create_table(
        'satisfactions',
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('score', sa.Integer(), nullable=False),
        sa.Column('word', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_satisfactions_record_id')),
        sa.PrimaryKeyConstraint('record_id', name=op.f('pk_satisfactions')),
    )


def downgrade():
    op.drop_table('satisfactions')
