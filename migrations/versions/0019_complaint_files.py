"""the file of a complaint, its stages and causes"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0019'
down_revision = '0018'


def upgrade():
    op.create_table('root_causes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('path', sa.String(), nullable=False),
    sa.Column('path_key', schema.base.SortText(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['root_causes.id'], name=op.f('fk_root_causes_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_root_causes'))
    )
    with op.batch_alter_table('root_causes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_root_causes_parent_id'), ['parent_id'], unique=False)
        batch_op.create_index('uq_root_causes_path_key', ['path_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('service_rules',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('approval_cents', sa.BigInteger(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_service_rules_only_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service_rules'))
    )
    op.create_table('complaint_files',
    sa.Column('record_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('what_happened', sa.String(), nullable=False),
    sa.Column('remedy_wanted', sa.String(), nullable=False),
    sa.Column('is_vulnerable', sa.Boolean(), nullable=False),
    sa.Column('is_safety', sa.Boolean(), nullable=True),
    sa.Column('complexity', sa.String(), nullable=True),
    sa.Column('impact', sa.String(), nullable=False),
    sa.Column('immediate_action', sa.String(), nullable=False),
    sa.Column('findings', sa.String(), nullable=False),
    sa.Column('evidence', sa.String(), nullable=False),
    sa.Column('people_asked', sa.String(), nullable=False),
    sa.Column('cause_id', sa.Integer(), nullable=True),
    sa.Column('unknown_because', sa.String(), nullable=False),
    sa.Column('correction', sa.String(), nullable=False),
    sa.Column('prevention', sa.String(), nullable=False),
    sa.Column('remedy', sa.String(), nullable=True),
    sa.Column('remedy_given', sa.String(), nullable=False),
    sa.Column('cost_cents', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=True),
    sa.Column('proposed_by_id', sa.Integer(), nullable=True),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('approved_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decision', sa.String(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('recourse', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=True),
    sa.Column('further_step', sa.String(), nullable=False),
    sa.Column('is_disputed', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['approved_by_id'], ['users.id'], name=op.f('fk_complaint_files_approved_by_id')),
    sa.ForeignKeyConstraint(['cause_id'], ['root_causes.id'], name=op.f('fk_complaint_files_cause_id')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['users.id'], name=op.f('fk_complaint_files_proposed_by_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_complaint_files_record_id')),
    sa.PrimaryKeyConstraint('record_id', name=op.f('pk_complaint_files'))
    )
    with op.batch_alter_table('complaint_files', schema=None) as batch_op:
        batch_op.create_index('ix_complaint_files_cause', ['cause_id', 'record_id'], unique=False)
        batch_op.create_index('ix_complaint_files_disputed', ['record_id'], unique=False, sqlite_where=sa.text('is_disputed = 1'), postgresql_where=sa.text('is_disputed'))

    op.create_table('complaint_steps',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('stage', sa.String(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_complaint_steps_by_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_complaint_steps_record_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_complaint_steps'))
    )
    with op.batch_alter_table('complaint_steps', schema=None) as batch_op:
        batch_op.create_index('ix_complaint_steps_record', ['record_id', 'id'], unique=False)



def downgrade():
    with op.batch_alter_table('complaint_steps', schema=None) as batch_op:
        batch_op.drop_index('ix_complaint_steps_record')

    op.drop_table('complaint_steps')
    with op.batch_alter_table('complaint_files', schema=None) as batch_op:
        batch_op.drop_index('ix_complaint_files_disputed', sqlite_where=sa.text('is_disputed = 1'), postgresql_where=sa.text('is_disputed'))
        batch_op.drop_index('ix_complaint_files_cause')

    op.drop_table('complaint_files')
    op.drop_table('service_rules')
    with op.batch_alter_table('root_causes', schema=None) as batch_op:
        batch_op.drop_index('uq_root_causes_path_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_root_causes_parent_id'))

    op.drop_table('root_causes')
