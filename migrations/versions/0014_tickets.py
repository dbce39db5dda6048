"""tickets, their conversations, and the clocks they are answered by"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0014'
down_revision = '0013'


def upgrade():
    op.create_table('canned_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('uses', sa.Integer(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_canned_answers'))
    )
    op.create_table('ticket_categories',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('path', sa.String(), nullable=False),
    sa.Column('path_key', schema.base.SortText(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['ticket_categories.id'], name=op.f('fk_ticket_categories_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket_categories'))
    )
    with op.batch_alter_table('ticket_categories', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ticket_categories_parent_id'), ['parent_id'], unique=False)
        batch_op.create_index('uq_ticket_categories_path_key', ['path_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('work_calendars',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('time_zone', sa.String(), nullable=False),
    sa.Column('week', sa.JSON(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_work_calendars'))
    )
    op.create_table('calendar_days',
    sa.Column('calendar_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('opens', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('shut', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['calendar_id'], ['work_calendars.id'], name=op.f('fk_calendar_days_calendar_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('calendar_id', 'day', name=op.f('pk_calendar_days'))
    )
    op.create_table('service_policies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('calendar_id', sa.Integer(), nullable=False),
    sa.Column('kinds', sa.JSON(), nullable=False),
    sa.Column('priorities', sa.JSON(), nullable=False),
    sa.Column('classes', sa.JSON(), nullable=False),
    sa.Column('first_minutes', sa.Integer(), nullable=True),
    sa.Column('update_minutes', sa.Integer(), nullable=True),
    sa.Column('resolution_minutes', sa.Integer(), nullable=True),
    sa.Column('warn_percent', sa.Integer(), nullable=False),
    sa.Column('raises_priority', sa.Boolean(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['calendar_id'], ['work_calendars.id'], name=op.f('fk_service_policies_calendar_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_service_policies'))
    )
    op.create_table('breaches',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('target', sa.String(), nullable=False),
    sa.Column('due_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('policy_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('noted_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_breaches_owner_id')),
    sa.ForeignKeyConstraint(['policy_id'], ['service_policies.id'], name=op.f('fk_breaches_policy_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_breaches_record_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_breaches')),
    sa.UniqueConstraint('record_id', 'target', 'due_at', name=op.f('uq_breaches_record_id_target_due_at'))
    )
    with op.batch_alter_table('breaches', schema=None) as batch_op:
        batch_op.create_index('ix_breaches_due', ['due_at', 'id'], unique=False)

    op.create_table('clock_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('takes_back_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_clock_events_by_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_clock_events_record_id')),
    sa.ForeignKeyConstraint(['takes_back_id'], ['clock_events.id'], name=op.f('fk_clock_events_takes_back_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clock_events'))
    )
    with op.batch_alter_table('clock_events', schema=None) as batch_op:
        batch_op.create_index('ix_clock_events_record', ['record_id', 'id'], unique=False)

    op.create_table('drafts',
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('saved_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_drafts_record_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_drafts_user_id')),
    sa.PrimaryKeyConstraint('record_id', 'user_id', 'part', name=op.f('pk_drafts'))
    )
    with op.batch_alter_table('drafts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_drafts_user_id'), ['user_id'], unique=False)

    op.create_table('presences',
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('is_writing', sa.Boolean(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_presences_record_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_presences_user_id')),
    sa.PrimaryKeyConstraint('record_id', 'user_id', name=op.f('pk_presences'))
    )
    with op.batch_alter_table('presences', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_presences_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_presences_user_id'), ['user_id'], unique=False)

    op.create_table('promises',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('due_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('kept_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('withdrawn_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_promises_by_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_promises_record_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_promises'))
    )
    with op.batch_alter_table('promises', schema=None) as batch_op:
        batch_op.create_index('ix_promises_due', ['due_at', 'id'], unique=False)
        batch_op.create_index('ix_promises_record', ['record_id', 'due_at'], unique=False)

    op.create_table('ticket_links',
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('other_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_ticket_links_by_id')),
    sa.ForeignKeyConstraint(['other_id'], ['records.id'], name=op.f('fk_ticket_links_other_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_ticket_links_record_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('record_id', 'other_id', 'kind', name=op.f('pk_ticket_links'))
    )
    with op.batch_alter_table('ticket_links', schema=None) as batch_op:
        batch_op.create_index('ix_ticket_links_other', ['other_id', 'kind'], unique=False)

    op.create_table('messages',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('author', sa.String(), nullable=False),
    sa.Column('sends_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['entries.id'], name=op.f('fk_messages_entry_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_messages_record_id')),
    sa.PrimaryKeyConstraint('entry_id', name=op.f('pk_messages'))
    )
    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.create_index('ix_messages_record', ['record_id', 'entry_id'], unique=False)

    op.create_table('tickets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=False),
    sa.Column('number_key', schema.base.SortText(), nullable=False),
    sa.Column('kind_of', sa.String(), nullable=False),
    sa.Column('channel', sa.String(), nullable=False),
    sa.Column('priority', sa.String(), nullable=False),
    sa.Column('severity', sa.String(), nullable=True),
    sa.Column('category_id', sa.Integer(), nullable=True),
    sa.Column('contact_id', sa.Integer(), nullable=True),
    sa.Column('asker', sa.String(), nullable=False),
    sa.Column('asker_email', sa.String(), nullable=False),
    sa.Column('order_id', sa.Integer(), nullable=True),
    sa.Column('product_id', sa.Integer(), nullable=True),
    sa.Column('serial', sa.String(), nullable=False),
    sa.Column('policy_id', sa.Integer(), nullable=True),
    sa.Column('preview', sa.String(), nullable=False),
    sa.Column('waiting_since', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('changed_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('first_due_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('update_due_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('resolution_due_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('looks_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answered_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('resolved_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('reopened', sa.Integer(), nullable=False),
    sa.Column('reassigned', sa.Integer(), nullable=False),
    sa.Column('source', sa.JSON(none_as_null=True), nullable=True),
    sa.ForeignKeyConstraint(['category_id'], ['ticket_categories.id'], name=op.f('fk_tickets_category_id')),
    sa.ForeignKeyConstraint(['contact_id'], ['parties.id'], name=op.f('fk_tickets_contact_id')),
    sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_tickets_id')),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], name=op.f('fk_tickets_order_id')),
    sa.ForeignKeyConstraint(['policy_id'], ['service_policies.id'], name=op.f('fk_tickets_policy_id')),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_tickets_product_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tickets'))
    )
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.create_index('ix_tickets_category', ['category_id', 'id'], unique=False)
        batch_op.create_index('ix_tickets_closed', ['closed_at', 'id'], unique=False, sqlite_where=sa.text('closed_at IS NOT NULL'), postgresql_where=sa.text('closed_at IS NOT NULL'))
        batch_op.create_index('ix_tickets_contact', ['contact_id', 'id'], unique=False)
        batch_op.create_index('ix_tickets_changed', ['changed_at'], unique=False)
        batch_op.create_index('ix_tickets_looks', ['looks_at', 'id'], unique=False, sqlite_where=sa.text('looks_at IS NOT NULL'), postgresql_where=sa.text('looks_at IS NOT NULL'))
        batch_op.create_index('ix_tickets_resolved', ['resolved_at', 'id'], unique=False, sqlite_where=sa.text('resolved_at IS NOT NULL'), postgresql_where=sa.text('resolved_at IS NOT NULL'))
        batch_op.create_index('uq_tickets_number_key', ['number_key'], unique=True)



def downgrade():
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_index('uq_tickets_number_key')
        batch_op.drop_index('ix_tickets_changed')
        batch_op.drop_index('ix_tickets_looks', sqlite_where=sa.text('looks_at IS NOT NULL'), postgresql_where=sa.text('looks_at IS NOT NULL'))
        batch_op.drop_index('ix_tickets_resolved', sqlite_where=sa.text('resolved_at IS NOT NULL'), postgresql_where=sa.text('resolved_at IS NOT NULL'))
        batch_op.drop_index('ix_tickets_contact')
        batch_op.drop_index('ix_tickets_closed', sqlite_where=sa.text('closed_at IS NOT NULL'), postgresql_where=sa.text('closed_at IS NOT NULL'))
        batch_op.drop_index('ix_tickets_category')

    op.drop_table('tickets')
    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.drop_index('ix_messages_record')

    op.drop_table('messages')
    with op.batch_alter_table('ticket_links', schema=None) as batch_op:
        batch_op.drop_index('ix_ticket_links_other')

    op.drop_table('ticket_links')
    with op.batch_alter_table('promises', schema=None) as batch_op:
        batch_op.drop_index('ix_promises_record')
        batch_op.drop_index('ix_promises_due')

    op.drop_table('promises')
    with op.batch_alter_table('presences', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_presences_user_id'))
        batch_op.drop_index(batch_op.f('ix_presences_at'))

    op.drop_table('presences')
    with op.batch_alter_table('drafts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_drafts_user_id'))

    op.drop_table('drafts')
    with op.batch_alter_table('clock_events', schema=None) as batch_op:
        batch_op.drop_index('ix_clock_events_record')

    op.drop_table('clock_events')
    with op.batch_alter_table('breaches', schema=None) as batch_op:
        batch_op.drop_index('ix_breaches_due')

    op.drop_table('breaches')
    op.drop_table('service_policies')
    op.drop_table('calendar_days')
    op.drop_table('work_calendars')
    with op.batch_alter_table('ticket_categories', schema=None) as batch_op:
        batch_op.drop_index('uq_ticket_categories_path_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_ticket_categories_parent_id'))

    op.drop_table('ticket_categories')
    op.drop_table('canned_answers')
