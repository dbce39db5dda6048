"""One's tasks and visits as a calendar that other programs read: the secret address, and the file (RFC 5545)."""
import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.auth.emails import email_key
from core import times
from core.access import of
from core.kinds import record_url
from core.later import Later
from core.times import today
from core.words import _, _p
from core.workspace import workspace
from models import NOTHING_DUE, CalendarFeed, NameCard, Record, Task, Ticket, User, db

icalendar = Later("icalendar")
MOST = 1000
LASTS = timedelta(minutes=30)  # what somebody gave an hour but no end
About = aliased(NameCard)
TASKS = of(
    Task, Task.id, Record.kind, Record.title, Record.due_at, Record.updated_at, Record.version, Task.due_on,
    Task.due_time, Task.notes, About.title.label("about"),
).outerjoin(About, About.id == Task.about_id).where(
    Record.owner_id == sa.bindparam("user_id"), Record.is_open, Record.archived_at.is_(None),
    Record.due_at < NOTHING_DUE).order_by(Record.due_at, Record.id).limit(MOST)
VISITS = of(
    Ticket, Ticket.id, Record.kind, Record.title, Record.due_at, Record.updated_at, Record.version, Ticket.number,
    About.title.label("about"),
).outerjoin(About, About.id == Record.party_id).where(
    Record.owner_id == sa.bindparam("user_id"), Ticket.kind_of == "visit", Record.is_open,
    Record.archived_at.is_(None), Record.due_at < NOTHING_DUE).order_by(Record.due_at, Record.id).limit(MOST)


def signature(feed, key):
    """What ends the address: nobody makes one without the key of this server and the secret of the feed."""
    said = f"calendar:{feed.user_id}:{feed.secret}"
    return hmac.new(key.encode(), said.encode(), hashlib.sha256).hexdigest()[:40]


def reader_of(user_id, given, key):
    """The active person whose calendar this address shows; None for any other address."""
    feed = db.session.get(CalendarFeed, user_id)
    if feed is None or not hmac.compare_digest(signature(feed, key).encode(), given.encode()):
        return None
    user = db.session.get(User, user_id)
    return user if user.is_active else None


def user_called(email):
    """The number of whoever has this address; 0 for nobody."""
    return db.session.scalar(sa.select(User.id).where(User.email_key == email_key(email))) or 0


def begin(user_id):
    """A new address, which ends the one before. Was there one?"""
    feed = db.session.get(CalendarFeed, user_id, with_for_update=True)
    was_there = feed is not None
    if not was_there:
        feed = CalendarFeed(user_id=user_id)
        db.session.add(feed)
    feed.secret, feed.created_at = secrets.token_urlsafe(24), datetime.now(UTC)
    return was_there


def end(user_id):
    """The address shows nothing any more."""
    feed = db.session.get(CalendarFeed, user_id, with_for_update=True)
    if feed is not None:
        db.session.delete(feed)


def calendar_of(principal, base):
    """The calendar of whoever acts, in their language and zone; `base` begins the addresses of pages."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Guanxi//tasks and visits//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("%(workspace)s: tasks and visits", workspace=workspace().name))
    made.add("x-wr-timezone", principal.time_zone)
    made.add("x-published-ttl", "PT1H")
    for row in db.session.execute(TASKS, {"user_id": principal.id}):
        made.add_component(event(row, principal, base, row.due_on, row.due_time is not None, row.notes))
    for row in db.session.execute(VISITS, {"user_id": principal.id}):
        made.add_component(event(row, principal, base, today(workspace(), row.due_at), True, row.number))
    made.add_missing_timezones()
    return made.to_ical()


def event(row, principal, base, day, has_hour, notes):
    one = icalendar.Event()
    one.add("uid", f"{row.kind}-{row.id}@{base.partition('://')[2] or 'guanxi'}")
    one.add("dtstamp", row.updated_at)
    one.add("last-modified", row.updated_at)
    one.add("sequence", row.version)
    one.add("summary", row.title if not row.about else _p("calendar", "%(what)s (%(whom)s)") % {
        "what": row.title, "whom": row.about})
    if has_hour:
        begins = row.due_at.astimezone(times.zone(principal.time_zone))
        one.add("dtstart", begins)
        one.add("dtend", begins + LASTS)
    else:
        one.add("dtstart", day)
        one.add("dtend", day + timedelta(days=1))
        one.add("transp", "TRANSPARENT")
    url = base + record_url(row.kind, row.id)
    one.add("url", url)
    one.add("description", "\n\n".join(filter(None, (notes, url))))
    return one
