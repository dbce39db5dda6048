"""open deals by close date and by amount"""
import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'

UNDECIDED = {"sqlite_where": sa.text("closed_on IS NULL"), "postgresql_where": sa.text("closed_on IS NULL")}


def upgrade():
    op.create_index('ix_deals_open_closes', 'deals', ['closes_on', 'id'], **UNDECIDED)
    op.create_index('ix_deals_open_amount', 'deals', ['home_cents', 'id'], **UNDECIDED)


def downgrade():
    op.drop_index('ix_deals_open_amount', table_name='deals')
    op.drop_index('ix_deals_open_closes', table_name='deals')
