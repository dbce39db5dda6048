"""choosing a supplier: criteria, candidates, values, comparisons, interests"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0026'
down_revision = '0025'


def upgrade():
    op.create_table(
        'selections',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('need', sa.String(), nullable=False),
        sa.Column('weights_from', sa.String(), nullable=False),
        sa.Column('ri_table', sa.String(), nullable=False),
        sa.Column('cost_per_return', schema.base.Scaled(6), nullable=True),
        sa.Column('chosen_id', sa.Integer(), nullable=True),
        sa.Column('runner_up_id', sa.Integer(), nullable=True),
        sa.Column('rationale', sa.String(), nullable=False),
        sa.Column('despite', sa.String(), nullable=False),
        sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('review_on', sa.Date(), nullable=True),
        sa.Column('review_task_id', sa.Integer(), nullable=True),
        sa.Column('snapshot', sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(['chosen_id'], ['parties.id'], name=op.f('fk_selections_chosen_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_selections_decided_by_id')),
        sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_selections_id')),
        sa.ForeignKeyConstraint(['review_task_id'], ['records.id'], name=op.f('fk_selections_review_task_id'),
                                ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['runner_up_id'], ['parties.id'], name=op.f('fk_selections_runner_up_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_selections')),
    )
    op.create_table(
        'selection_candidates',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('invite_id', sa.Integer(), nullable=True),
        sa.Column('out_because', sa.String(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['invite_id'], ['rfq_invites.id'], name=op.f('fk_selection_candidates_invite_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_selection_candidates_party_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_selection_candidates_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_selection_candidates')),
    )
    op.create_index('ix_selection_candidates_party', 'selection_candidates', ['party_id'])
    op.create_index('uq_selection_candidates_party', 'selection_candidates', ['record_id', 'party_id'], unique=True)
    op.create_table(
        'selection_criteria',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('filled_from', sa.String(), nullable=True),
        sa.Column('weight', schema.base.Scaled(2), nullable=False),
        sa.Column('worst', schema.base.Scaled(6), nullable=False),
        sa.Column('best', schema.base.Scaled(6), nullable=False),
        sa.Column('least', schema.base.Scaled(6), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_selection_criteria_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_selection_criteria')),
    )
    op.create_index('ix_selection_criteria_record', 'selection_criteria', ['record_id', 'position', 'id'])
    op.create_table(
        'selection_comparisons',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('rater_id', sa.Integer(), nullable=False),
        sa.Column('judged', sa.JSON(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['rater_id'], ['users.id'], name=op.f('fk_selection_comparisons_rater_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_selection_comparisons_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_selection_comparisons')),
    )
    op.create_index('uq_selection_comparisons_rater', 'selection_comparisons', ['record_id', 'rater_id'], unique=True)
    op.create_table(
        'selection_interests',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('interest', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_selection_interests_person_id')),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_selection_interests_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_selection_interests')),
    )
    op.create_index('uq_selection_interests_person', 'selection_interests', ['record_id', 'person_id'], unique=True)
    op.create_table(
        'selection_values',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False),
        sa.Column('candidate_id', sa.Integer(), nullable=False),
        sa.Column('criterion_id', sa.Integer(), nullable=False),
        sa.Column('value', schema.base.Scaled(6), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['candidate_id'], ['selection_candidates.id'],
                                name=op.f('fk_selection_values_candidate_id'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['criterion_id'], ['selection_criteria.id'],
                                name=op.f('fk_selection_values_criterion_id'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_selection_values_record_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_selection_values')),
    )
    op.create_index('ix_selection_values_criterion', 'selection_values', ['criterion_id'])
    op.create_index('ix_selection_values_record', 'selection_values', ['record_id'])
    op.create_index('uq_selection_values_cell', 'selection_values', ['candidate_id', 'criterion_id'], unique=True)


def downgrade():
    for table in ('selection_values', 'selection_interests', 'selection_comparisons', 'selection_criteria',
                  'selection_candidates', 'selections'):
        op.drop_table(table)
