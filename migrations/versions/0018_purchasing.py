"""what was bought of whom: purchase orders, promises, receipts, inspections; what only a supplier has"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0018'
down_revision = '0017'


def upgrade():
    op.create_table('purchase_orders',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('number_key', schema.base.SortText(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('ordered_on', sa.Date(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_purchase_orders_created_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_purchase_orders_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_purchase_orders')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_purchase_orders_party_id', 'purchase_orders', ['party_id', 'id'])
    op.create_index('uq_purchase_orders_number_key_party_id', 'purchase_orders', ['number_key', 'party_id'], unique=True)
    op.create_table('supplier_profiles',
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('is_own', sa.Boolean(), nullable=False),
    sa.Column('is_single_source', sa.Boolean(), nullable=False),
    sa.Column('terms', sa.String(), nullable=False),
    sa.Column('risk', sa.String(), nullable=True),
    sa.Column('risk_note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_supplier_profiles_party_id')),
    sa.PrimaryKeyConstraint('party_id', name=op.f('pk_supplier_profiles'))
    )
    op.create_table('supplied_products',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('product_id', sa.Integer(), nullable=False),
    sa.Column('unit_price', schema.base.Scaled(6), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_supplied_products_party_id')),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_supplied_products_product_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_supplied_products'))
    )
    op.create_index('ix_supplied_products_product_id', 'supplied_products', ['product_id'])
    op.create_index('uq_supplied_products_party_id_product_id', 'supplied_products', ['party_id', 'product_id'], unique=True)
    op.create_table('purchase_lines',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('order_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('number_key', schema.base.SortText(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('quantity', schema.base.Scaled(3), nullable=False),
    sa.Column('value_cents', sa.BigInteger(), nullable=True),
    sa.Column('received', schema.base.Scaled(3), nullable=False),
    sa.Column('promised_first', sa.Date(), nullable=False),
    sa.Column('promised_on', sa.Date(), nullable=False),
    sa.Column('held_to_on', sa.Date(), nullable=False),
    sa.Column('completed_on', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['order_id'], ['purchase_orders.id'], name=op.f('fk_purchase_lines_order_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_purchase_lines_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_purchase_lines')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_purchase_lines_completed', 'purchase_lines', ['completed_on', 'held_to_on', 'id'])
    op.create_index('ix_purchase_lines_held_to', 'purchase_lines', ['held_to_on', 'id'])
    op.create_index('ix_purchase_lines_order_id', 'purchase_lines', ['order_id'])
    op.create_index('ix_purchase_lines_party', 'purchase_lines', ['party_id', 'held_to_on', 'completed_on'])
    op.create_index('uq_purchase_lines_number_key', 'purchase_lines', ['number_key'], unique=True)
    op.create_table('promise_moves',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('line_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('before', sa.Date(), nullable=False),
    sa.Column('after', sa.Date(), nullable=False),
    sa.Column('moved_by', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_promise_moves_by_id')),
    sa.ForeignKeyConstraint(['line_id'], ['purchase_lines.id'], name=op.f('fk_promise_moves_line_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_promise_moves_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_promise_moves'))
    )
    op.create_index('ix_promise_moves_line_id', 'promise_moves', ['line_id'])
    op.create_table('receipts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('line_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('arrived_on', sa.Date(), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.Column('quantity', schema.base.Scaled(3), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_receipts_created_by_id')),
    sa.ForeignKeyConstraint(['line_id'], ['purchase_lines.id'], name=op.f('fk_receipts_line_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_receipts_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_receipts'))
    )
    op.create_index('ix_receipts_line_id', 'receipts', ['line_id', 'arrived_on'])
    op.create_index('ix_receipts_party_id', 'receipts', ['party_id', 'arrived_on'])
    op.create_table('inspections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('receipt_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('inspected', schema.base.Scaled(3), nullable=False),
    sa.Column('rejected', schema.base.Scaled(3), nullable=False),
    sa.Column('inspected_on', sa.Date(), nullable=False),
    sa.Column('is_accepted', sa.Boolean(), nullable=False),
    sa.Column('defect', sa.String(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_inspections_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_inspections_party_id')),
    sa.ForeignKeyConstraint(['receipt_id'], ['receipts.id'], name=op.f('fk_inspections_receipt_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inspections'))
    )
    op.create_index('ix_inspections_party_id', 'inspections', ['party_id', 'inspected_on'])
    op.create_index('ix_inspections_receipt_id', 'inspections', ['receipt_id'])


def downgrade():
    for name in ("inspections", "receipts", "promise_moves", "purchase_lines", "purchase_orders", "supplied_products",
                 "supplier_profiles"):
        op.drop_table(name)
