"""loyalty: tiers, who stands in which, offers and their codes; thanks for introductions"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0033'
down_revision = '0032'

LIVE = {'sqlite_where': sa.text('archived_at IS NULL'), 'postgresql_where': sa.text('archived_at IS NULL')}


def instant():
    return schema.base.UtcDateTime(timezone=True)


def upgrade():
    make_tiers()
    make_offers()
    with op.batch_alter_table('party_links', schema=None) as batch_op:
        batch_op.add_column(sa.Column('thanks_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f('fk_party_links_thanks_id'), 'records', ['thanks_id'], ['id'],
                                    ondelete='SET NULL')
    op.create_index('ix_party_links_kind', 'party_links', ['kind', 'id'])
    op.create_index('ix_party_links_thanks', 'party_links', ['thanks_id'],
                    sqlite_where=sa.text('thanks_id IS NOT NULL'), postgresql_where=sa.text('thanks_id IS NOT NULL'))


def make_tiers():
    op.create_table(
        'loyalty_tiers',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('name_key', schema.base.SortText(), nullable=False),
        sa.Column('rank', sa.Integer(), nullable=False),
        sa.Column('window_days', sa.Integer(), nullable=True),
        sa.Column('least_cents', sa.BigInteger(), nullable=True),
        sa.Column('least_orders', sa.Integer(), nullable=True),
        sa.Column('least_years', sa.Integer(), nullable=True),
        sa.Column('benefits', sa.String(), nullable=False),
        sa.Column('created_at', instant(), nullable=False),
        sa.Column('archived_at', instant(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_loyalty_tiers')),
    )
    op.create_index('uq_loyalty_tiers_name_key', 'loyalty_tiers', ['name_key'], unique=True, **LIVE)
    op.create_index('uq_loyalty_tiers_rank', 'loyalty_tiers', ['rank'], unique=True, **LIVE)
    op.create_table(
        'tier_standings',
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('tier_id', sa.Integer(), nullable=True),
        sa.Column('since', sa.Date(), nullable=False),
        sa.Column('evidence', sa.JSON(), nullable=False),
        sa.Column('is_locked', sa.Boolean(), nullable=False),
        sa.Column('locked_until', sa.Date(), nullable=True),
        sa.Column('lock_reason', sa.String(), nullable=False),
        sa.Column('locked_by_id', sa.Integer(), nullable=True),
        sa.Column('computed_at', instant(), nullable=False),
        sa.ForeignKeyConstraint(['locked_by_id'], ['users.id'], name=op.f('fk_tier_standings_locked_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_tier_standings_party_id')),
        sa.ForeignKeyConstraint(['tier_id'], ['loyalty_tiers.id'], name=op.f('fk_tier_standings_tier_id')),
        sa.PrimaryKeyConstraint('party_id', name=op.f('pk_tier_standings')),
    )
    op.create_index('ix_tier_standings_tier', 'tier_standings', ['tier_id', 'party_id'])
    op.create_table(
        'tier_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('from_id', sa.Integer(), nullable=True),
        sa.Column('to_id', sa.Integer(), nullable=True),
        sa.Column('at', instant(), nullable=False),
        sa.Column('evidence', sa.JSON(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_tier_events_by_id')),
        sa.ForeignKeyConstraint(['from_id'], ['loyalty_tiers.id'], name=op.f('fk_tier_events_from_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_tier_events_party_id')),
        sa.ForeignKeyConstraint(['to_id'], ['loyalty_tiers.id'], name=op.f('fk_tier_events_to_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_tier_events')),
    )
    op.create_index('ix_tier_events_party', 'tier_events', ['party_id', 'id'])


def make_offers():
    op.create_table(
        'offers',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('title', sa.String(), nullable=False),
        sa.Column('title_key', schema.base.SortText(), nullable=False),
        sa.Column('details', sa.String(), nullable=False),
        sa.Column('stem', sa.String(), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=False),
        sa.Column('created_at', instant(), nullable=False),
        sa.Column('created_by_id', sa.Integer(), nullable=True),
        sa.Column('archived_at', instant(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_offers_created_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_offers')),
    )
    op.create_index('ix_offers_ends_on', 'offers', ['ends_on', 'id'], **LIVE)
    op.create_index('uq_offers_stem', 'offers', ['stem'], unique=True)
    op.create_table(
        'offer_grants',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('offer_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('granted_on', sa.Date(), nullable=False),
        sa.Column('valid_until', sa.Date(), nullable=False),
        sa.Column('used_on', sa.Date(), nullable=True),
        sa.Column('order_id', sa.Integer(), nullable=True),
        sa.Column('withdrawn_on', sa.Date(), nullable=True),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('used_by_id', sa.Integer(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_offer_grants_by_id')),
        sa.ForeignKeyConstraint(['offer_id'], ['offers.id'], name=op.f('fk_offer_grants_offer_id')),
        sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name=op.f('fk_offer_grants_order_id'),
                                ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_offer_grants_party_id')),
        sa.ForeignKeyConstraint(['used_by_id'], ['users.id'], name=op.f('fk_offer_grants_used_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_offer_grants')),
    )
    op.create_index('ix_offer_grants_granted_on', 'offer_grants', ['granted_on', 'id'])
    op.create_index('ix_offer_grants_valid_until', 'offer_grants', ['valid_until', 'id'])
    op.create_index('ix_offer_grants_offer', 'offer_grants', ['offer_id', 'id'])
    op.create_index('ix_offer_grants_party', 'offer_grants', ['party_id', 'id'])
    op.create_index('uq_offer_grants_code', 'offer_grants', ['code'], unique=True)
    op.create_index('uq_offer_grants_offer_id_party_id', 'offer_grants', ['offer_id', 'party_id'], unique=True,
                    sqlite_where=sa.text('withdrawn_on IS NULL'), postgresql_where=sa.text('withdrawn_on IS NULL'))
    op.create_index('ix_offer_grants_order', 'offer_grants', ['order_id'],
                    sqlite_where=sa.text('order_id IS NOT NULL'), postgresql_where=sa.text('order_id IS NOT NULL'))


def downgrade():
    op.drop_table('offer_grants')
    op.drop_table('offers')
    op.drop_table('tier_events')
    op.drop_table('tier_standings')
    op.drop_table('loyalty_tiers')
    op.drop_index('ix_party_links_thanks', table_name='party_links')
    op.drop_index('ix_party_links_kind', table_name='party_links')
    with op.batch_alter_table('party_links', schema=None) as batch_op:
        batch_op.drop_constraint('fk_party_links_thanks_id', type_='foreignkey')
        batch_op.drop_column('thanks_id')
