"""sign-in for companies: who users are to an issuer or a directory, and whether a second factor was shown there"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0039'
down_revision = '0038'


def upgrade():
    op.create_table(
        'identities',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('source', sa.String(), nullable=False),
        sa.Column('issuer', sa.String(), nullable=False),
        sa.Column('subject', sa.String(), nullable=False),
        sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('seen_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_identities_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_identities')),
        sa.UniqueConstraint('issuer', 'subject', name=op.f('uq_identities_issuer_subject')),
    )
    op.create_index(op.f('ix_identities_user_id'), 'identities', ['user_id'])
    op.add_column('sign_ins', sa.Column('has_factor', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade():
    op.drop_column('sign_ins', 'has_factor')
    op.drop_table('identities')
