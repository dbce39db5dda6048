"""corrective actions: what went wrong, the eight disciplines, what happened, and the figures that prove it"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0030'
down_revision = '0029'


def upgrade():
    op.create_table(
        'corrective_actions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('severity', sa.String(), nullable=False),
        sa.Column('trigger', sa.String(), nullable=False),
        sa.Column('input_id', sa.Integer(), nullable=True),
        sa.Column('inspection_id', sa.Integer(), nullable=True),
        sa.Column('incident_id', sa.Integer(), nullable=True),
        sa.Column('problem', sa.String(), nullable=False),
        sa.Column('defect', sa.String(), nullable=False),
        sa.Column('defect_key', schema.base.SortText(), nullable=False),
        sa.Column('cause_id', sa.Integer(), nullable=True),
        sa.Column('contact_id', sa.Integer(), nullable=True),
        sa.Column('measure', sa.String(), nullable=True),
        sa.Column('settings', sa.JSON(), nullable=False),
        sa.Column('target', schema.base.Scaled(4), nullable=True),
        sa.Column('check_on', sa.Date(), nullable=True),
        sa.Column('window_days', sa.Integer(), nullable=False),
        sa.Column('watch_days', sa.Integer(), nullable=False),
        sa.Column('look_on', sa.Date(), nullable=False),
        sa.Column('begun_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('proven_on', sa.Date(), nullable=True),
        sa.Column('watched_until', sa.Date(), nullable=False),
        sa.Column('recurrences', sa.Integer(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['cause_id'], ['root_causes.id'], name=op.f('fk_corrective_actions_cause_id')),
        sa.ForeignKeyConstraint(['contact_id'], ['parties.id'], name=op.f('fk_corrective_actions_contact_id')),
        sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_corrective_actions_id')),
        sa.ForeignKeyConstraint(['incident_id'], ['complaint_incidents.id'],
                                name=op.f('fk_corrective_actions_incident_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['input_id'], ['evaluation_inputs.id'], name=op.f('fk_corrective_actions_input_id'),
                                ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['inspection_id'], ['inspections.id'],
                                name=op.f('fk_corrective_actions_inspection_id'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_corrective_actions')),
    )
    op.create_index('ix_corrective_actions_look_on', 'corrective_actions', ['look_on', 'id'])
    op.create_index('ix_corrective_actions_watched_until', 'corrective_actions', ['watched_until', 'id'])
    op.create_index('ix_corrective_actions_input', 'corrective_actions', ['input_id'])
    op.create_index('ix_corrective_actions_inspection', 'corrective_actions', ['inspection_id'])
    op.create_index('ix_corrective_actions_incident', 'corrective_actions', ['incident_id'])
    op.create_index('ix_corrective_actions_contact', 'corrective_actions', ['contact_id'])
    op.create_table(
        'corrective_steps',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('text', sa.String(), nullable=False),
        sa.Column('side', sa.String(), nullable=False),
        sa.Column('who', sa.String(), nullable=False),
        sa.Column('due_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('done_on', sa.Date(), nullable=True),
        sa.Column('file_id', sa.Integer(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['file_id'], ['attachments.id'], name=op.f('fk_corrective_steps_file_id'),
                                ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_corrective_steps_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_corrective_steps')),
    )
    op.create_index('uq_corrective_steps_code', 'corrective_steps', ['record_id', 'code'], unique=True)
    op.create_index('ix_corrective_steps_file', 'corrective_steps', ['file_id'])
    op.create_table(
        'corrective_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('what', sa.String(), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('until', sa.Date(), nullable=True),
        sa.Column('facts', sa.JSON(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_corrective_events_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_corrective_events_party_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_corrective_events_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_corrective_events')),
    )
    op.create_index('ix_corrective_events_record', 'corrective_events', ['record_id', 'id'])
    op.create_index('ix_corrective_events_party', 'corrective_events', ['party_id', 'role', 'what', 'on'])


def downgrade():
    for table in ('corrective_events', 'corrective_steps', 'corrective_actions'):
        op.drop_table(table)
