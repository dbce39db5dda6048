"""questionnaires answered by a link, risks with suppliers and partners, excuses of what partners are judged by"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0036'
down_revision = '0035'


def upgrade():
    with op.batch_alter_table('answer_sheets') as table:
        table.add_column(sa.Column('link_key', sa.String(), nullable=False, server_default=''))
        table.add_column(sa.Column('link_until', sa.Date(), nullable=True))
        table.add_column(sa.Column('draft', sa.JSON(), nullable=False, server_default='{}'))
        table.add_column(sa.Column('draft_at', schema.base.UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column('answered_name', sa.String(), nullable=False, server_default=''))
        table.add_column(sa.Column('entry_id', sa.Integer(), nullable=True))
        table.create_foreign_key(op.f('fk_answer_sheets_entry_id'), 'entries', ['entry_id'], ['id'],
                                 ondelete='SET NULL')
        table.create_index('ix_answer_sheets_entry', ['entry_id'])
    op.create_table(
        'risks',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('sort', sa.String(), nullable=False),
        sa.Column('likelihood', sa.Integer(), nullable=False),
        sa.Column('impact', sa.Integer(), nullable=False),
        sa.Column('rating', sa.Integer(), nullable=False),
        sa.Column('about', sa.String(), nullable=False),
        sa.Column('done', sa.String(), nullable=False),
        sa.Column('review_on', sa.Date(), nullable=True),
        sa.Column('closed_because', sa.String(), nullable=False),
        sa.CheckConstraint('likelihood BETWEEN 1 AND 5 AND impact BETWEEN 1 AND 5', name=op.f('ck_risks_of_five')),
        sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_risks_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_risks')),
    )
    op.create_index('ix_risks_rating', 'risks', ['rating', 'id'])
    op.create_index('ix_risks_review_on', 'risks', ['review_on', 'id'])
    op.create_table(
        'fact_excuses',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.Column('fact_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=True),
        sa.Column('asked_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_fact_excuses_asked_by_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_fact_excuses_decided_by_id')),
        sa.ForeignKeyConstraint(['fact_id'], ['records.id'], name=op.f('fk_fact_excuses_fact_id'),
                                ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_fact_excuses_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_fact_excuses')),
    )
    op.create_index('ix_fact_excuses_fact', 'fact_excuses', ['fact_id'])
    op.create_index('uq_fact_excuses_fact', 'fact_excuses', ['party_id', 'fact_id'], unique=True,
                    postgresql_where=sa.text("state <> 'refused'"), sqlite_where=sa.text("state <> 'refused'"))


def downgrade():
    op.drop_table('fact_excuses')
    op.drop_table('risks')
    with op.batch_alter_table('answer_sheets') as table:
        table.drop_index('ix_answer_sheets_entry')
        table.drop_constraint(op.f('fk_answer_sheets_entry_id'), type_='foreignkey')
        for name in ('entry_id', 'answered_name', 'draft_at', 'draft', 'link_until', 'link_key'):
            table.drop_column(name)
