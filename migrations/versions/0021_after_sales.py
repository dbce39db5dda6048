"""sold items, steps of returns, repairs and visits, parts, results, sign-offs, check-ins with new customers"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0021'
down_revision = '0020'


def upgrade():
    op.create_table(
        'sold_items',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('serial', sa.String(), nullable=False),
        sa.Column('serial_key', schema.base.SortText(), nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=True),
        sa.Column('what', sa.String(), nullable=False),
        sa.Column('order_id', sa.Integer(), nullable=True),
        sa.Column('sold_on', sa.Date(), nullable=True),
        sa.Column('starts_on', sa.Date(), nullable=True),
        sa.Column('months', sa.Integer(), nullable=True),
        sa.Column('extension_months', sa.Integer(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=False),
        sa.Column('voided_on', sa.Date(), nullable=True),
        sa.Column('voided_because', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_sold_items_id')),
        sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name=op.f('fk_sold_items_order_id')),
        sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_sold_items_product_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sold_items')),
    )
    op.create_index('ix_sold_items_serial', 'sold_items', ['serial_key', 'id'])
    op.create_index('ix_sold_items_product', 'sold_items', ['product_id', 'id'])
    op.create_index('ix_sold_items_order', 'sold_items', ['order_id', 'id'])
    op.create_index('ix_sold_items_ends', 'sold_items', ['ends_on', 'id'])
    op.create_table(
        'check_ins',
        sa.Column('party_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['party_id'], ['records.id'], name=op.f('fk_check_ins_party_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('party_id', name=op.f('pk_check_ins')),
    )
    make_steps()
    make_work()
    # in these words both engines add it in place
    op.execute("ALTER TABLE tickets ADD COLUMN item_id INTEGER "
               "CONSTRAINT fk_tickets_item_id REFERENCES sold_items (id)")
    op.create_index('ix_tickets_item', 'tickets', ['item_id', 'id'], sqlite_where=sa.text('item_id IS NOT NULL'),
                    postgresql_where=sa.text('item_id IS NOT NULL'))
    op.add_column('service_rules', sa.Column('check_in_days', sa.JSON(), nullable=True))


def make_steps():
    op.create_table(
        'service_steps',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('kind_of', sa.String(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('target_days', sa.Integer(), nullable=True),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_service_steps')),
    )
    op.create_index('ix_service_steps_kind', 'service_steps', ['kind_of', 'position', 'id'])
    op.create_table(
        'steps_reached',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('step_id', sa.Integer(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('taken_back_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_steps_reached_by_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_steps_reached_record_id')),
        sa.ForeignKeyConstraint(['step_id'], ['service_steps.id'], name=op.f('fk_steps_reached_step_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_steps_reached')),
    )
    op.create_index('ix_steps_reached_record', 'steps_reached', ['record_id', 'id'])
    op.create_index('ix_steps_reached_step', 'steps_reached', ['step_id'])


def make_work():
    op.create_table(
        'after_sales',
        sa.Column('record_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('result', sa.String(), nullable=True),
        sa.Column('outcome', sa.String(), nullable=False),
        sa.Column('work_cents', sa.BigInteger(), nullable=True),
        sa.Column('currency', sa.String(length=3), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_after_sales_record_id')),
        sa.PrimaryKeyConstraint('record_id', name=op.f('pk_after_sales')),
    )
    op.create_table(
        'parts_used',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=True),
        sa.Column('what', sa.String(), nullable=False),
        sa.Column('quantity', schema.base.Scaled(3), nullable=False),
        sa.Column('unit_cents', sa.BigInteger(), nullable=False),
        sa.Column('cost_cents', sa.BigInteger(), nullable=False),
        sa.Column('currency', sa.String(length=3), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_parts_used_by_id')),
        sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_parts_used_product_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_parts_used_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_parts_used')),
    )
    op.create_index('ix_parts_used_record', 'parts_used', ['record_id', 'id'])
    op.create_index('ix_parts_used_product', 'parts_used', ['product_id'])
    op.create_table(
        'sign_offs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('work', sa.String(), nullable=False),
        sa.Column('sha', sa.String(), nullable=True),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('voided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('voided_by_id', sa.Integer(), nullable=True),
        sa.Column('voided_because', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_sign_offs_by_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_sign_offs_record_id')),
        sa.ForeignKeyConstraint(['voided_by_id'], ['users.id'], name=op.f('fk_sign_offs_voided_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_offs')),
    )
    op.create_index('ix_sign_offs_record', 'sign_offs', ['record_id', 'id'])
    op.create_index('uq_sign_offs_standing', 'sign_offs', ['record_id'], unique=True,
                    sqlite_where=sa.text('voided_at IS NULL'), postgresql_where=sa.text('voided_at IS NULL'))


def downgrade():
    op.execute("ALTER TABLE service_rules DROP COLUMN check_in_days")
    op.drop_index('ix_tickets_item', table_name='tickets')
    op.execute("ALTER TABLE tickets DROP COLUMN item_id")
    for table in ('sign_offs', 'parts_used', 'after_sales', 'steps_reached', 'service_steps', 'check_ins', 'sold_items'):
        op.drop_table(table)
