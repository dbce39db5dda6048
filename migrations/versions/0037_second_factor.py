"""second factor: codes of an app, codes on paper, roles that ask for it"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0037'
down_revision = '0036'


def upgrade():
    op.create_table(
        'recovery_codes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('code_hash', sa.String(), nullable=False),
        sa.Column('used_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_recovery_codes_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_recovery_codes')),
    )
    op.create_index(op.f('ix_recovery_codes_user_id'), 'recovery_codes', ['user_id'])
    op.add_column('users', sa.Column('factor_secret', sa.String(), nullable=True))
    op.add_column('users', sa.Column('factor_since', schema.base.UtcDateTime(timezone=True), nullable=True))
    op.add_column('users', sa.Column('factor_step', sa.BigInteger(), nullable=True))
    op.add_column('roles', sa.Column('needs_factor', sa.Boolean(), server_default=sa.false(), nullable=False))



def downgrade():
    op.drop_column('roles', 'needs_factor')
    for name in ('factor_step', 'factor_since', 'factor_secret'):
        op.drop_column('users', name)
    op.drop_table('recovery_codes')
