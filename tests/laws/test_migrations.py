"""The migrations lead to what the models say, in one line, on both engines."""
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from flask_migrate import downgrade, upgrade

from core.migrations import FOLDER, newest
from models import db
from tests.auditor import not_watching
from tests.emptying import empty

BY_HAND = ("search_index", "ix_search_docs_vector", "vector", "ix_records_custom_")  # see migrations/env.py


def ours(_object, name, _kind, _reflected, _compare_to):
    return not (name or "").startswith(BY_HAND)


def differences():
    options = {"compare_type": True, "include_object": ours}
    with db.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts=options), db.metadata)


def test_there_is_one_head():
    assert ScriptDirectory(str(FOLDER)).get_heads() == [newest()]


def test_the_migrated_database_equals_the_models(app):
    with app.app_context():
        assert differences() == [], "make a migration: flask db migrate"


def test_down_and_up_again(app):
    empty(app)
    with app.app_context(), not_watching():
        folder = str(current_app.config["ROOT"] / "migrations")
        db.session.remove()
        db.engine.dispose()
        downgrade(directory=folder, revision="base")
        upgrade(directory=folder)
        assert differences() == []
