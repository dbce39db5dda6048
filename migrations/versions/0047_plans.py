"""plans that follow from no samples of values: indexes by which they come out right without"""
import sqlalchemy as sa
from alembic import op

revision = '0047'
down_revision = '0046'

OPEN, CURRENT = sa.text("closed_on IS NULL"), sa.text("is_current")
CURRENT_IN_SQLITE = sa.text("is_current = 1")
COLUMNS = ['stage_id', 'probability', 'home_cents']


def upgrade():
    op.drop_index('ix_deals_sums', 'deals')
    op.create_index('ix_deals_sums', 'deals', COLUMNS, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index('ix_customer_profiles_owner_overdue', 'customer_profiles', ['owner_id', 'overdue_on', 'party_id'],
                    sqlite_where=CURRENT_IN_SQLITE, postgresql_where=CURRENT)
    if sa.inspect(op.get_bind()).has_table('sqlite_stat4'):
        op.execute(sa.text('DELETE FROM sqlite_stat4'))


def downgrade():
    op.drop_index('ix_customer_profiles_owner_overdue', 'customer_profiles')
    op.drop_index('ix_deals_sums', 'deals')
    op.create_index('ix_deals_sums', 'deals', COLUMNS)
