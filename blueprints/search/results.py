"""What was found, in groups, as the page and the suggestions show it."""
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from flask import url_for

from blueprints.search import queries
from core.counting import counted, counting, counts_of
from core.finding import Found, searches
from core.kinds import kinds
from core.money import format_number
from core.search import asked, row_of
from core.words import _, language
from models import db

IN_ALL = 5  # of each kind, on the page that shows all kinds
OF_ONE = 50  # on the page of one kind
SUGGESTED = 3


@dataclass(frozen=True)
class Group:
    """The found things of one kind. `url` leads to all of them where there are more, `further_url` to older ones.

    `looked_at` says among how many of the newest matches they were looked for, "" when it was among all.
    """

    name: str
    label: str
    icon: str
    found: list
    count: str
    url: str = ""
    further_url: str = ""
    looked_at: str = ""


def groups(search, *, kind="", before=None, shown=IN_ALL):
    """The groups of what `search` finds, or the one of `kind`; empty ones are left out."""
    if not asked(search):
        return []
    names = [name for name in _indexed() if kind in ("", name)]
    hits = queries.hits(search, names or ["party"], shown=shown + 1, before=before)
    parties = hits["party"].docs if "party" in hits else []
    others = [other for other in searches() if kind in ("", other.name)]
    return [*(_of_the_index(search, name, hits[name], shown, is_alone=name == kind) for name in names if name in hits),
            *_of_other_searches(search, others, parties, shown, is_alone=bool(kind))]


def choices():
    """(name, label) of all kinds there are to find, for a select."""
    return [(name, _face(name)[0]) for name in _indexed()] + [(other.name, str(other.label)) for other in searches()]


def _indexed():
    return [*kinds(), "entry", "attachment"]


def _face(name):
    """Label and icon of a kind in the index."""
    parts = {"entry": (_("Timeline"), "notes"), "attachment": (_("Files"), "paperclip")}
    return parts[name] if name in parts else (str(kinds()[name].plural), kinds()[name].icon)


def _of_the_index(search, name, hits, shown, *, is_alone):
    rows = hits.rows[:shown]
    last = rows[-1].id if len(hits.rows) > shown else hits.looked_to
    return Group(
        name, *_face(name), _read(name, [row_of(row.id) for row in rows]), counted(hits.count, language()),
        "" if is_alone or hits.count <= shown else _url(search, kind=name),
        _url(search, kind=name, before=last) if last else "",
        format_number(hits.looked_at, language()) if hits.looked_to else "")


def _of_other_searches(search, others, parties, shown, *, is_alone):
    """`parties`: ids of those that are found, for what is found by whom it is about."""
    if not others:
        return
    engine, asked_for = db.engine.dialect.name, {}
    for other in others:
        asked_for |= other.asks(search, parties)
    counts = counts_of((_counting(tuple(others), engine), asked_for), [other.name for other in others],
                       queries.COUNTED_UP_TO)
    for other in others:
        if counts[other.name]:
            rows = db.session.execute(_first(other, engine, shown), other.asks(search, parties))
            url = f"{other.list}?{urlencode({'q': search})}" if is_alone or counts[other.name] > shown else ""
            yield Group(other.name, str(other.label), other.icon, [other.draw(row) for row in rows],
                        counted(counts[other.name], language()), url)


@lru_cache(100)
def _counting(others, engine):
    return counting({other.name: [other.rows(engine)] for other in others}, queries.COUNTED_UP_TO)


@lru_cache(100)
def _first(other, engine, shown):
    return other.rows(engine).limit(shown)


def _url(search, **further):
    return f"{url_for('search.search')}?{urlencode({'q': search, **further})}"


def _read(name, ids):
    """A Found for each id, in this order; what went meanwhile, or has no page of its own, is left out."""
    read, draw = {"entry": (queries.of_entries, _entry), "attachment": (queries.of_files, _file)}.get(
        name, (queries.of_parties if name == "party" else queries.of_records, _record))
    known = {row.id: row for row in db.session.execute(read(kinds().get(name)), {"ids": ids})} if ids else {}
    return [draw(known[row_id]) for row_id in ids if row_id in known and known[row_id].record_kind in kinds()]


def _record(row):
    return Found(kinds()[row.record_kind].url(row.id), row.title, row.about, row.text, row.at, row.is_archived)


def _entry(row):
    url = kinds()[row.record_kind].url(row.record_id)
    return Found(f"{url}#entry-{row.id}", row.about, row.by, row.text, row.at)


def _file(row):
    return Found(kinds()[row.record_kind].url(row.record_id), row.title, row.about, "", row.at)
