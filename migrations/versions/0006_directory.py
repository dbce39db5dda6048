"""the directory: how often people, teams, tags, fields and views changed"""
import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'


def upgrade():
    op.create_table('directories',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_directories_only_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directories'))
    )
    op.execute("INSERT INTO directories (id, version) SELECT 1, 1 FROM workspaces")


def downgrade():
    op.drop_table('directories')
