"""pipelines and deals"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0009'
down_revision = '0008'


def upgrade():
    op.create_table('deal_sources',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deal_sources'))
    )
    with op.batch_alter_table('deal_sources', schema=None) as batch_op:
        batch_op.create_index('uq_deal_sources_name_key', ['name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('lost_reasons',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lost_reasons'))
    )
    with op.batch_alter_table('lost_reasons', schema=None) as batch_op:
        batch_op.create_index('uq_lost_reasons_name_key', ['name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('pipelines',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pipelines'))
    )
    with op.batch_alter_table('pipelines', schema=None) as batch_op:
        batch_op.create_index('uq_pipelines_name_key', ['name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('stages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pipeline_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('probability', sa.Integer(), nullable=False),
    sa.Column('category', sa.String(), nullable=False),
    sa.Column('stale_days', sa.Integer(), nullable=True),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('probability BETWEEN 0 AND 100', name=op.f('ck_stages_probability')),
    sa.ForeignKeyConstraint(['pipeline_id'], ['pipelines.id'], name=op.f('fk_stages_pipeline_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stages')),
    sa.UniqueConstraint('id', 'pipeline_id', name=op.f('uq_stages_id_pipeline_id'))
    )
    with op.batch_alter_table('stages', schema=None) as batch_op:
        batch_op.create_index('uq_stages_name_key', ['pipeline_id', 'name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('criteria',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('stage_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['stage_id'], ['stages.id'], name=op.f('fk_criteria_stage_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_criteria'))
    )
    with op.batch_alter_table('criteria', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_criteria_stage_id'), ['stage_id'], unique=False)

    op.create_table('deals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('number', sa.String(), nullable=True),
    sa.Column('number_key', schema.base.SortText(), nullable=True),
    sa.Column('pipeline_id', sa.Integer(), nullable=False),
    sa.Column('stage_id', sa.Integer(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('home_cents', sa.BigInteger(), nullable=False),
    sa.Column('home_rate', schema.base.Scaled(9), nullable=True),
    sa.Column('probability', sa.Integer(), nullable=True),
    sa.Column('category', sa.String(), nullable=True),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('closed_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('next_step', sa.String(), nullable=False),
    sa.Column('next_step_on', sa.Date(), nullable=True),
    sa.Column('source_id', sa.Integer(), nullable=True),
    sa.Column('lost_reason_id', sa.Integer(), nullable=True),
    sa.Column('lost_note', sa.String(), nullable=False),
    sa.Column('board_rank', sa.Double(), nullable=False),
    sa.Column('stage_entered_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('push_count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_deals_id')),
    sa.ForeignKeyConstraint(['lost_reason_id'], ['lost_reasons.id'], name=op.f('fk_deals_lost_reason_id')),
    sa.ForeignKeyConstraint(['pipeline_id'], ['pipelines.id'], name=op.f('fk_deals_pipeline_id')),
    sa.ForeignKeyConstraint(['source_id'], ['deal_sources.id'], name=op.f('fk_deals_source_id')),
    sa.ForeignKeyConstraint(['stage_id', 'pipeline_id'], ['stages.id', 'stages.pipeline_id'], name='fk_deals_stage_of_pipeline'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deals'))
    )
    with op.batch_alter_table('deals', schema=None) as batch_op:
        batch_op.create_index('ix_deals_amount', ['home_cents', 'id'], unique=False)
        batch_op.create_index('ix_deals_board', ['stage_id', 'board_rank', 'id'], unique=False)
        batch_op.create_index('ix_deals_closed_on', ['closed_on', 'id'], unique=False, sqlite_where=sa.text('closed_on IS NOT NULL'), postgresql_where=sa.text('closed_on IS NOT NULL'))
        batch_op.create_index('ix_deals_closes_on', ['closes_on', 'id'], unique=False)
        batch_op.create_index('ix_deals_sums', ['stage_id', 'home_cents', 'probability', 'id'], unique=False)
        batch_op.create_index('uq_deals_number_key', ['number_key'], unique=True, sqlite_where=sa.text('number_key IS NOT NULL'), postgresql_where=sa.text('number_key IS NOT NULL'))

    op.create_table('criterion_ticks',
    sa.Column('deal_id', sa.Integer(), nullable=False),
    sa.Column('criterion_id', sa.Integer(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_criterion_ticks_by_id')),
    sa.ForeignKeyConstraint(['criterion_id'], ['criteria.id'], name=op.f('fk_criterion_ticks_criterion_id')),
    sa.ForeignKeyConstraint(['deal_id'], ['deals.id'], name=op.f('fk_criterion_ticks_deal_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('deal_id', 'criterion_id', name=op.f('pk_criterion_ticks'))
    )
    with op.batch_alter_table('criterion_ticks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_criterion_ticks_criterion_id'), ['criterion_id'], unique=False)

    op.create_table('deal_lines',
    sa.Column('deal_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('product_id', sa.Integer(), nullable=True),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('quantity', schema.base.Scaled(3), nullable=False),
    sa.Column('unit_price', schema.base.Scaled(6), nullable=False),
    sa.Column('discount', schema.base.Scaled(4), nullable=False),
    sa.Column('line_cents', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['deal_id'], ['deals.id'], name=op.f('fk_deal_lines_deal_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_deal_lines_product_id')),
    sa.PrimaryKeyConstraint('deal_id', 'ordinal', name=op.f('pk_deal_lines'))
    )
    with op.batch_alter_table('deal_lines', schema=None) as batch_op:
        batch_op.create_index('ix_deal_lines_product', ['product_id', 'deal_id'], unique=False)

    op.create_table('deal_people',
    sa.Column('deal_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['deal_id'], ['deals.id'], name=op.f('fk_deal_people_deal_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_deal_people_party_id')),
    sa.PrimaryKeyConstraint('deal_id', 'party_id', 'part', name=op.f('pk_deal_people'))
    )
    with op.batch_alter_table('deal_people', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deal_people_party_id'), ['party_id'], unique=False)

    op.create_table('stage_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('deal_id', sa.Integer(), nullable=False),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('from_stage_id', sa.Integer(), nullable=True),
    sa.Column('stage_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('home_cents', sa.BigInteger(), nullable=True),
    sa.Column('probability', sa.Integer(), nullable=False),
    sa.Column('category', sa.String(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_stage_events_by_id')),
    sa.ForeignKeyConstraint(['deal_id'], ['deals.id'], name=op.f('fk_stage_events_deal_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['from_stage_id'], ['stages.id'], name=op.f('fk_stage_events_from_stage_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_stage_events_owner_id')),
    sa.ForeignKeyConstraint(['stage_id'], ['stages.id'], name=op.f('fk_stage_events_stage_id')),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_stage_events_team_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stage_events'))
    )
    with op.batch_alter_table('stage_events', schema=None) as batch_op:
        batch_op.create_index('ix_stage_events_at', ['at', 'id'], unique=False)
        batch_op.create_index('ix_stage_events_deal', ['deal_id', 'at', 'id'], unique=False)



def downgrade():
    with op.batch_alter_table('stage_events', schema=None) as batch_op:
        batch_op.drop_index('ix_stage_events_deal')
        batch_op.drop_index('ix_stage_events_at')

    op.drop_table('stage_events')
    with op.batch_alter_table('deal_people', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_deal_people_party_id'))

    op.drop_table('deal_people')
    with op.batch_alter_table('deal_lines', schema=None) as batch_op:
        batch_op.drop_index('ix_deal_lines_product')

    op.drop_table('deal_lines')
    with op.batch_alter_table('criterion_ticks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_criterion_ticks_criterion_id'))

    op.drop_table('criterion_ticks')
    with op.batch_alter_table('deals', schema=None) as batch_op:
        batch_op.drop_index('uq_deals_number_key', sqlite_where=sa.text('number_key IS NOT NULL'), postgresql_where=sa.text('number_key IS NOT NULL'))
        batch_op.drop_index('ix_deals_sums')
        batch_op.drop_index('ix_deals_closes_on')
        batch_op.drop_index('ix_deals_closed_on', sqlite_where=sa.text('closed_on IS NOT NULL'), postgresql_where=sa.text('closed_on IS NOT NULL'))
        batch_op.drop_index('ix_deals_board')
        batch_op.drop_index('ix_deals_amount')

    op.drop_table('deals')
    with op.batch_alter_table('criteria', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_criteria_stage_id'))

    op.drop_table('criteria')
    with op.batch_alter_table('stages', schema=None) as batch_op:
        batch_op.drop_index('uq_stages_name_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.drop_table('stages')
    with op.batch_alter_table('pipelines', schema=None) as batch_op:
        batch_op.drop_index('uq_pipelines_name_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.drop_table('pipelines')
    with op.batch_alter_table('lost_reasons', schema=None) as batch_op:
        batch_op.drop_index('uq_lost_reasons_name_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.drop_table('lost_reasons')
    with op.batch_alter_table('deal_sources', schema=None) as batch_op:
        batch_op.drop_index('uq_deal_sources_name_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.drop_table('deal_sources')
