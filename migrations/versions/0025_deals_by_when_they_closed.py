"""deals by when they were closed: what the overview of a week counts"""
from alembic import op

revision = '0025'
down_revision = '0024'


def upgrade():
    op.create_index('ix_deals_closed_at', 'deals', ['closed_at'])


def downgrade():
    op.drop_index('ix_deals_closed_at', 'deals')
