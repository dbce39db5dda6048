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
    with op.batch_alter_table('users') as batch:
        batch.add_column(sa.Column('factor_secret', sa.String(), nullable=True))
        batch.add_column(sa.Column('factor_since', schema.base.UtcDateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column('factor_step', sa.BigInteger(), nullable=True))
    with op.batch_alter_table('roles') as batch:
        batch.add_column(sa.Column('needs_factor', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade():
    with op.batch_alter_table('roles') as batch:
        batch.drop_column('needs_factor')
    with op.batch_alter_table('users') as batch:
        batch.drop_column('factor_step')
        batch.drop_column('factor_since')
        batch.drop_column('factor_secret')
    op.drop_table('recovery_codes')
