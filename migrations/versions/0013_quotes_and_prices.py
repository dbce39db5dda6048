"""quotes, price lists, steps of orders, and what customers may want next"""
import json
from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0013'
down_revision = '0012'


def upgrade():
    op.create_table('price_lists',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_from <= valid_until', name=op.f('ck_price_lists_validity')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_price_lists'))
    )
    with op.batch_alter_table('price_lists', schema=None) as batch_op:
        batch_op.create_index('uq_price_lists_name_key', ['name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('prices',
    sa.Column('price_list_id', sa.Integer(), nullable=False),
    sa.Column('product_id', sa.Integer(), nullable=False),
    sa.Column('unit_price', schema.base.Scaled(6), nullable=False),
    sa.ForeignKeyConstraint(['price_list_id'], ['price_lists.id'], name=op.f('fk_prices_price_list_id')),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_prices_product_id')),
    sa.PrimaryKeyConstraint('price_list_id', 'product_id', name=op.f('pk_prices'))
    )
    with op.batch_alter_table('prices', schema=None) as batch_op:
        batch_op.create_index('ix_prices_product', ['product_id', 'price_list_id'], unique=False)

    op.create_table('suggestions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('product_id', sa.Integer(), nullable=False),
    sa.Column('because_id', sa.Integer(), nullable=False),
    sa.Column('lift', schema.base.Scaled(2), nullable=False),
    sa.Column('with_both', sa.Integer(), nullable=False),
    sa.Column('with_because', sa.Integer(), nullable=False),
    sa.Column('with_product', sa.Integer(), nullable=False),
    sa.Column('customers', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['because_id'], ['products.id'], name=op.f('fk_suggestions_because_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_suggestions_party_id')),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_suggestions_product_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_suggestions')),
    sa.UniqueConstraint('party_id', 'rank', name=op.f('uq_suggestions_party_id_rank'))
    )
    with op.batch_alter_table('suggestions', schema=None) as batch_op:
        batch_op.create_index('ix_suggestions_lift', ['lift', 'id'], unique=False)
        batch_op.create_index('ix_suggestions_product', ['product_id', 'lift', 'id'], unique=False)

    op.create_table('order_steps',
    sa.Column('order_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_order_steps_by_id')),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name=op.f('fk_order_steps_order_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('order_id', 'step', name=op.f('pk_order_steps'))
    )
    op.create_table('quotes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('number_key', schema.base.SortText(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('is_latest', sa.Boolean(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('deal_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=False),
    sa.Column('terms', sa.String(), nullable=False),
    sa.Column('net_cents', sa.BigInteger(), nullable=False),
    sa.Column('tax_cents', sa.BigInteger(), nullable=False),
    sa.Column('total_cents', sa.BigInteger(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('sent_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('declined_because', sa.String(), nullable=False),
    sa.Column('order_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_quotes_created_by_id')),
    sa.ForeignKeyConstraint(['deal_id'], ['deals.id'], name=op.f('fk_quotes_deal_id')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_quotes_decided_by_id')),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name=op.f('fk_quotes_order_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_quotes_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quotes')),
    sa.UniqueConstraint('number_key', 'revision', name=op.f('uq_quotes_number_key_revision'))
    )
    with op.batch_alter_table('quotes', schema=None) as batch_op:
        batch_op.create_index('ix_quotes_deal', ['deal_id', 'id'], unique=False)
        batch_op.create_index('ix_quotes_ending', ['state', 'valid_until', 'id'], unique=False, sqlite_where=sa.text('is_latest = 1'), postgresql_where=sa.text('is_latest'))
        batch_op.create_index('ix_quotes_latest', ['issued_on', 'id'], unique=False, sqlite_where=sa.text('is_latest = 1'), postgresql_where=sa.text('is_latest'))
        batch_op.create_index('ix_quotes_party', ['party_id', 'id'], unique=False)
        batch_op.create_index('ix_quotes_state', ['state', 'issued_on', 'id'], unique=False)
        batch_op.create_index('ix_quotes_total', ['total_cents', 'id'], unique=False)
        batch_op.create_index('uq_quotes_order_id', ['order_id'], unique=True, sqlite_where=sa.text('order_id IS NOT NULL'), postgresql_where=sa.text('order_id IS NOT NULL'))

    op.create_table('quote_lines',
    sa.Column('quote_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('product_id', sa.Integer(), nullable=True),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('quantity', schema.base.Scaled(3), nullable=False),
    sa.Column('unit_price', schema.base.Scaled(6), nullable=False),
    sa.Column('discount', schema.base.Scaled(4), nullable=False),
    sa.Column('tax_rate', schema.base.Scaled(4), nullable=False),
    sa.Column('line_cents', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_quote_lines_product_id')),
    sa.ForeignKeyConstraint(['quote_id'], ['quotes.id'], name=op.f('fk_quote_lines_quote_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('quote_id', 'ordinal', name=op.f('pk_quote_lines'))
    )
    with op.batch_alter_table('quote_lines', schema=None) as batch_op:
        batch_op.create_index('ix_quote_lines_product', ['product_id', 'quote_id'], unique=False)

    op.add_column('customer_profiles', sa.Column('overdue_on', sa.Date(), nullable=False, server_default='9999-12-31'))
    fill_overdue()
    op.create_index('ix_customer_profiles_overdue', 'customer_profiles', ['overdue_on', 'party_id'], sqlite_where=sa.text('is_current = 1'), postgresql_where=sa.text('is_current'))

    # in these words both engines add it in place
    op.execute("ALTER TABLE orders ADD COLUMN credits_id INTEGER CONSTRAINT fk_orders_credits_id REFERENCES orders (id)")
    op.create_index('ix_orders_credits', 'orders', ['credits_id'], sqlite_where=sa.text('credits_id IS NOT NULL'), postgresql_where=sa.text('credits_id IS NOT NULL'))
    op.create_index('ix_orders_state', 'orders', ['state', 'ordered_at', 'id'])


def fill_overdue():
    """The first day each customer with a rhythm of their own is late by it: as measures/rhythm.py defines it."""
    profiles = sa.table('customer_profiles', sa.column('party_id', sa.Integer), sa.column('overdue_on', sa.Date),
                        sa.column('last_order_on', sa.Date), sa.column('evidence', sa.JSON))
    connection = op.get_bind()
    known = connection.execute(sa.select(profiles.c.party_id, profiles.c.last_order_on, profiles.c.evidence))
    changes = []
    for party_id, last, evidence in known.all():
        evidence = json.loads(evidence) if isinstance(evidence, str) else evidence or {}
        gap = evidence.get('median_gap_days')
        if gap is not None and evidence.get('order_days', 0) >= 3 and last > date.min:
            changes.append({'row': party_id, 'day': last + timedelta(days=int(float(gap) * 1.5) + 1)})
    if changes:
        connection.execute(sa.update(profiles).where(profiles.c.party_id == sa.bindparam('row')).values(
            overdue_on=sa.bindparam('day')), changes)


def downgrade():
    op.drop_index('ix_orders_state', table_name='orders')
    op.drop_index('ix_orders_credits', table_name='orders')
    op.execute("ALTER TABLE orders DROP COLUMN credits_id")
    op.drop_index('ix_customer_profiles_overdue', table_name='customer_profiles')
    op.drop_column('customer_profiles', 'overdue_on')

    with op.batch_alter_table('quote_lines', schema=None) as batch_op:
        batch_op.drop_index('ix_quote_lines_product')

    op.drop_table('quote_lines')
    with op.batch_alter_table('quotes', schema=None) as batch_op:
        batch_op.drop_index('uq_quotes_order_id', sqlite_where=sa.text('order_id IS NOT NULL'), postgresql_where=sa.text('order_id IS NOT NULL'))
        batch_op.drop_index('ix_quotes_total')
        batch_op.drop_index('ix_quotes_state')
        batch_op.drop_index('ix_quotes_party')
        batch_op.drop_index('ix_quotes_latest', sqlite_where=sa.text('is_latest = 1'), postgresql_where=sa.text('is_latest'))
        batch_op.drop_index('ix_quotes_ending', sqlite_where=sa.text('is_latest = 1'), postgresql_where=sa.text('is_latest'))
        batch_op.drop_index('ix_quotes_deal')

    op.drop_table('quotes')
    op.drop_table('order_steps')
    with op.batch_alter_table('suggestions', schema=None) as batch_op:
        batch_op.drop_index('ix_suggestions_product')
        batch_op.drop_index('ix_suggestions_lift')

    op.drop_table('suggestions')
    with op.batch_alter_table('prices', schema=None) as batch_op:
        batch_op.drop_index('ix_prices_product')

    op.drop_table('prices')
    with op.batch_alter_table('price_lists', schema=None) as batch_op:
        batch_op.drop_index('uq_price_lists_name_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.drop_table('price_lists')