"""who changed what of the house, who came in and how, what was looked at as somebody else; longer codes on paper"""
import sqlalchemy as sa
from alembic import op

from schema.base import UtcDateTime

revision = '0043'
down_revision = '0041'

ROLES = """INSERT INTO house_changes (part, row_id, title, verb, fields, at, by_id)
SELECT 'roles', role_changes.role_id, roles.name, role_changes.verb, role_changes.facts, role_changes.at,
role_changes.by_id FROM role_changes JOIN roles ON roles.id = role_changes.role_id ORDER BY role_changes.id"""
BACK = """INSERT INTO role_changes (role_id, verb, facts, at, by_id)
SELECT row_id, verb, fields, at, by_id FROM house_changes WHERE part = 'roles' ORDER BY id"""


def upgrade():
    op.create_table(
        'house_changes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('part', sa.String(), nullable=False),
        sa.Column('row_id', sa.Integer(), nullable=False),
        sa.Column('title', sa.String(), nullable=False),
        sa.Column('about_id', sa.Integer(), nullable=True),
        sa.Column('verb', sa.String(), nullable=False),
        sa.Column('fields', sa.JSON(), nullable=False),
        sa.Column('at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['about_id'], ['users.id'], name=op.f('fk_house_changes_about_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_house_changes_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_house_changes')),
    )
    op.create_index('ix_house_changes_at', 'house_changes', ['at', 'id'])
    op.create_index('ix_house_changes_row', 'house_changes', ['part', 'row_id', 'id'])
    op.create_index(op.f('ix_house_changes_about_id'), 'house_changes', ['about_id'])
    op.create_index(op.f('ix_house_changes_by_id'), 'house_changes', ['by_id'])
    op.execute(ROLES)
    op.drop_table('role_changes')
    op.create_table(
        'sign_in_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('outcome', sa.String(), nullable=False),
        sa.Column('way', sa.String(), nullable=True),
        sa.Column('address', sa.String(), nullable=False),
        sa.Column('device', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_sign_in_events_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_events')),
    )
    op.create_index('ix_sign_in_events_at', 'sign_in_events', ['at', 'id'])
    op.create_index('ix_sign_in_events_user', 'sign_in_events', ['user_id', 'at', 'id'])
    op.create_table(
        'sight_pages',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('sight_id', sa.Integer(), nullable=False),
        sa.Column('at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('path', sa.String(), nullable=False),
        sa.Column('status', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['sight_id'], ['sights.id'], name=op.f('fk_sight_pages_sight_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sight_pages')),
    )
    op.create_index('ix_sight_pages_sight', 'sight_pages', ['sight_id', 'at', 'id'])
    op.add_column('sign_ins', sa.Column('way', sa.String(), nullable=True))
    op.add_column('sign_ins', sa.Column('company_session', sa.String(), nullable=True))
    op.create_index(op.f('ix_sign_ins_company_session'), 'sign_ins', ['company_session'])
    op.add_column('one_time_links', sa.Column('came_by', sa.JSON(), nullable=True))
    op.add_column('recovery_codes', sa.Column('letters', sa.Integer(), nullable=False, server_default='12'))


def downgrade():
    op.drop_column('recovery_codes', 'letters')
    op.drop_column('one_time_links', 'came_by')
    op.drop_index(op.f('ix_sign_ins_company_session'), 'sign_ins')
    op.drop_column('sign_ins', 'company_session')
    op.drop_column('sign_ins', 'way')
    op.drop_table('sight_pages')
    op.drop_table('sign_in_events')
    op.create_table(
        'role_changes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('role_id', sa.Integer(), nullable=False),
        sa.Column('verb', sa.String(), nullable=False),
        sa.Column('facts', sa.JSON(), nullable=False),
        sa.Column('at', UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_role_changes_by_id')),
        sa.ForeignKeyConstraint(['role_id'], ['roles.id'], name=op.f('fk_role_changes_role_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_role_changes')),
    )
    op.create_index('ix_role_changes_role', 'role_changes', ['role_id', 'id'])
    op.execute(BACK)
    op.drop_table('house_changes')
