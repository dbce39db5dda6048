"""Files on a record: bring, rename, remove, restore. Their content is stored before a transaction begins."""
from dataclasses import dataclass, field

from blueprints.records.queries.files import names_by_content
from core.file_kinds import ending_of, refusal, refuse_disguised
from core.files import file_path, harmless_name, keep_file
from core.page import Refused
from core.search import forget_part, index_new_parts, index_part
from core.words import _
from models import Attachment, db, now


@dataclass
class Brought:
    """What became of files that somebody brought, each by its name; `known` with the name of the one it repeats."""

    kept: list = field(default_factory=list)
    known: list = field(default_factory=list)


def store(uploads):
    """Store the content of `uploads`, (name, stream) pairs; returns ([(name, sha, size)], names of the empty ones)."""
    stored, empty = [], []
    for name, stream in uploads:
        size = stream.seek(0, 2)
        stream.seek(0)
        if size:
            refuse_disguised(name, stream)
            stored.append((harmless_name(name), keep_file(stream), size))
        else:
            empty.append(harmless_name(name))
    return stored, empty


def hang_files(record, stored, *, by, entry=None):
    """Put stored files, (name, sha, size), on a record, or on an entry of it."""
    seen = names_by_content(record, {sha for _name, sha, _size in stored}) if stored else {}
    rows, brought = [], Brought()
    for name, sha, size in stored:
        rows.append(Attachment(record_id=record.id, entry_id=entry and entry.id, sha=sha, name=name, size=size,
                               by_id=by.id))
        brought.kept.append(name)
        if sha in seen:
            brought.known.append((name, seen[sha]))
        seen.setdefault(sha, name)
    db.session.add_all(rows)
    index_new_parts("attachment", [(row, row.name) for row in rows])
    return brought


def rename_file(file, name, *, by):
    """Another name for the same content; another ending only where the content fits it."""
    name = harmless_name(name)
    place = file_path(file.sha)
    if ending_of(name) != ending_of(file.name) and place.exists():
        with place.open("rb") as content:
            if why_not := refusal(name, content):
                raise Refused(why_not)
    file.name = name
    index_part("attachment", file, file.name)
    return file


def remove_file(file, *, by):
    """Take it off the record; its content stays in the store, so `restore_file` brings it back."""
    if file.archived_at is not None:
        raise Refused(_("%(file)s is removed already", file=file.name))
    file.archived_at = now()
    forget_part("attachment", file)


def restore_file(file, *, by):
    file.archived_at = None
    index_part("attachment", file, file.name)
