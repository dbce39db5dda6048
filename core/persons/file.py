"""Everything about a person as a zip: a page to read, a table of each kind for machines, and their files."""
import csv
import io
import zipfile

import sqlalchemy as sa
from markupsafe import escape

from core.export import BEGINS_A_FORMULA
from core.files import file_path, harmless_name
from core.money import major
from core.persons.belongings import UNSCOPED, belongings, rows_of, same_person
from core.persons.identity import is_name_theirs, needles
from core.persons.traces import searched, steps, traces
from core.times import format_instant, today
from core.wording import part_of
from core.words import _, _l, _lp, language
from core.workspace import workspace
from models import NOTHING_DUE, Base, NameCard, Team, User, db, now

FIRST = ("records", "parties", "contact_points", "addresses", "hats", "consent_events", "party_links", "entries")
UNTOLD = frozenset((  # keys, and what is computed of the rest
    "id", "version", "name_key", "bare_key", "value_key", "tax_key", "number_key", "person_key", "serial_key",
    "code_key", "lot_key", "defect_key", "sha", "updated_at", "archived_at", "is_open", "is_current", "evidence",
    "computed_at", "home_rate", "home_cents", "valid_cents", "overdue_on", "ordinal", "unrated_orders", "rules_version",
    "repeats"))
LOOK = ("body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1f2937}"
        "table{border-collapse:collapse;margin:.5rem 0 2rem;width:100%}"
        "th,td{border:1px solid #d1d5db;padding:.3rem .5rem;"
        "text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f3f4f6}@media print{body{margin:0}}")


def write_file(party_id, place, names):
    """A generator of (done, total) that leaves the zip at `place` and returns {table: rows}. `names`: {table: what its
    rows are called}; of None, or of a table that is not in it, the table's own name stands."""
    persons = same_person(party_id)
    own = belongings(persons)
    title = db.session.scalar(sa.select(NameCard.title).where(NameCard.id == party_id))
    order = sorted(own, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name))
    tables, counts, total = searched(), {}, len(order) + len(searched())
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        page = Page(_("What is known of %(person)s", person=title))
        for number, name in enumerate(order):
            rows = rows_of(Base.metadata.tables[name], own[name])
            counts[name] = len(rows)
            put_table(archive, page, name, str(names.get(name) or name), rows)
            if name == "attachments":
                put_files(archive, rows)
            yield number + 1, total
        page.head(_("Named elsewhere"))
        asked, names_too = needles(persons), is_name_theirs(persons)
        for number, (table, columns) in enumerate(tables):
            if table.name not in ("search_docs", "merge_steps", "jobs", "once_answers"):
                counts["elsewhere"] = counts.get("elsewhere", 0) + put_traces(
                    page, table, columns, asked, own, names_too, persons, names)
            yield len(order) + number + 1, total
        archive.writestr("index.html", page.whole())
    return {name: count for name, count in counts.items() if count}


class Page:
    """A page put together piece by piece, in nothing but what every browser shows."""

    def __init__(self, title):
        told = _("Put together on %(day)s by %(workspace)s. The same stands in the tables of the folder csv.",
                 day=format_instant(now(), language()), workspace=workspace().name)
        self.parts = [f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">',
                      f"<title>{escape(title)}</title><style>{LOOK}</style></head><body>",
                      f"<h1>{escape(title)}</h1><p>{escape(told)}</p>"]

    def head(self, text):
        self.parts.append(f"<h2>{escape(text)}</h2>")

    def table(self, head, lines):
        cells = "".join(f"<th>{escape(text)}</th>" for text in head)
        self.parts.append(f"<table><thead><tr>{cells}</tr></thead><tbody>")
        self.parts += ("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>" for line in lines)
        self.parts.append("</tbody></table>")

    def whole(self):
        return "\n".join([*self.parts, "</body></html>"])


