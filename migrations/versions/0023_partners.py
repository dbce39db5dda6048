"""partners: programmes, registered deals, parts in deals, certificates, commission, market funds"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0023'
down_revision = '0022'


def upgrade():
    op.create_table('partner_programmes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', schema.base.SortText(), nullable=False),
    sa.Column('protection_days', sa.Integer(), nullable=False),
    sa.Column('review_hours', sa.Integer(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_partner_programmes'))
    )
    op.create_index('uq_partner_programmes_name_key', 'partner_programmes', ['name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))
    op.create_table('fund_budgets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_fund_budgets_created_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fund_budgets'))
    )
    op.create_table('registrations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('customer_name', sa.String(), nullable=False),
    sa.Column('customer_key', schema.base.SortText(), nullable=False),
    sa.Column('customer_id', sa.Integer(), nullable=True),
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('about', sa.String(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=True),
    sa.Column('submitted_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('answer_due_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('protected_until', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('deal_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['customer_id'], ['records.id'], name=op.f('fk_registrations_customer_id')),
    sa.ForeignKeyConstraint(['deal_id'], ['records.id'], name=op.f('fk_registrations_deal_id')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_registrations_decided_by_id')),
    sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_registrations_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registrations'))
    )
    op.create_index('ix_registrations_customer', 'registrations', ['customer_id', 'id'], unique=False)
    op.create_index('ix_registrations_customer_key', 'registrations', ['customer_key', 'id'], unique=False)
    op.create_index('ix_registrations_deal', 'registrations', ['deal_id'], unique=False)
    op.create_index('ix_registrations_protected_until', 'registrations', ['protected_until', 'id'], unique=False)
    op.create_table('certifications',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.Column('person_key', schema.base.SortText(), nullable=False),
    sa.Column('certificate', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_certifications_created_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_certifications_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certifications'))
    )
    op.create_index('ix_certifications_party', 'certifications', ['party_id', 'valid_until'], unique=False)
    op.create_index('ix_certifications_person_key', 'certifications', ['person_key', 'id'], unique=False)
    op.create_index('ix_certifications_valid_until', 'certifications', ['valid_until', 'id'], unique=False)
    op.create_table('commission_rules',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('mode', sa.String(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('sections', sa.JSON(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_commission_rules_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_commission_rules_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commission_rules')),
    sa.UniqueConstraint('party_id', 'part', 'number', name=op.f('uq_commission_rules_party_id_part_number'))
    )
    op.create_index('ix_commission_rules_party', 'commission_rules', ['party_id', 'part', 'valid_from'], unique=False)
    op.create_table('deal_partners',
    sa.Column('deal_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('share', sa.Integer(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_deal_partners_by_id')),
    sa.ForeignKeyConstraint(['deal_id'], ['deals.id'], name=op.f('fk_deal_partners_deal_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_deal_partners_party_id')),
    sa.PrimaryKeyConstraint('deal_id', 'party_id', 'part', name=op.f('pk_deal_partners'))
    )
    op.create_index('ix_deal_partners_party', 'deal_partners', ['party_id', 'part', 'deal_id'], unique=False)
    op.create_table('fund_allocations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('budget_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['budget_id'], ['fund_budgets.id'], name=op.f('fk_fund_allocations_budget_id')),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_fund_allocations_created_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_fund_allocations_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fund_allocations')),
    sa.UniqueConstraint('budget_id', 'party_id', name=op.f('uq_fund_allocations_budget_id_party_id'))
    )
    op.create_index('ix_fund_allocations_party', 'fund_allocations', ['party_id', 'id'], unique=False)
    op.create_table('partner_profiles',
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=True),
    sa.Column('programme_id', sa.Integer(), nullable=True),
    sa.Column('territory', sa.String(), nullable=False),
    sa.Column('terms', sa.String(), nullable=False),
    sa.Column('risk', sa.String(), nullable=True),
    sa.Column('risk_note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_partner_profiles_party_id')),
    sa.ForeignKeyConstraint(['programme_id'], ['partner_programmes.id'], name=op.f('fk_partner_profiles_programme_id')),
    sa.PrimaryKeyConstraint('party_id', name=op.f('pk_partner_profiles'))
    )
    op.create_index(op.f('ix_partner_profiles_programme_id'), 'partner_profiles', ['programme_id'], unique=False)
    op.create_table('commission_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('deal_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('rule_id', sa.Integer(), nullable=False),
    sa.Column('reverses_id', sa.Integer(), nullable=True),
    sa.Column('share', sa.Integer(), nullable=False),
    sa.Column('deal_cents', sa.BigInteger(), nullable=False),
    sa.Column('base_cents', sa.BigInteger(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('won_on', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_commission_entries_by_id')),
    sa.ForeignKeyConstraint(['deal_id'], ['deals.id'], name=op.f('fk_commission_entries_deal_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_commission_entries_party_id')),
    sa.ForeignKeyConstraint(['reverses_id'], ['commission_entries.id'], name=op.f('fk_commission_entries_reverses_id')),
    sa.ForeignKeyConstraint(['rule_id'], ['commission_rules.id'], name=op.f('fk_commission_entries_rule_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_commission_entries'))
    )
    op.create_index('ix_commission_entries_at', 'commission_entries', ['at', 'id'], unique=False)
    op.create_index('ix_commission_entries_deal', 'commission_entries', ['deal_id', 'party_id', 'part'], unique=False)
    op.create_index('ix_commission_entries_party', 'commission_entries', ['party_id', 'at', 'id'], unique=False)
    op.create_index('uq_commission_entries_reverses_id', 'commission_entries', ['reverses_id'], unique=True)
    op.create_table('fund_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('allocation_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['allocation_id'], ['fund_allocations.id'], name=op.f('fk_fund_requests_allocation_id')),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_fund_requests_created_by_id')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_fund_requests_decided_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_fund_requests_party_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fund_requests'))
    )
    op.create_index('ix_fund_requests_allocation', 'fund_requests', ['allocation_id', 'id'], unique=False)
    op.create_index('ix_fund_requests_party', 'fund_requests', ['party_id', 'id'], unique=False)
    op.create_table('commission_steps',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_commission_steps_by_id')),
    sa.ForeignKeyConstraint(['entry_id'], ['commission_entries.id'], name=op.f('fk_commission_steps_entry_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_commission_steps_party_id')),
    sa.PrimaryKeyConstraint('entry_id', 'step', name=op.f('pk_commission_steps'))
    )
    op.create_index(op.f('ix_commission_steps_party_id'), 'commission_steps', ['party_id'], unique=False)
    op.create_table('fund_claims',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=False),
    sa.Column('evidence', sa.String(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('paid_on', sa.Date(), nullable=True),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_fund_claims_created_by_id')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_fund_claims_decided_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_fund_claims_party_id')),
    sa.ForeignKeyConstraint(['request_id'], ['fund_requests.id'], name=op.f('fk_fund_claims_request_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fund_claims'))
    )
    op.create_index('ix_fund_claims_party', 'fund_claims', ['party_id', 'id'], unique=False)
    op.create_index('ix_fund_claims_request', 'fund_claims', ['request_id', 'id'], unique=False)


def downgrade():
    for name in ("fund_claims", "commission_steps", "fund_requests", "commission_entries", "partner_profiles", "fund_allocations", "deal_partners", "commission_rules", "certifications", "registrations", "fund_budgets", "partner_programmes"):
        op.drop_table(name)
