"""What was sent ahead on a connection (core/prepared.py) is read before anybody else uses it, or nobody does."""
import sqlalchemy as sa


def settling(engine):
    for name in ("before_cursor_execute", "commit", "rollback"):
        sa.event.listen(engine, name, _used)
    sa.event.listen(engine, "reset", _given_back)


def _used(connection, cursor=None, *_rest):
    ahead = None if connection.invalidated else connection.info.get("cursor")
    if ahead is not None and ahead is not cursor:
        ahead.settle()


def _given_back(_driven, record, _state):
    if "cursor" in record.info:
        record.info["cursor"].settle()
