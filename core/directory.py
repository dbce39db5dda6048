"""What every list asks for and what hardly ever changes: people, teams, tags, custom fields, kept views, stages,
templates of scorecards and the kinds of documents they ask for, the rules of classes.

Read once and kept in each process until any of it changes: `directories.version` rises in the same transaction, and the
sign-in statement of a request brings it along, so that being up to date costs no statement.
"""
import sqlalchemy as sa
from flask import g, has_app_context
from sqlalchemy import event

from models import (
    CalendarDay,
    CannedAnswer,
    CustomField,
    DealSource,
    Directory,
    DocumentKind,
    LostReason,
    Pipeline,
    RoleCategory,
    SavedView,
    ScoreBand,
    ScoreCriterion,
    ScoreTemplate,
    ServicePolicy,
    Stage,
    Tag,
    Team,
    TicketCategory,
    TwoModeSession,
    User,
    WorkCalendar,
    Workspace,
    db,
)

WATCHED = {User: ("name", "email", "is_active"), Team: ("name", "archived_at"), Tag: ("name", "archived_at"),
           Workspace: ("lifecycle_rules",)}
WHOLE = (CustomField, SavedView, TicketCategory, CannedAnswer, WorkCalendar, CalendarDay, ServicePolicy, Pipeline,
         Stage, DealSource, LostReason, RoleCategory, DocumentKind,
         ScoreTemplate, ScoreCriterion, ScoreBand)
MOST_KEPT = 5_000
VERSION = sa.select(Directory.version).scalar_subquery()
_kept = {}
_forgotten = 0  # times


def remembered(key, read):
    """What `read()` gives, kept under `key` until the directory changes.

    Whoever may be in the middle of changing it, a request that writes or a job, keeps it alone, until its next change.
    """
    version = directory_version()
    if version is None or db.session.info["mode"] != "read":
        own = g.setdefault("remembered", {})
        if key not in own:
            own[key] = read()
        return own[key]
    kept = _kept.get(key)
    if kept is None or kept[0] != version:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[key] = version, read()
    return kept[1]


def directory_version():
    """What the directory of this request is told apart by; None while this request changes it."""
    version = g.get("directory_version")
    return None if version is None else (_forgotten, version)


def forget_own():
    """What this request or job kept for itself."""
    g.pop("remembered", None)
    g.pop("directory_version", None)


def forget_directory():
    """For whoever puts another database in the place of this one: its versions count anew."""
    global _forgotten
    _forgotten += 1
    _kept.clear()


def init_directory():
    if not event.contains(TwoModeSession, "before_flush", count_changes):
        event.listen(TwoModeSession, "before_flush", count_changes)


def count_changes(session, _context, _instances):
    if not any(_is_change(session, row) for row in (*session.new, *session.dirty, *session.deleted)):
        return
    with session.no_autoflush:
        directory = session.get(Directory, 1)
    if directory is not None:
        directory.version = Directory.version + 1  # by the database: two at once count twice
    if has_app_context():
        forget_own()


def _is_change(session, row):
    if isinstance(row, WHOLE) or (type(row) in WATCHED and row not in session.dirty):
        return True
    return any(sa.inspect(row).attrs[name].history.has_changes() for name in WATCHED.get(type(row), ()))
