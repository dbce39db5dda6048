"""what the sample company consists of"""
import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'


def upgrade():
    op.create_table(
        'sample_items',
        sa.Column('part', sa.String(), nullable=False),
        sa.Column('row_id', sa.Integer(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('part', 'row_id', name=op.f('pk_sample_items')),
    )


def downgrade():
    op.drop_table('sample_items')
