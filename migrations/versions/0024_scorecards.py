"""templates, evaluations, standings, requests for quotation"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0024'
down_revision = '0023'


def upgrade():
    op.create_table(
        'rfqs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('title', sa.String(), nullable=False),
        sa.Column('need', sa.String(), nullable=False),
        sa.Column('due_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('created_by_id', sa.Integer(), nullable=True),
        sa.Column('closed_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_rfqs_created_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rfqs')),
        sqlite_autoincrement=True,
    )
    op.create_table(
        'score_templates',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('edition', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('period', sa.String(), nullable=False),
        sa.Column('policy', sa.String(), nullable=False),
        sa.Column('least_coverage', sa.Integer(), nullable=False),
        sa.Column('least_n', sa.Integer(), nullable=False),
        sa.Column('roll_up', sa.String(), nullable=False),
        sa.Column('roll_periods', sa.Integer(), nullable=False),
        sa.Column('roll_alpha', schema.base.Scaled(2), nullable=True),
        sa.Column('down_after', sa.Integer(), nullable=False),
        sa.Column('up_after', sa.Integer(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('published_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('published_by_id', sa.Integer(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['published_by_id'], ['users.id'], name=op.f('fk_score_templates_published_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_score_templates')),
    )
    op.create_index('uq_score_templates_code_edition', 'score_templates', ['code', 'edition'], unique=True)
    op.create_index('uq_score_templates_published', 'score_templates', ['code'], unique=True,
                    sqlite_where=sa.text("state = 'published'"), postgresql_where=sa.text("state = 'published'"))
    op.create_table(
        'score_bands',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('template_id', sa.Integer(), nullable=False),
        sa.Column('low', schema.base.Scaled(2), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('tone', sa.String(), nullable=False),
        sa.Column('effects', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(['template_id'], ['score_templates.id'], name=op.f('fk_score_bands_template_id'),
                                ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_score_bands')),
    )
    op.create_index('uq_score_bands_template_low', 'score_bands', ['template_id', 'low'], unique=True)
    op.create_table(
        'score_criteria',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('template_id', sa.Integer(), nullable=False),
        sa.Column('parent_id', sa.Integer(), nullable=True),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(), nullable=False),
        sa.Column('hint', sa.String(), nullable=False),
        sa.Column('source', sa.String(), nullable=False),
        sa.Column('measure', sa.String(), nullable=True),
        sa.Column('weight', schema.base.Scaled(2), nullable=False),
        sa.Column('settings', sa.JSON(), nullable=False),
        sa.Column('scorer', sa.String(), nullable=True),
        sa.Column('scale', sa.JSON(), nullable=False),
        sa.Column('gate', schema.base.Scaled(2), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['parent_id'], ['score_criteria.id'], name=op.f('fk_score_criteria_parent_id'),
                                ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['template_id'], ['score_templates.id'], name=op.f('fk_score_criteria_template_id'),
                                ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_score_criteria')),
    )
    op.create_index('ix_score_criteria_template', 'score_criteria', ['template_id', 'position'])
    op.create_table(
        'evaluations',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('template_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('ends_on', sa.Date(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('n', sa.Integer(), nullable=True),
        sa.Column('score', schema.base.Scaled(4), nullable=False),
        sa.Column('strict', schema.base.Scaled(4), nullable=True),
        sa.Column('coverage', schema.base.Scaled(4), nullable=False),
        sa.Column('excused', sa.Integer(), nullable=False),
        sa.Column('failed', sa.JSON(), nullable=False),
        sa.Column('digest', sa.String(), nullable=False),
        sa.Column('computed_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('computed_by_id', sa.Integer(), nullable=True),
        sa.Column('superseded_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['computed_by_id'], ['users.id'], name=op.f('fk_evaluations_computed_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_evaluations_party_id')),
        sa.ForeignKeyConstraint(['template_id'], ['score_templates.id'], name=op.f('fk_evaluations_template_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluations')),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_evaluations_party', 'evaluations', ['party_id', 'starts_on'])
    op.create_index('ix_evaluations_score', 'evaluations', ['template_id', 'starts_on', 'score', 'id'],
                    sqlite_where=sa.text('superseded_at IS NULL'), postgresql_where=sa.text('superseded_at IS NULL'))
    op.create_index('uq_evaluations_current', 'evaluations', ['template_id', 'party_id', 'starts_on'], unique=True,
                    sqlite_where=sa.text('superseded_at IS NULL'), postgresql_where=sa.text('superseded_at IS NULL'))
    op.create_table(
        'judgements',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('criterion_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('starts_on', sa.Date(), nullable=False),
        sa.Column('rater_id', sa.Integer(), nullable=False),
        sa.Column('given', sa.Integer(), nullable=False),
        sa.Column('comment', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['criterion_id'], ['score_criteria.id'], name=op.f('fk_judgements_criterion_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_judgements_party_id')),
        sa.ForeignKeyConstraint(['rater_id'], ['users.id'], name=op.f('fk_judgements_rater_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_judgements')),
    )
    op.create_index('ix_judgements_party', 'judgements', ['party_id', 'starts_on'])
    op.create_index('uq_judgements_rater', 'judgements', ['criterion_id', 'party_id', 'starts_on', 'rater_id'],
                    unique=True)
    op.create_table(
        'rfq_invites',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('rfq_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('sent_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('due_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('answered_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('declined_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('unit_price', schema.base.Scaled(6), nullable=True),
        sa.Column('currency', sa.String(length=3), nullable=True),
        sa.Column('lead_days', sa.Integer(), nullable=True),
        sa.Column('valid_until', sa.Date(), nullable=True),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('noted_by_id', sa.Integer(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['noted_by_id'], ['users.id'], name=op.f('fk_rfq_invites_noted_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_rfq_invites_party_id')),
        sa.ForeignKeyConstraint(['rfq_id'], ['rfqs.id'], name=op.f('fk_rfq_invites_rfq_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rfq_invites')),
    )
    op.create_index('ix_rfq_invites_party_id', 'rfq_invites', ['party_id', 'sent_at'])
    op.create_index('uq_rfq_invites_rfq_id_party_id', 'rfq_invites', ['rfq_id', 'party_id'], unique=True)
    op.create_table(
        'standing_overrides',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('action', sa.String(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('expires_on', sa.Date(), nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=True),
        sa.Column('asked_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_standing_overrides_asked_by_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_standing_overrides_decided_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_standing_overrides_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_standing_overrides')),
    )
    op.create_index('ix_standing_overrides_party', 'standing_overrides', ['party_id', 'action'])
    op.create_table(
        'standings',
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('band_id', sa.Integer(), nullable=False),
        sa.Column('score', schema.base.Scaled(4), nullable=False),
        sa.Column('since', sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(['band_id'], ['score_bands.id'], name=op.f('fk_standings_band_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_standings_party_id')),
        sa.PrimaryKeyConstraint('party_id', 'code', name=op.f('pk_standings')),
    )
    op.create_index('ix_standings_role', 'standings', ['role', 'party_id'])
    op.create_table(
        'evaluation_inputs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('evaluation_id', sa.Integer(), nullable=False),
        sa.Column('criterion_id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('value', schema.base.Scaled(6), nullable=True),
        sa.Column('part', schema.base.Scaled(6), nullable=True),
        sa.Column('whole', schema.base.Scaled(6), nullable=True),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('n', sa.Integer(), nullable=False),
        sa.Column('low', schema.base.Scaled(6), nullable=True),
        sa.Column('high', schema.base.Scaled(6), nullable=True),
        sa.Column('points', schema.base.Scaled(4), nullable=True),
        sa.Column('share', schema.base.Scaled(6), nullable=False),
        sa.ForeignKeyConstraint(['criterion_id'], ['score_criteria.id'],
                                name=op.f('fk_evaluation_inputs_criterion_id')),
        sa.ForeignKeyConstraint(['evaluation_id'], ['evaluations.id'], name=op.f('fk_evaluation_inputs_evaluation_id'),
                                ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_evaluation_inputs_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation_inputs')),
    )
    op.create_index('ix_evaluation_inputs_evaluation', 'evaluation_inputs', ['evaluation_id'])
    op.create_table(
        'standing_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('before', sa.String(), nullable=False),
        sa.Column('after', sa.String(), nullable=False),
        sa.Column('decided_on', sa.Date(), nullable=False),
        sa.Column('evaluation_id', sa.Integer(), nullable=True),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['evaluation_id'], ['evaluations.id'], name=op.f('fk_standing_events_evaluation_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_standing_events_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_standing_events')),
    )
    op.create_index('ix_standing_events_party', 'standing_events', ['party_id', 'id'])
    op.create_table(
        'line_excuses',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('line_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=True),
        sa.Column('asked_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_line_excuses_asked_by_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_line_excuses_decided_by_id')),
        sa.ForeignKeyConstraint(['line_id'], ['purchase_lines.id'], name=op.f('fk_line_excuses_line_id'),
                                ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_line_excuses_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_line_excuses')),
    )
    op.create_index('ix_line_excuses_party', 'line_excuses', ['party_id', 'id'])
    op.create_index('uq_line_excuses_line', 'line_excuses', ['line_id'], unique=True,
                    sqlite_where=sa.text("state <> 'refused'"), postgresql_where=sa.text("state <> 'refused'"))


def downgrade():
    op.drop_table('line_excuses')
    op.drop_table('standing_events')
    op.drop_table('evaluation_inputs')
    op.drop_table('standings')
    op.drop_table('standing_overrides')
    op.drop_table('rfq_invites')
    op.drop_table('judgements')
    op.drop_table('evaluations')
    op.drop_table('score_criteria')
    op.drop_table('score_bands')
    op.drop_table('score_templates')
    op.drop_table('rfqs')
