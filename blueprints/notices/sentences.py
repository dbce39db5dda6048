"""Notices in words, made when they are read: from kind and facts, and whether the reader may see the record now."""
from datetime import date, datetime

from flask_babel import get_timezone

from core.jobs import TITLES
from core.kinds import kinds
from core.times import format_day
from core.words import _, _n, language

ICONS = {"mention": "at", "assigned": "user-share", "watched": "eye", "due": "calendar-due", "job": "activity",
         "access": "eye", "pool": "hourglass", "forgotten": "key"}


def sentence(row):
    """What happened, in one sentence; names the record only to who may see it."""
    return WORDED[row.kind](row, {"who": row.by or _("Guanxi"), "what": row.title})


def day_name(at):
    """The day of an instant, for the reader."""
    day, here = at.astimezone(get_timezone()).date(), datetime.now(get_timezone()).date()
    near = {0: _("Today"), 1: _("Yesterday")}
    return near.get((here - day).days) or format_day(day, language())


def path(row):
    """The page a notice leads to, at the entry it is about; None when there is nothing to see."""
    if row.kind in ("access", "forgotten"):
        return row.facts["path"]
    if row.record_kind in kinds():
        entry = f"#entry-{row.facts['entry']}" if row.facts.get("entry") else ""
        return kinds()[row.record_kind].url(row.record_id) + entry
    return row.facts.get("path") if row.kind == "job" else None


def _mention(row, names):
    if row.title is None:
        return _("%(who)s mentioned you on something that is not shared with you", **names)
    return _("%(who)s mentioned you on %(what)s", **names)


def _assigned(row, names):
    if row.title is None:
        return _("%(who)s assigned something to you that is not shared with you", **names)
    return _("%(who)s assigned %(what)s to you", **names)


def _watched(row, names):
    if row.title is None:
        return _("News on something that is not shared with you any more")
    if row.times > 1:
        told = _n("%(num)s piece of news on %(what)s, the last by %(who)s",
                  "%(num)s pieces of news on %(what)s, the last by %(who)s", row.times, **names)
        return told
    return _("News on %(what)s by %(who)s", **names)


def _due(row, names):
    if row.title is None:
        return _("Due: a task that is not shared with you any more")
    if row.facts.get("danger"):
        return _("Somebody's safety is at risk: %(what)s", **names)
    return _("Due: %(what)s", **names)


def _access(row, names):
    told = {**names, "what": row.title or _("a party that is not shared with you")}
    if row.facts.get("state") == "granted":
        return _("%(who)s lets you see %(what)s", **told)
    if row.facts.get("state") == "refused":
        return _("%(who)s refused to let you see a party you asked for", **told)
    return _("%(who)s asks to see %(what)s", **told)


def _job(row, _names):
    told = {"job": TITLES.get(row.facts.get("job"), _("Work in the background")), "what": row.facts.get("title", "")}
    if row.facts.get("outcome") == "dead":
        return _("%(job)s came to a standstill: %(what)s", **told)
    if row.facts.get("outcome") == "waits":
        return _("%(job)s waits for you: %(what)s", **told)
    return _("%(job)s has ended: %(what)s", **told)


def _pool(row, names):
    if row.title is None:
        return _("A customer that was yours went back to the pool")
    if row.facts.get("what") == "warned":
        day = format_day(date.fromisoformat(row.facts["day"]), language())
        return _("%(what)s goes back to the pool on %(day)s unless you do something for it", day=day, **names)
    return _("%(what)s went back to the pool: nobody touched it", **names)


def _forgotten(row, _names):
    return _("%(name)s has forgotten their password and asks for a link. Be sure that it is them.",
             name=row.facts["name"])


WORDED = {"mention": _mention, "assigned": _assigned, "watched": _watched, "due": _due, "job": _job, "access": _access,
          "pool": _pool, "forgotten": _forgotten}
