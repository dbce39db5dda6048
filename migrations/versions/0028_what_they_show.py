"""documents, qualifications, questionnaires of suppliers and partners"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0028'
down_revision = '0027'


def upgrade():
    op.create_table(
        'questionnaires',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('edition', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('published_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_questionnaires')),
    )
    op.create_index('uq_questionnaires_code_edition', 'questionnaires', ['code', 'edition'], unique=True)
    op.create_index('uq_questionnaires_published', 'questionnaires', ['code'], unique=True,
                    sqlite_where=sa.text("state = 'published'"), postgresql_where=sa.text("state = 'published'"))
    op.create_table(
        'role_categories',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('name_key', schema.base.SortText(), nullable=False),
        sa.Column('effects', sa.JSON(), nullable=False),
        sa.Column('questionnaire', sa.String(), nullable=True),
        sa.Column('least_score', sa.Integer(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_role_categories')),
    )
    op.create_index('uq_role_categories_name_key', 'role_categories', ['role', 'name_key'], unique=True,
                    sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))
    op.create_table(
        'document_kinds',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('name_key', schema.base.SortText(), nullable=False),
        sa.Column('is_required', sa.Boolean(), nullable=False),
        sa.Column('category_id', sa.Integer(), nullable=True),
        sa.Column('warn_days', sa.Integer(), nullable=False),
        sa.Column('effects', sa.JSON(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['category_id'], ['role_categories.id'], name=op.f('fk_document_kinds_category_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_document_kinds')),
    )
    op.create_index('uq_document_kinds_name_key', 'document_kinds', ['role', 'name_key'], unique=True,
                    sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))
    op.create_table(
        'questions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('questionnaire_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('text', sa.String(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('points', sa.Integer(), nullable=False),
        sa.Column('scale', sa.JSON(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['questionnaire_id'], ['questionnaires.id'],
                                name=op.f('fk_questions_questionnaire_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_questions')),
    )
    op.create_index('ix_questions_questionnaire', 'questions', ['questionnaire_id', 'position'])
    op.create_table(
        'answer_sheets',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('questionnaire_id', sa.Integer(), nullable=False),
        sa.Column('asked_on', sa.Date(), nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=True),
        sa.Column('due_on', sa.Date(), nullable=False),
        sa.Column('task_id', sa.Integer(), nullable=True),
        sa.Column('answered_on', sa.Date(), nullable=True),
        sa.Column('answered_by_id', sa.Integer(), nullable=True),
        sa.Column('answers', sa.JSON(), nullable=False),
        sa.Column('points', sa.Integer(), nullable=True),
        sa.Column('score', schema.base.Scaled(4), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['answered_by_id'], ['users.id'], name=op.f('fk_answer_sheets_answered_by_id')),
        sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_answer_sheets_asked_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_answer_sheets_party_id')),
        sa.ForeignKeyConstraint(['questionnaire_id'], ['questionnaires.id'],
                                name=op.f('fk_answer_sheets_questionnaire_id')),
        sa.ForeignKeyConstraint(['task_id'], ['records.id'],
                                name=op.f('fk_answer_sheets_task_id'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_sheets')),
    )
    op.create_index('ix_answer_sheets_party', 'answer_sheets', ['party_id', 'role', 'id'])
    op.create_index('ix_answer_sheets_questionnaire', 'answer_sheets', ['questionnaire_id'])
    op.create_table(
        'qualification_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('category_id', sa.Integer(), nullable=False),
        sa.Column('before', sa.String(), nullable=False),
        sa.Column('after', sa.String(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('happened_on', sa.Date(), nullable=False),
        sa.Column('valid_until', sa.Date(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_qualification_events_by_id')),
        sa.ForeignKeyConstraint(['category_id'], ['role_categories.id'],
                                name=op.f('fk_qualification_events_category_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_qualification_events_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_qualification_events')),
    )
    op.create_index('ix_qualification_events_party', 'qualification_events', ['party_id', 'role', 'category_id', 'id'])
    op.create_table(
        'qualifications',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('category_id', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('since', sa.Date(), nullable=False),
        sa.Column('valid_until', sa.Date(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['category_id'], ['role_categories.id'], name=op.f('fk_qualifications_category_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_qualifications_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_qualifications')),
    )
    op.create_index('ix_qualifications_category', 'qualifications', ['category_id', 'state'])
    op.create_index('uq_qualifications_party', 'qualifications', ['party_id', 'role', 'category_id'], unique=True)
    op.create_table(
        'party_documents',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('kind_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.String(), nullable=False),
        sa.Column('issuer', sa.String(), nullable=False),
        sa.Column('valid_from', sa.Date(), nullable=False),
        sa.Column('valid_until', sa.Date(), nullable=False),
        sa.Column('file_id', sa.Integer(), nullable=True),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('decided_on', sa.Date(), nullable=True),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('revoked_on', sa.Date(), nullable=True),
        sa.Column('task_id', sa.Integer(), nullable=True),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('created_by_id', sa.Integer(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_party_documents_created_by_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_party_documents_decided_by_id')),
        sa.ForeignKeyConstraint(['file_id'], ['attachments.id'],
                                name=op.f('fk_party_documents_file_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['kind_id'], ['document_kinds.id'], name=op.f('fk_party_documents_kind_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_party_documents_party_id')),
        sa.ForeignKeyConstraint(['task_id'], ['records.id'],
                                name=op.f('fk_party_documents_task_id'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_party_documents')),
    )
    op.create_index('ix_party_documents_party', 'party_documents', ['party_id', 'role', 'kind_id'])
    op.create_index('ix_party_documents_task', 'party_documents', ['task_id'])
    op.create_index('ix_party_documents_valid_until', 'party_documents', ['valid_until', 'id'])
    op.create_index('ix_party_documents_state', 'party_documents', ['state', 'valid_until', 'id'])
    # in these words both engines add it in place
    for table in ('purchase_orders', 'rfqs'):
        op.execute(f"ALTER TABLE {table} ADD COLUMN category_id INTEGER "
                   f"CONSTRAINT fk_{table}_category_id REFERENCES role_categories (id)")


def downgrade():
    for table in ('rfqs', 'purchase_orders'):
        op.execute(f"ALTER TABLE {table} DROP COLUMN category_id")
    for table in ('party_documents', 'qualifications', 'qualification_events', 'answer_sheets', 'questions',
                  'document_kinds', 'role_categories', 'questionnaires'):
        op.drop_table(table)
