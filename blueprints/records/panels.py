"""What the panels of a record show, each part read when a page draws it."""
from datetime import timedelta
from functools import cached_property

from flask import current_app

from blueprints.records import changes
from blueprints.records.labels import DIRECTED, DIRECTIONS, ICONS, KINDS, KNOWN, MESSAGE, SYSTEM, TIMED
from blueprints.records.queries import entries, files, history, tags, watchers
from core.access import can_edit, can_explain, can_manage
from core.listing import counted
from core.scope import principal_of
from core.tags import tags as tags_in_use
from core.times import format_ago, format_instant
from core.wording import sentence
from core.words import _, language
from models import db, now

LATELY = timedelta(days=2)


def panels_of(record, **shown):
    """For a view of any kind's page: `page(…, panels=panels_of(record))`."""
    return Panels(record, **shown)


class Panels:
    """`part`: entries, files or history; `form`: the one that is open in it; `kind`: of entries, when not all;
    `before`: the id that the page begins below; `watch_anew`: they watch since this very answer.
    """

    directed, timed = DIRECTED, TIMED

    def __init__(self, record, *, part="entries", form=None, kind="", before=None, watch_anew=False):
        self.record, self.part, self.form, self.kind = record, part, form, kind
        self.before, self.watch_anew = before, watch_anew
        self.me = principal_of(db.session)

    @cached_property
    def may_edit(self):
        return can_edit(self.record)

    @property
    def may_explain(self):
        return can_explain(self.record.id)

    # -- the timeline --------------------------------------------------------------------------------------------------

    @cached_property
    def _entries(self):
        return entries.entries(self.record, kind=self.kind, before=self.before)

    @cached_property
    def entries(self):
        rows = self._entries[:entries.PAGE]
        written = [row for row in rows if row.verb is None]
        attached = entries.attachments_of(written)
        named = entries.mentioned_in([row for row in written if "@" in row.body])
        return [Line(row, self, attached.get(row.id, ()), named.get(row.id, ())) for row in rows]

    @property
    def older_entries(self):
        """The id that the next page begins below; None on the last."""
        return self._entries[entries.PAGE - 1].id if len(self._entries) > entries.PAGE else None

    def entry(self, entry_id):
        """One line alone; None when there is no such entry."""
        row = entries.entry(self.record, entry_id)
        return row and Line(row, self, entries.attachments_of([row]).get(row.id, ()),
                            entries.mentioned_in([row]).get(row.id, ()))

    @cached_property
    def manages(self):
        return self.may_edit and can_manage(self.record.id, self.record.kind)

    @property
    def kinds(self):
        """(value, text) of what the timeline can be narrowed to."""
        return [("", _("Everything")), *KINDS.items(), (SYSTEM, _("Noted by Guanxi"))]

    # -- files ---------------------------------------------------------------------------------------------------------

    @cached_property
    def _files(self):
        return files.files(self.record, before=self.before)

    @property
    def files(self):
        return self._files[:files.PAGE]

    @property
    def older_files(self):
        return self._files[files.PAGE - 1].id if len(self._files) > files.PAGE else None

    @cached_property
    def file_count(self):
        return counted(files.how_many(self.record), language())

    def file(self, attachment):
        """One line alone."""
        return files.file(attachment)

    @property
    def largest_mb(self):
        """How much can be sent at once, in megabytes (10^6 bytes)."""
        return current_app.config["MAX_UPLOAD_MB"]

    # -- tags and watchers ---------------------------------------------------------------------------------------------

    @cached_property
    def tags(self):
        return tags.tags_on(self.record)

    @property
    def known_tags(self):
        return [name for _id, name in tags_in_use()]

    @cached_property
    def watchers(self):
        return watchers.watchers(self.record)

    @property
    def watches(self):
        return any(watcher.id == self.me.id for watcher in self.watchers)

    # -- history -------------------------------------------------------------------------------------------------------

    @cached_property
    def _changes(self):
        return history.changes(self.record, before=self.before)

    @property
    def changes(self):
        return list(changes.told(self._changes[:history.PAGE], lambda _row: self.record))

    @property
    def older_changes(self):
        return self._changes[history.PAGE - 1].id if len(self._changes) > history.PAGE else None


class Line:
    """An entry as the timeline of a record draws it."""

    def __init__(self, row, panels, files, mentions):
        self.row, self.files, self.mentions = row, files, mentions
        self.is_system = row.verb is not None
        self.is_elsewhere = row.record_id != panels.record.id  # on a record about this party
        is_fixed = self.is_system or row.kind == MESSAGE
        self.may_change = not is_fixed and panels.may_edit and (row.by_id == panels.me.id or panels.manages)

    @property
    def icon(self):
        return ICONS.get((self.row.kind, self.row.direction)) or ICONS[self.row.kind]

    @property
    def kind(self):
        return KNOWN[self.row.kind]

    @property
    def direction(self):
        return DIRECTIONS.get(self.row.direction, "")

    @property
    def when(self):
        """Lately: how long ago; else the moment."""
        return format_ago(self.row.at) if now() - self.row.at < LATELY else format_instant(self.row.at, language())

    @property
    def sentence(self):
        return sentence(self.row.verb, self.row.facts)
