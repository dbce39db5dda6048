"""whose a customer is, repeated in its profile"""
import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = "0004"

INDEXES = {
    "ix_customer_profiles_team": ["team_id", "name_key", "party_id"],
    "ix_customer_profiles_team_class": ["team_id", "lifecycle", "name_key", "party_id", "owner_id"],
    "ix_customer_profiles_owner_class": ["owner_id", "lifecycle", "name_key", "party_id", "team_id"],
}


def upgrade():
    for name, table in (("owner_id", "users"), ("team_id", "teams")):  # in these words both engines add it in place
        op.execute(f"ALTER TABLE customer_profiles ADD COLUMN {name} INTEGER "
                   f"CONSTRAINT fk_customer_profiles_{name} REFERENCES {table} (id)")
    last = ("SELECT {} FROM hats WHERE hats.party_id = customer_profiles.party_id AND hats.role = 'customer' "
            "ORDER BY hats.until IS NULL DESC, hats.id DESC LIMIT 1")
    op.execute(f"UPDATE customer_profiles SET owner_id = ({last.format('owner_id')}), team_id = ({last.format('team_id')})")
    for name, columns in INDEXES.items():
        op.create_index(name, 'customer_profiles', columns, sqlite_where=sa.text('is_current = 1'),
                        postgresql_where=sa.text('is_current'))


def downgrade():
    for name in INDEXES:
        op.drop_index(name, table_name='customer_profiles')
    for name in ("owner_id", "team_id"):
        op.drop_column('customer_profiles', name)
