"""the place of a word in its dictionary: categories of tickets, root causes, what suppliers and partners have to show"""
import sqlalchemy as sa
from alembic import op

revision = '0051'
down_revision = '0050'

TABLES = ('ticket_categories', 'root_causes', 'document_kinds', 'role_categories', 'partner_programmes')


def upgrade():
    for table in TABLES:  # all at one place are sorted by name, as they were
        op.add_column(table, sa.Column('position', sa.Integer(), nullable=False, server_default='0'))


def downgrade():
    for table in TABLES:
        op.drop_column(table, 'position')
