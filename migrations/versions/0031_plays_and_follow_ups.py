"""plays for customers of a class and who is in them; follow-ups by rhythm; birthdays and anniversaries"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0031'
down_revision = '0030'


def upgrade():
    op.create_table(
        'follow_up_rules',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('lifecycle', sa.String(), nullable=False),
        sa.Column('basis', sa.String(), nullable=False),
        sa.Column('days', sa.Integer(), nullable=False),
        sa.Column('way', sa.String(), nullable=False),
        sa.Column('script', sa.String(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up_rules')),
        sa.UniqueConstraint('lifecycle', name=op.f('uq_follow_up_rules_lifecycle')),
    )
    op.create_table(
        'plays',
        sa.Column('lifecycle', sa.String(), nullable=False),
        sa.Column('size', sa.String(), nullable=True),
        sa.Column('geography', sa.String(), nullable=True),
        sa.Column('enters', sa.String(), nullable=False),
        sa.Column('after_days', sa.Integer(), nullable=False),
        sa.Column('goal', sa.String(), nullable=False),
        sa.Column('is_on', sa.Boolean(), nullable=False),
        sa.Column('on_since', schema.base.UtcDateTime(timezone=True), nullable=True),
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
        sa.PrimaryKeyConstraint('id', name=op.f('pk_plays')),
    )
    with op.batch_alter_table('plays', schema=None) as batch_op:
        batch_op.create_index('uq_plays_code_edition', ['code', 'edition'], unique=True)
        batch_op.create_index('uq_plays_published', ['code'], unique=True, sqlite_where=sa.text("state = 'published'"), postgresql_where=sa.text("state = 'published'"))
    op.create_table(
        'play_steps',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('play_id', sa.Integer(), nullable=False),
        sa.Column('key', sa.String(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('timing', sa.String(), nullable=False),
        sa.Column('days', sa.Integer(), nullable=False),
        sa.Column('way', sa.String(), nullable=False),
        sa.Column('whose', sa.String(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.Column('script', sa.String(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_play_steps_person_id')),
        sa.ForeignKeyConstraint(['play_id'], ['plays.id'], name=op.f('fk_play_steps_play_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_play_steps')),
    )
    with op.batch_alter_table('play_steps', schema=None) as batch_op:
        batch_op.create_index('uq_play_steps_key', ['play_id', 'key'], unique=True)
    op.create_table(
        'follow_ups',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('every_days', sa.Integer(), nullable=True),
        sa.Column('way', sa.String(), nullable=True),
        sa.Column('is_off', sa.Boolean(), nullable=False),
        sa.Column('agreed_on', sa.Date(), nullable=True),
        sa.Column('days', sa.Integer(), nullable=True),
        sa.Column('basis', sa.String(), nullable=False),
        sa.Column('since_on', sa.Date(), nullable=True),
        sa.Column('last_on', sa.Date(), nullable=False),
        sa.Column('next_on', sa.Date(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_follow_ups_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_ups')),
    )
    with op.batch_alter_table('follow_ups', schema=None) as batch_op:
        batch_op.create_index('ix_follow_ups_next', ['next_on', 'party_id'], unique=False)
        batch_op.create_index('uq_follow_ups_party', ['party_id'], unique=True)
    op.create_table(
        'play_runs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('play_id', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('entered_on', sa.Date(), nullable=False),
        sa.Column('entered_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('entered_by_id', sa.Integer(), nullable=True),
        sa.Column('at_key', sa.String(), nullable=False),
        sa.Column('ended_on', sa.Date(), nullable=True),
        sa.Column('ended_because', sa.String(), nullable=False),
        sa.Column('left_for', sa.String(), nullable=True),
        sa.Column('fate', sa.String(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['entered_by_id'], ['users.id'], name=op.f('fk_play_runs_entered_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_play_runs_party_id')),
        sa.ForeignKeyConstraint(['play_id'], ['plays.id'], name=op.f('fk_play_runs_play_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_play_runs')),
    )
    with op.batch_alter_table('play_runs', schema=None) as batch_op:
        batch_op.create_index('ix_play_runs_code', ['code', 'state', 'entered_on', 'id'], unique=False)
        batch_op.create_index('ix_play_runs_entered', ['entered_on', 'id'], unique=False)
        batch_op.create_index('ix_play_runs_fate', ['fate', 'id'], unique=False)
        batch_op.create_index('ix_play_runs_party', ['party_id', 'id'], unique=False)
        batch_op.create_index('ix_play_runs_play', ['play_id', 'state', 'id'], unique=False)
        batch_op.create_index('uq_play_runs_open', ['party_id', 'code'], unique=True, sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
    op.create_table(
        'visits',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.Column('team_id', sa.Integer(), nullable=True),
        sa.Column('planned_on', sa.Date(), nullable=True),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('way', sa.String(), nullable=False),
        sa.Column('task_id', sa.Integer(), nullable=True),
        sa.Column('entry_id', sa.Integer(), nullable=True),
        sa.Column('held_on', sa.Date(), nullable=False),
        sa.Column('held_by_id', sa.Integer(), nullable=True),
        sa.Column('is_in_time', sa.Boolean(), nullable=False),
        sa.Column('outcome', sa.String(), nullable=False),
        sa.Column('satisfaction', sa.Integer(), nullable=True),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['entry_id'], ['entries.id'], name=op.f('fk_visits_entry_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['held_by_id'], ['users.id'], name=op.f('fk_visits_held_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_visits_party_id')),
        sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_visits_person_id')),
        sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name=op.f('fk_visits_task_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_visits_team_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_visits')),
    )
    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.create_index('ix_visits_due', ['due_on', 'id'], unique=False)
        batch_op.create_index('ix_visits_entry', ['entry_id'], unique=False)
        batch_op.create_index('ix_visits_held', ['held_on', 'id'], unique=False)
        batch_op.create_index('ix_visits_party', ['party_id', 'due_on', 'id'], unique=False)
        batch_op.create_index('ix_visits_planned', ['person_id', 'planned_on', 'position'], unique=False)
        batch_op.create_index('ix_visits_task', ['task_id'], unique=False)
        batch_op.create_index('uq_visits_open', ['party_id'], unique=True, sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
    op.create_table(
        'play_tasks',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('run_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('key', sa.String(), nullable=False),
        sa.Column('round', sa.Integer(), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=False),
        sa.Column('task_id', sa.Integer(), nullable=False),
        sa.Column('is_dropped', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_play_tasks_party_id')),
        sa.ForeignKeyConstraint(['run_id'], ['play_runs.id'], name=op.f('fk_play_tasks_run_id'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name=op.f('fk_play_tasks_task_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_play_tasks')),
    )
    with op.batch_alter_table('play_tasks', schema=None) as batch_op:
        batch_op.create_index('ix_play_tasks_party', ['party_id'], unique=False)
        batch_op.create_index('ix_play_tasks_run', ['run_id', 'key', 'id'], unique=False)
        batch_op.create_index('uq_play_tasks_round', ['run_id', 'key', 'round'], unique=True)
        batch_op.create_index('uq_play_tasks_task', ['task_id'], unique=True)
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.add_column(sa.Column('anniversary_on', sa.Date(), nullable=True))



def downgrade():
    with op.batch_alter_table('parties', schema=None) as batch_op:
        batch_op.drop_column('anniversary_on')
    for table in ('play_tasks', 'visits', 'play_runs', 'follow_ups', 'play_steps', 'plays', 'follow_up_rules'):
        op.drop_table(table)
