"""Telling people: one notice for each person and thing, which counts on while they have not read it."""
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite

from core.words import _l
from models import NOTICE_KINDS, Notice, User, db, now

KINDS = {  # as people choose among them
    "mention": _l("When somebody mentions me"),
    "assigned": _l("When something is assigned to me"),
    "watched": _l("When something I watch changes"),
    "due": _l("When a task of mine is due"),
    "access": _l("When somebody asks to see what I look after, or answers me"),
    "pool": _l("When a customer of mine is about to return to the pool, or did"),
    "forgotten": _l("When somebody has forgotten their password (told to administrators)"),
    "job": _l("When work I started in the background has ended, an import for instance"),
}
INSERT = {"sqlite": insert_on_sqlite, "postgresql": insert_on_postgresql}
TOLD = ("user_id", "kind", "key", "record_id", "facts", "times", "by_id", "at")


def tell(user_ids, kind, *, key, by, record_id=None, **facts):
    """Tell some people, in the caller's transaction, with one statement however many they are.

    While one of them has an unread notice of the same `key` ("watched:42"), that one counts on and takes the new facts.
    Not told are whoever did it (`by`), who is deactivated, and who wants no notices of this `kind` (NOTICE_KINDS).
    `facts` are JSON values, worded when read for who may then see the record: see blueprints/notices/sentences.py.
    `entry` is the id of an entry whose text is shown; what is told of jobs is said in `core.jobs.handler`.
    `user_ids` may hold None (nobody's task) and the same person twice.
    """
    if kind not in NOTICE_KINDS:
        raise ValueError(f"{kind!r} is no kind of notice")
    wanted = {user_id for user_id in user_ids if user_id is not None} - {by.id}
    if not wanted:
        return
    chosen = sa.func.coalesce(User.notice_choices[kind].as_boolean(), sa.true())
    what = {"kind": kind, "key": key, "record_id": record_id, "facts": facts, "times": 1, "by_id": by.id, "at": now()}
    # In the order of their ids, so that two who tell the same people at once do not wait for each other in a circle.
    told = sa.select(User.id, *(sa.literal(what[name], Notice.__mapper__.c[name].type) for name in TOLD[1:])).where(
        User.id.in_(sorted(wanted)), User.is_active, chosen).order_by(User.id)
    statement = INSERT[db.engine.dialect.name](Notice).from_select(TOLD, told)
    db.session.execute(statement.on_conflict_do_update(
        index_elements=["user_id", "key"], index_where=Notice.read_at.is_(None),
        set_={"times": Notice.times + 1} | {name: statement.excluded[name] for name in TOLD[3:] if name != "times"}))
