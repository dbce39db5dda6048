"""what every room shares"""
import sqlalchemy as sa
from alembic import op

import schema.base

revision = '0003'
down_revision = '0002'


def upgrade():
    op.create_table('custom_fields',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('type', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', sa.String(), nullable=False),
    sa.Column('hint', sa.String(), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('is_filtered', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_custom_fields'))
    )
    with op.batch_alter_table('custom_fields', schema=None) as batch_op:
        batch_op.create_index('uq_custom_fields_kind_name_key', ['kind', 'name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('tags',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('name_key', schema.base.SortText(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tags'))
    )
    with op.batch_alter_table('tags', schema=None) as batch_op:
        batch_op.create_index('uq_tags_name_key', ['name_key'], unique=True, sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.create_table('saved_views',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('listing', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('query', sa.String(), nullable=False),
    sa.Column('audience', sa.String(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('team_id', sa.Integer(), nullable=True),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['users.id'], name=op.f('fk_saved_views_owner_id')),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_saved_views_team_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_views'))
    )
    with op.batch_alter_table('saved_views', schema=None) as batch_op:
        batch_op.create_index('ix_saved_views_list', ['listing', 'name'], unique=False)
        batch_op.create_index(batch_op.f('ix_saved_views_owner_id'), ['owner_id'], unique=False)

    op.create_table('bulk_runs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('listing', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('action', sa.String(), nullable=False),
    sa.Column('action_values', sa.JSON(), nullable=False),
    sa.Column('query', sa.String(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('job_id', sa.Integer(), nullable=True),
    sa.Column('created_by_id', sa.Integer(), nullable=False),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('finished_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_bulk_runs_created_by_id')),
    sa.ForeignKeyConstraint(['job_id'], ['jobs.id'], name=op.f('fk_bulk_runs_job_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bulk_runs'))
    )
    with op.batch_alter_table('bulk_runs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bulk_runs_created_at'), ['created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_bulk_runs_created_by_id'), ['created_by_id'], unique=False)

    op.create_table('changes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('verb', sa.String(), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_changes_by_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_changes_record_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_changes'))
    )
    with op.batch_alter_table('changes', schema=None) as batch_op:
        batch_op.create_index('ix_changes_by', ['by_id', 'id'], unique=False)
        batch_op.create_index('ix_changes_record', ['record_id', 'id'], unique=False)

    op.create_table('entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('direction', sa.String(), nullable=True),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('verb', sa.String(), nullable=True),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_entries_by_id')),
    sa.ForeignKeyConstraint(['party_id'], ['records.id'], name=op.f('fk_entries_party_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_entries_record_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entries'))
    )
    with op.batch_alter_table('entries', schema=None) as batch_op:
        batch_op.create_index('ix_entries_by', ['by_id', 'at', 'id'], unique=False)
        batch_op.create_index('ix_entries_party', ['party_id', 'at', 'id'], unique=False)
        batch_op.create_index('ix_entries_record', ['record_id', 'at', 'id'], unique=False)

    op.create_table('notices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=True),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('read_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_notices_by_id')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_notices_record_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_notices_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notices'))
    )
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.create_index('ix_notices_record', ['record_id'], unique=False)
        batch_op.create_index('ix_notices_user', ['user_id', 'at', 'id'], unique=False)
        batch_op.create_index('uq_notices_unread_key', ['user_id', 'key'], unique=True, sqlite_where=sa.text('read_at IS NULL'), postgresql_where=sa.text('read_at IS NULL'))

    op.create_table('record_tags',
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('tag_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_record_tags_record_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['tag_id'], ['tags.id'], name=op.f('fk_record_tags_tag_id')),
    sa.PrimaryKeyConstraint('record_id', 'tag_id', name=op.f('pk_record_tags'))
    )
    with op.batch_alter_table('record_tags', schema=None) as batch_op:
        batch_op.create_index('ix_record_tags_tag', ['tag_id', 'record_id'], unique=False)

    op.create_table('tasks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('about_id', sa.Integer(), nullable=True),
    sa.Column('notes', sa.String(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('due_time', sa.Time(), nullable=True),
    sa.Column('repeats', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('series_id', sa.Integer(), nullable=True),
    sa.Column('done_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('done_by_id', sa.Integer(), nullable=True),
    sa.Column('reminded_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['about_id'], ['records.id'], name=op.f('fk_tasks_about_id')),
    sa.ForeignKeyConstraint(['done_by_id'], ['users.id'], name=op.f('fk_tasks_done_by_id')),
    sa.ForeignKeyConstraint(['id'], ['records.id'], name=op.f('fk_tasks_id')),
    sa.ForeignKeyConstraint(['series_id'], ['records.id'], name=op.f('fk_tasks_series_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tasks'))
    )
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.create_index('ix_tasks_about', ['about_id', 'id'], unique=False)
        batch_op.create_index('ix_tasks_series', ['series_id', 'id'], unique=False, sqlite_where=sa.text('series_id IS NOT NULL'), postgresql_where=sa.text('series_id IS NOT NULL'))

    op.create_table('watchers',
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('since', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_watchers_record_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_watchers_user_id')),
    sa.PrimaryKeyConstraint('record_id', 'user_id', name=op.f('pk_watchers'))
    )
    with op.batch_alter_table('watchers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_watchers_user_id'), ['user_id'], unique=False)

    op.create_table('attachments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.Column('sha', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', schema.base.UtcDateTime(timezone=True), nullable=False),
    sa.Column('archived_at', schema.base.UtcDateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_attachments_by_id')),
    sa.ForeignKeyConstraint(['entry_id'], ['entries.id'], name=op.f('fk_attachments_entry_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_attachments_record_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments'))
    )
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.create_index('ix_attachments_record', ['record_id', 'id'], unique=False)
        batch_op.create_index('ix_attachments_sha', ['sha'], unique=False)

    op.create_table('bulk_items',
    sa.Column('run_id', sa.Integer(), nullable=False),
    sa.Column('record_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('version_after', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_bulk_items_record_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['run_id'], ['bulk_runs.id'], name=op.f('fk_bulk_items_run_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('run_id', 'record_id', name=op.f('pk_bulk_items'))
    )
    with op.batch_alter_table('bulk_items', schema=None) as batch_op:
        batch_op.create_index('ix_bulk_items_outcome', ['run_id', 'outcome', 'record_id'], unique=False)

    op.create_table('mentions',
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('could_see', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['entries.id'], name=op.f('fk_mentions_entry_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_mentions_user_id')),
    sa.PrimaryKeyConstraint('entry_id', 'user_id', name=op.f('pk_mentions'))
    )
    with op.batch_alter_table('mentions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentions_user_id'), ['user_id'], unique=False)

    op.add_column('users', sa.Column('notice_choices', sa.JSON(), nullable=False, server_default='{}'))

    remake_search_docs("id", [
        sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column('record_id', sa.Integer(), nullable=False)], "record_id, record_id")
    with op.batch_alter_table('search_docs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_search_docs_record_id'), ['record_id'], unique=False)


def remake_search_docs(key, columns, kept):
    """The table anew with another key, its rows, and the full-text index that hangs on it. `kept`: old columns."""
    if op.get_bind().dialect.name == "sqlite":
        for name in ("added", "removed", "changed"):
            op.execute(f"DROP TRIGGER search_docs_{name}")
        op.execute("DROP TABLE search_index")
    else:
        op.execute("DROP INDEX ix_search_docs_words")
        op.execute("ALTER TABLE search_docs DROP CONSTRAINT pk_search_docs, DROP CONSTRAINT fk_search_docs_record_id")
    op.rename_table('search_docs', 'search_docs_before')
    op.create_table('search_docs', *columns,
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint(key, name=op.f('pk_search_docs')),
    sa.ForeignKeyConstraint(['record_id'], ['records.id'], name=op.f('fk_search_docs_record_id'), ondelete='CASCADE')
    )
    named = ", ".join(column.name for column in columns)
    op.execute(f"INSERT INTO search_docs ({named}, kind, words) SELECT {kept}, kind, words FROM search_docs_before")
    op.drop_table('search_docs_before')
    if op.get_bind().dialect.name == "sqlite":
        index_on_sqlite(key)
    else:
        op.execute("CREATE INDEX ix_search_docs_words ON search_docs USING gin (to_tsvector('simple', words))")


def index_on_sqlite(key):
    put = "INSERT INTO search_index (rowid, words) VALUES"
    take = "INSERT INTO search_index (search_index, rowid, words) VALUES ('delete',"
    op.execute(f"""CREATE VIRTUAL TABLE search_index USING fts5(
        words, content='search_docs', content_rowid='{key}', tokenize="unicode61 remove_diacritics 0")""")
    op.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    op.execute(f"""CREATE TRIGGER search_docs_added AFTER INSERT ON search_docs BEGIN
        {put} (new.{key}, new.words);
    END""")
    op.execute(f"""CREATE TRIGGER search_docs_removed AFTER DELETE ON search_docs BEGIN
        {take} old.{key}, old.words);
    END""")
    op.execute(f"""CREATE TRIGGER search_docs_changed AFTER UPDATE OF words ON search_docs BEGIN
        {take} old.{key}, old.words);
        {put} (new.{key}, new.words);
    END""")


def downgrade():
    op.drop_column('users', 'notice_choices')  # a batch would make the table anew, which rows that name users forbid
    op.execute("DELETE FROM search_docs WHERE id <> record_id")
    with op.batch_alter_table('search_docs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_search_docs_record_id'))
    remake_search_docs("record_id", [sa.Column('record_id', sa.Integer(), nullable=False)], "record_id")

    with op.batch_alter_table('mentions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_mentions_user_id'))

    op.drop_table('mentions')
    with op.batch_alter_table('bulk_items', schema=None) as batch_op:
        batch_op.drop_index('ix_bulk_items_outcome')

    op.drop_table('bulk_items')
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.drop_index('ix_attachments_sha')
        batch_op.drop_index('ix_attachments_record')

    op.drop_table('attachments')
    with op.batch_alter_table('watchers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_watchers_user_id'))

    op.drop_table('watchers')
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.drop_index('ix_tasks_series', sqlite_where=sa.text('series_id IS NOT NULL'), postgresql_where=sa.text('series_id IS NOT NULL'))
        batch_op.drop_index('ix_tasks_about')

    op.drop_table('tasks')
    with op.batch_alter_table('record_tags', schema=None) as batch_op:
        batch_op.drop_index('ix_record_tags_tag')

    op.drop_table('record_tags')
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.drop_index('uq_notices_unread_key', sqlite_where=sa.text('read_at IS NULL'), postgresql_where=sa.text('read_at IS NULL'))
        batch_op.drop_index('ix_notices_user')
        batch_op.drop_index('ix_notices_record')

    op.drop_table('notices')
    with op.batch_alter_table('entries', schema=None) as batch_op:
        batch_op.drop_index('ix_entries_record')
        batch_op.drop_index('ix_entries_party')
        batch_op.drop_index('ix_entries_by')

    op.drop_table('entries')
    with op.batch_alter_table('changes', schema=None) as batch_op:
        batch_op.drop_index('ix_changes_record')
        batch_op.drop_index('ix_changes_by')

    op.drop_table('changes')
    with op.batch_alter_table('bulk_runs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bulk_runs_created_by_id'))
        batch_op.drop_index(batch_op.f('ix_bulk_runs_created_at'))

    op.drop_table('bulk_runs')
    with op.batch_alter_table('saved_views', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_saved_views_owner_id'))
        batch_op.drop_index('ix_saved_views_list')

    op.drop_table('saved_views')
    with op.batch_alter_table('tags', schema=None) as batch_op:
        batch_op.drop_index('uq_tags_name_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.drop_table('tags')
    with op.batch_alter_table('custom_fields', schema=None) as batch_op:
        batch_op.drop_index('uq_custom_fields_kind_name_key', sqlite_where=sa.text('archived_at IS NULL'), postgresql_where=sa.text('archived_at IS NULL'))

    op.drop_table('custom_fields')
