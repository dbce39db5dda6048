"""rights told: what was changed of roles, and who looked as somebody else"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0038'
down_revision = '0037'


def upgrade():
    op.create_table(
        'role_changes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role_id', sa.Integer(), nullable=False),
        sa.Column('verb', sa.String(), nullable=False),
        sa.Column('facts', sa.JSON(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_role_changes_by_id')),
        sa.ForeignKeyConstraint(['role_id'], ['roles.id'], name=op.f('fk_role_changes_role_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_role_changes')),
    )
    op.create_index('ix_role_changes_role', 'role_changes', ['role_id', 'id'])
    op.create_table(
        'sights',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=False),
        sa.Column('as_id', sa.Integer(), nullable=False),
        sa.Column('why', sa.String(), nullable=False),
        sa.Column('began_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('expires_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('ended_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['as_id'], ['users.id'], name=op.f('fk_sights_as_id')),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_sights_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sights')),
    )
    op.create_index(op.f('ix_sights_as_id'), 'sights', ['as_id'])
    op.create_index('ix_sights_began', 'sights', ['began_at', 'id'])
    op.create_index(op.f('ix_sights_by_id'), 'sights', ['by_id'])
    with op.batch_alter_table('sign_ins') as table:
        table.add_column(sa.Column('sight_id', sa.Integer(), nullable=True))
        table.create_foreign_key(op.f('fk_sign_ins_sight_id'), 'sights', ['sight_id'], ['id'])
        table.create_index(op.f('ix_sign_ins_sight_id'), ['sight_id'])


def downgrade():
    with op.batch_alter_table('sign_ins') as table:
        table.drop_index(op.f('ix_sign_ins_sight_id'))
        table.drop_constraint(op.f('fk_sign_ins_sight_id'), type_='foreignkey')
        table.drop_column('sight_id')
    op.drop_table('sights')
    op.drop_table('role_changes')
