"""an index of the order lines that were late, or are: few, and counted on each list of suppliers"""
import sqlalchemy as sa
from alembic import op

revision = '0049'
down_revision = '0048'

LATE = sa.text("completed_on > held_to_on")


def upgrade():
    op.create_index('ix_purchase_lines_late', 'purchase_lines', ['party_id', 'held_to_on', 'completed_on'],
                    sqlite_where=LATE, postgresql_where=LATE)


def downgrade():
    op.drop_index('ix_purchase_lines_late', 'purchase_lines')
