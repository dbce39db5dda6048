"""Alembic's entry: the application's engine, or one it is handed; one transaction for each migration."""
from alembic import context
from flask import current_app

from models import db

# Unknown to the models: full text, written in migrations, and the indexes of custom fields, made when asked for.
OURS_BY_HAND = ("search_index", "ix_search_docs_vector", "vector", "ix_records_custom_")


def include_object(_object, name, _kind, _reflected, _compare_to):
    """These have no model; everything else must equal its model."""
    return not (name or "").startswith(OURS_BY_HAND)


def run():
    options = current_app.extensions["migrate"].configure_args
    engine = context.config.attributes.get("engine", db.engine)
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":  # an index on a large table takes longer than any page may
            connection.exec_driver_sql("SET statement_timeout = 0")
            connection.commit()
        context.configure(
            connection=connection, target_metadata=db.metadata, include_object=include_object,
            transaction_per_migration=True, **options)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    raise SystemExit("Migrations run against a database, not into a script")
run()
