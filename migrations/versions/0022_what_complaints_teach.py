"""what complaints say of goods, causes that come again, days for the stages, steps when a promise is missed"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0022'
down_revision = '0021'


def upgrade():
    op.create_table(
        'complaint_incidents',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=True),
        sa.Column('supplier_id', sa.Integer(), nullable=True),
        sa.Column('line_id', sa.Integer(), nullable=True),
        sa.Column('lot', sa.String(), nullable=False),
        sa.Column('lot_key', schema.base.SortText(), nullable=False),
        sa.Column('quantity', schema.base.Scaled(3), nullable=True),
        sa.Column('severity', sa.String(), nullable=False),
        sa.Column('happened_on', sa.Date(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('created_by_id', sa.Integer(), nullable=True),
        sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_complaint_incidents_created_by_id')),
        sa.ForeignKeyConstraint(['line_id'], ['purchase_lines.id'], name=op.f('fk_complaint_incidents_line_id')),
        sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_complaint_incidents_product_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_complaint_incidents_record_id')),
        sa.ForeignKeyConstraint(['supplier_id'], ['parties.id'], name=op.f('fk_complaint_incidents_supplier_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_complaint_incidents')),
    )
    op.create_index('ix_complaint_incidents_record', 'complaint_incidents', ['record_id', 'id'])
    op.create_index('ix_complaint_incidents_supplier', 'complaint_incidents', ['supplier_id', 'happened_on', 'id'])
    op.create_index('ix_complaint_incidents_product', 'complaint_incidents', ['product_id', 'record_id'])
    op.create_index('ix_complaint_incidents_line', 'complaint_incidents', ['line_id'])
    op.create_table(
        'recurrences',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('key', sa.String(), nullable=False),
        sa.Column('problem_id', sa.Integer(), nullable=True),
        sa.Column('raised_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['problem_id'], ['records.id'], name=op.f('fk_recurrences_problem_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_recurrences')),
    )
    op.create_index('uq_recurrences_key', 'recurrences', ['key'], unique=True)
    op.create_index('ix_recurrences_problem', 'recurrences', ['problem_id'])
    op.add_column('complaint_files', sa.Column('remedy_asked', sa.String(), nullable=True))
    op.add_column('service_rules', sa.Column('alarm_count', sa.Integer(), nullable=False, server_default='3'))
    op.add_column('service_rules', sa.Column('alarm_days', sa.Integer(), nullable=False, server_default='30'))
    op.add_column('service_rules', sa.Column('stage_days', sa.JSON(), nullable=False,
                                             server_default='{"acknowledgement": 5}'))
    op.add_column('service_policies', sa.Column('hands_to', sa.String(), nullable=True))
    op.add_column('service_policies', sa.Column('hands_to_id', sa.Integer(), sa.ForeignKey(
        'users.id', name=op.f('fk_service_policies_hands_to_id')), nullable=True), inline_references=True)
    op.add_column('service_policies', sa.Column('in_hours', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('breaches', sa.Column('escalated_at', schema.base.UtcDateTime(timezone=True), nullable=True))
    op.execute('UPDATE breaches SET escalated_at = noted_at')  # what was missed before was told when it was noted
    op.create_index('ix_breaches_waiting', 'breaches', ['record_id'], sqlite_where=sa.text('escalated_at IS NULL'),
                    postgresql_where=sa.text('escalated_at IS NULL'))


def downgrade():
    op.drop_index('ix_breaches_waiting', 'breaches')
    op.drop_column('breaches', 'escalated_at')
    for column in ('in_hours', 'hands_to_id', 'hands_to'):
        op.drop_column('service_policies', column)
    for column in ('stage_days', 'alarm_days', 'alarm_count'):
        op.drop_column('service_rules', column)
    op.drop_column('complaint_files', 'remedy_asked')
    op.drop_table('recurrences')
    op.drop_table('complaint_incidents')
