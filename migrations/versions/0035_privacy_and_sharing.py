"""consent, suppression, exports and erasures of persons, shared parties, names without their legal form"""
import sqlalchemy as sa
from alembic import op

import schema.base
from measures.names import bare_name

revision = '0035'
down_revision = '0034'

NOT_LIFTED, NOT_DECIDED, NOT_ENDED = (
    sa.text(f'{name} IS NULL') for name in ('lifted_at', 'decided_at', 'ended_at'))
NOW = sa.func.current_timestamp()
parties = sa.table('parties', sa.column('id', sa.Integer), sa.column('name_key'), sa.column('bare_key'))
points = sa.table('contact_points', *map(sa.column, ('id', 'party_id', 'kind', 'consent', 'consent_at')))
events = sa.table('consent_events', *map(sa.column, (
    'party_id', 'point_id', 'channel', 'state', 'source', 'note', 'on', 'at')))


def upgrade():
    op.create_table(
        'suppressions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('salt', sa.String(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('digest', sa.String(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('lifted_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('lifted_by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_suppressions_by_id')),
        sa.ForeignKeyConstraint(['lifted_by_id'], ['users.id'], name=op.f('fk_suppressions_lifted_by_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_suppressions')),
    )
    op.create_index('ix_suppressions_at', 'suppressions', ['at', 'id'])
    op.create_index('uq_suppressions_digest', 'suppressions', ['kind', 'digest'], unique=True, sqlite_where=NOT_LIFTED, postgresql_where=NOT_LIFTED)
    op.create_table(
        'access_requests',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=False),
        sa.Column('asked_at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('reasons', sa.String(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('way', sa.String(), nullable=True),
        sa.Column('answer', sa.String(), nullable=False),
        sa.Column('decided_by_id', sa.Integer(), nullable=True),
        sa.Column('decided_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('task_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_access_requests_asked_by_id')),
        sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_access_requests_decided_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_access_requests_party_id')),
        sa.ForeignKeyConstraint(['task_id'], ['tasks.id'], name=op.f('fk_access_requests_task_id'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_access_requests')),
    )
    op.create_index('ix_access_requests_asked_by', 'access_requests', ['asked_by_id', 'asked_at', 'id'])
    op.create_index('ix_access_requests_at', 'access_requests', ['asked_at', 'id'])
    op.create_index('ix_access_requests_task', 'access_requests', ['task_id'])
    op.create_index('uq_access_requests_open', 'access_requests', ['party_id', 'asked_by_id'], unique=True, sqlite_where=NOT_DECIDED, postgresql_where=NOT_DECIDED)
    op.create_table(
        'erasures',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('reference', sa.String(), nullable=False),
        sa.Column('names_too', sa.Boolean(), nullable=False),
        sa.Column('found', sa.JSON(), nullable=False),
        sa.Column('counts', sa.JSON(), nullable=False),
        sa.Column('job_id', sa.Integer(), nullable=True),
        sa.Column('asked_by_id', sa.Integer(), nullable=True),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('confirmed_by_id', sa.Integer(), nullable=True),
        sa.Column('confirmed_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('done_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['asked_by_id'], ['users.id'], name=op.f('fk_erasures_asked_by_id')),
        sa.ForeignKeyConstraint(['confirmed_by_id'], ['users.id'], name=op.f('fk_erasures_confirmed_by_id')),
        sa.ForeignKeyConstraint(['job_id'], ['jobs.id'], name=op.f('fk_erasures_job_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_erasures_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_erasures')),
    )
    op.create_index('ix_erasures_at', 'erasures', ['at', 'id'])
    op.create_index('ix_erasures_party', 'erasures', ['party_id', 'id'])
    op.create_table(
        'person_exports',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('job_id', sa.Integer(), nullable=True),
        sa.Column('file', sa.String(), nullable=True),
        sa.Column('size', sa.BigInteger(), nullable=False),
        sa.Column('counts', sa.JSON(), nullable=False),
        sa.Column('done_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('fetched_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_person_exports_by_id')),
        sa.ForeignKeyConstraint(['job_id'], ['jobs.id'], name=op.f('fk_person_exports_job_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_person_exports_party_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_person_exports')),
    )
    op.create_index('ix_person_exports_at', 'person_exports', ['at', 'id'])
    op.create_index('ix_person_exports_party', 'person_exports', ['party_id', 'id'])
    op.create_table(
        'consent_events',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('point_id', sa.Integer(), nullable=True),
        sa.Column('channel', sa.String(), nullable=False),
        sa.Column('purpose', sa.String(), nullable=True),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('source', sa.String(), nullable=False),
        sa.Column('note', sa.String(), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_consent_events_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_consent_events_party_id')),
        sa.ForeignKeyConstraint(['point_id'], ['contact_points.id'], name=op.f('fk_consent_events_point_id'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_consent_events')),
    )
    op.create_index('ix_consent_events_party', 'consent_events', ['party_id', 'channel', 'on', 'id'])
    op.create_index('ix_consent_events_point', 'consent_events', ['point_id'])
    op.create_table(
        'party_shares',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('party_id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), nullable=False),
        sa.Column('request_id', sa.Integer(), nullable=True),
        sa.Column('since', schema.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column('by_id', sa.Integer(), nullable=True),
        sa.Column('ended_at', schema.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column('ended_by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_party_shares_by_id')),
        sa.ForeignKeyConstraint(['ended_by_id'], ['users.id'], name=op.f('fk_party_shares_ended_by_id')),
        sa.ForeignKeyConstraint(['party_id'], ['parties.id'], name=op.f('fk_party_shares_party_id')),
        sa.ForeignKeyConstraint(['request_id'], ['access_requests.id'], name=op.f('fk_party_shares_request_id'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_party_shares_user_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_party_shares')),
    )
    op.create_index('ix_party_shares_party', 'party_shares', ['party_id', 'id'])
    op.create_index('uq_party_shares_user', 'party_shares', ['user_id', 'party_id'], unique=True, sqlite_where=NOT_ENDED, postgresql_where=NOT_ENDED)
    op.add_column('parties', sa.Column('bare_key', schema.base.SortText(), nullable=True))
    op.create_index('ix_parties_bare_key', 'parties', ['bare_key', 'id'])
    fill_in_bare_names()
    keep_consents()


def fill_in_bare_names():
    """In steps by id: a hundred thousand names take two seconds."""
    connection, last = op.get_bind(), 0
    write = sa.update(parties).where(parties.c.id == sa.bindparam('row_id')).values(bare_key=sa.bindparam('bare'))
    while True:
        query = sa.select(parties.c.id, parties.c.name_key).where(parties.c.id > last).order_by(parties.c.id)
        rows = connection.execute(query.limit(5000)).all()
        if not rows:
            return
        connection.execute(write, [{'row_id': row.id, 'bare': bare_name(row.name_key) or None} for row in rows])
        last = rows[-1].id


def keep_consents():
    """What numbers and addresses said of consent becomes the first line of its history."""
    channel = sa.case((points.c.kind == 'email', 'email'), (points.c.kind == 'wechat', 'chat'), else_='phone')
    day = sa.func.coalesce(points.c.consent_at, sa.func.current_timestamp())
    said = sa.select(points.c.party_id, points.c.id, channel, points.c.consent, sa.literal('other'), sa.literal(''),
                     sa.cast(sa.func.date(day), sa.Date) if op.get_bind().dialect.name == 'postgresql'
                     else sa.func.date(day), sa.func.coalesce(points.c.consent_at, NOW)).where(
        points.c.consent.in_(['given', 'refused']),
        points.c.kind.in_(['email', 'phone', 'mobile', 'wechat'])).order_by(points.c.id)
    op.execute(events.insert().from_select(
        ['party_id', 'point_id', 'channel', 'state', 'source', 'note', 'on', 'at'], said))


def downgrade():
    op.drop_index('ix_parties_bare_key', 'parties')
    op.drop_column('parties', 'bare_key')  # a batch would make the table anew, which rows that name parties forbid
    for table in ('party_shares', 'consent_events', 'person_exports', 'erasures', 'access_requests', 'suppressions'):
        op.drop_table(table)
