"""What was sent ahead on a connection (core/prepared.py) is read before anybody else uses it, or nobody does."""
import sqlalchemy as sa


def settling(engine):
    sa.event.listen(engine, "before_cursor_execute", _used)
    sa.event.listen(engine, "commit", _ended)
    sa.event.listen(engine, "rollback", _ended)
    sa.event.listen(engine, "reset", _given_back)


def _used(connection, cursor, *_statement):
    ahead = connection.info.get("cursor")
    if ahead is not None and ahead is not cursor:
        ahead.settle()


def _ended(connection):
    if not connection.invalidated and "cursor" in connection.info:
        connection.info["cursor"].forget()


def _given_back(_driven, record, _state):
    if "cursor" in record.info:
        record.info["cursor"].forget()
