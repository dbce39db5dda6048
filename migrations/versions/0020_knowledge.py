"""articles of the knowledge base, what they say in each language, where they were used"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0020'
down_revision = '0019'


def upgrade():
    op.create_table(
        'articles',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('audience', sa.String(), nullable=False),
        sa.Column('ticket_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_articles_id')),
        sa.ForeignKeyConstraint(['ticket_id'], ['records.id'], name=op.f('fk_articles_ticket_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_articles')),
    )
    op.create_index('ix_articles_ticket', 'articles', ['ticket_id'])
    op.create_table(
        'article_texts',
        sa.Column('article_id', sa.Integer(), nullable=False),
        sa.Column('language', sa.String(), nullable=False),
        sa.Column('title', sa.String(), nullable=False),
        sa.Column('body', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['article_id'], ['records.id'], name=op.f('fk_article_texts_article_id'),
                                ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('article_id', 'language', name=op.f('pk_article_texts')),
    )
    op.create_table(
        'article_uses',
        sa.Column('article_id', sa.Integer(), nullable=False),
        sa.Column('ticket_id', sa.Integer(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('solved', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['article_id'], ['records.id'], name=op.f('fk_article_uses_article_id'),
                                ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_article_uses_by_id')),
        sa.ForeignKeyConstraint(['ticket_id'], ['records.id'], name=op.f('fk_article_uses_ticket_id'),
                                ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('article_id', 'ticket_id', name=op.f('pk_article_uses')),
    )
    op.create_index('ix_article_uses_ticket', 'article_uses', ['ticket_id'])


def downgrade():
    op.drop_table('article_uses')
    op.drop_table('article_texts')
    op.drop_table('articles')