def put_table(archive, page, name, label, rows):
    columns = [column for column in Base.metadata.tables[name].columns
               if column.name not in UNTOLD and any(row[column] not in (None, "", {}, []) for row in rows)]
    if not columns:
        return
    called = names_of(columns, rows)
    head = [label_of(name, column) for column in columns]
    lines = [[text_of(column, row, called) for column in columns] for row in rows]
    page.head(f"{label} ({len(rows)})")
    page.table(head, lines)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([f"'{each}" if each.startswith(BEGINS_A_FORMULA) else each for each in line] for line in lines)
    archive.writestr(f"csv/{name}.csv", "\ufeff" + text.getvalue())


def put_files(archive, rows):
    for row in rows:
        path = file_path(row["sha"])
        if path.exists():
            archive.write(path, f"files/{row['id']}-{harmless_name(row['name'])}")


def put_traces(page, table, columns, asked, own, names_too, persons, names):
    """Rows that are not about the person, but name them, word by word."""
    lines = []
    for after, until in steps(table):
        for trace in traces(table, columns, asked, own=own, names_too=names_too, after=after, until=until,
                            but=frozenset(persons)):
            if not trace.is_own:
                lines += [[label_of(table.name, table.c[name]), plain(trace.row[name])]
                          for name in trace.values]
    if lines:
        page.head(str(names.get(table.name) or table.name))
        page.table([_("What"), _("Text")], lines)
    return len(lines)


def label_of(name, column):
    """As the history calls the column, else its own name."""
    known = part_of(name).columns.get(column.name) or part_of("records").columns.get(column.name)
    return str(known.label if known else COLUMNS.get(column.name) or column.name.removesuffix("_id").replace("_", " "))


COLUMNS = {
    "created_at": _l("Created"), "created_by_id": _l("Created by"), "record_id": _lp("request", "About"),
    "kind": _l("Kind"),
    "party_id": _lp("privacy", "Whom"), "state": _l("State"), "at": _l("When"), "by_id": _l("By"), "body": _l("Text"),
    "note": _l("Note"), "number": _l("Number"), "total_cents": _l("Total"), "currency": _l("Currency"),
    "quantity": _l("Quantity"), "description": _l("Description"), "title": _l("Name"), "name": _l("Name"),
    "channel": _l("How"), "purpose": _l("What for"), "source": _l("Where from"), "on": _l("Day"),
    "owner_id": _l("Owner"), "team_id": _l("Team"), "ordered_on": _l("Day"), "role": _l("Role"), "since": _l("Since"),
    "until": _l("Until"), "size": _lp("file", "Size"),
}


def names_of(columns, rows):
    """{(column name, id): name} of people, teams and records that the rows name."""
    called = {}
    for column in columns:
        for key in column.foreign_keys:
            named = {"users": User.name, "teams": Team.name, "records": NameCard.title, "parties": NameCard.title}
            shown = named.get(key.column.table.name)
            ids = {row[column] for row in rows} - {None}
            if shown is not None and ids:
                query = sa.select(shown.class_.id, shown).where(shown.class_.id.in_(ids))
                called |= {(column.name, row_id): text for row_id, text in db.session.execute(
                    query.execution_options(**UNSCOPED))}
    return called


def text_of(column, row, called):
    """A value as people read it; amounts in major units, with their currency."""
    value = row[column]
    known = part_of(column.table.name).columns.get(column.name)
    if known is not None and isinstance(known.reads, dict) and value in known.reads:
        return str(known.reads[value])
    if column.foreign_keys and (column.name, value) in called:
        return called[column.name, value]
    if column.name.endswith("_cents") and isinstance(value, int):
        currency = row.get("currency") or workspace().currency
        return f"{major(value, currency)} {currency}"
    return plain(value)


def plain(value):
    if value is None or value == NOTHING_DUE:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if hasattr(value, "tzinfo") and value.tzinfo is not None:
        return format_instant(value, language())
    if isinstance(value, dict):
        return "; ".join(f"{name}: {each}" for name, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def file_name(party_id):
    return f"person-{party_id}-{today(workspace())}.zip"
