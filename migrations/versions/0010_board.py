"""totals of a board's columns from one index; what is in the archive, by itself"""
import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'


def upgrade():
    op.drop_index("ix_deals_sums", "deals")
    op.create_index("ix_deals_sums", "deals", ["stage_id", "probability", "home_cents"])
    op.create_index("ix_deals_decided", "deals", ["stage_id", "closed_on", "home_cents", "probability"],
                    sqlite_where=sa.text("closed_on IS NOT NULL"), postgresql_where=sa.text("closed_on IS NOT NULL"))
    op.create_index("ix_deals_unrated", "deals", ["home_rate", "stage_id", "probability"],
                    sqlite_where=sa.text("home_rate IS NULL"), postgresql_where=sa.text("home_rate IS NULL"))
    op.create_index("ix_records_archived", "records", ["kind", "id"], sqlite_where=sa.text("archived_at IS NOT NULL"),
                    postgresql_where=sa.text("archived_at IS NOT NULL"))


def downgrade():
    op.drop_index("ix_records_archived", "records")
    op.drop_index("ix_deals_unrated", "deals")
    op.drop_index("ix_deals_decided", "deals")
    op.drop_index("ix_deals_sums", "deals")
    op.create_index("ix_deals_sums", "deals", ["stage_id", "home_cents", "probability", "id"])
