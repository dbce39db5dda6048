"""A person taken out of all that is kept: first every text that names them, then what is theirs, in one transaction.

Whatever breaks it off between two steps, it goes on with the same needles: what they are made of goes last. Past the
mapper, so that the history does not keep what is erased.
"""
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.files import drop_file
from core.merge_rows import write_row
from core.persons.belongings import UNSCOPED, belongings, records_of, same_person
from core.persons.identity import MARK, is_name_theirs, needles, points_of
from core.persons.in_files import look_into_files
from core.persons.rules import EMPTIED, GOES
from core.persons.traces import searched, steps, traces
from core.principal import SYSTEM
from core.search import PARTS, words
from core.suppressions import suppress
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Attachment, Base, ImportRun, SignOff, db, now

ERASED = "erased"  # the state of a party whose data was erased
SHOWN = 60  # places elsewhere that are listed


def look(party_id):
    """A generator of (tables done, tables) that returns what an erasure would do: {"goes", "emptied", "stays",
    "replaced", "names", "places", "files", "in_files", "closed_files"}, counts by table, and ids of files on records of
    others that name the person or could not be read; nothing is changed."""
    persons = same_person(party_id)
    own = belongings(persons)
    found = {"goes": {name: _count(name, [condition]) for name, condition in _going(persons).items()}, "emptied": {},
             "replaced": {}, "names": {}, "places": [], "name_is_theirs": is_name_theirs(persons),
             "files": len(_files(records_of(persons)))}
    for name, condition, _columns in _emptied(persons):
        found["emptied"][name] = found["emptied"].get(name, 0) + _count(name, [condition])
    found["stays"] = {name: len(keys) - found["goes"].get(name, 0) for name, keys in own.items()
                      if name not in ("records", "parties")}

    def note(trace):
        group = "names" if not trace.is_own and trace.kinds == {"name"} else "replaced"
        found[group][trace.table.name] = found[group].get(trace.table.name, 0) + 1
        if not trace.is_own and len(found["places"]) < SHOWN:
            found["places"].append(_place(trace))

    yield from _each_trace(persons, own, True, note)
    found["in_files"], found["closed_files"] = yield from look_into_files(
        needles(persons), records_of(persons), (len(searched()),) * 2)
    return {name: _some(told) if isinstance(told, dict) else told for name, told in found.items()}


def erase(party_id, *, number, names_too, by=SYSTEM):
    """A generator of (tables done, tables) that does it, and returns what was done: {"goes", "emptied", "replaced",
    "files", "party_ids"}. After each yield the caller may commit; begun again after a kill it does the rest."""
    persons = same_person(party_id)
    suppress([(kind, key) for kind, key, _value in points_of(persons)], ERASED, by=by)
    counts = {"goes": {}, "emptied": {}, "replaced": {}, "files": 0}

    def replace(trace):
        _replace(trace)
        counts["replaced"][trace.table.name] = counts["replaced"].get(trace.table.name, 0) + 1

    yield from _each_trace(persons, belongings(persons), names_too, replace)
    for name, condition, columns in _emptied(persons):
        counts["emptied"][name] = counts["emptied"].get(name, 0) + _empty(name, condition, columns)
    shas = _files(records_of(persons))
    for name, condition in _going(persons).items():
        counts["goes"][name] = _take_out(name, condition)
    counts["files"] = _drop(shas)
    _become_nobody(persons, party_id, number)
    db.session.expire_all()
    return {name: _some(told) if isinstance(told, dict) else told for name, told in counts.items()} | {
        "party_ids": persons}


def _each_trace(persons, own, names_too, act):
    tables, asked, but = searched(), needles(persons), frozenset(persons)
    for number, (table, columns) in enumerate(tables):
        for after, until in steps(table):
            for trace in list(traces(table, columns, asked, own=own, names_too=names_too, after=after, until=until,
                                     but=but)):
                act(trace)
        yield number + 1, len(tables)


def _going(persons):
    """{table: condition on the rows that go}"""
    ids, found = {"person": persons, "record": records_of(persons)}, {}
    for name, column, whose in GOES:
        found.setdefault(name, []).append(Base.metadata.tables[name].c[column].in_(ids[whose]))
    docs = Base.metadata.tables["search_docs"].c
    found["search_docs"] = [docs.record_id.in_(persons), sa.and_(
        docs.record_id.in_(ids["record"]), docs.kind.in_(PARTS))]
    return {name: sa.or_(*conditions) for name, conditions in found.items()}


def _emptied(persons):
    ids = {"person": persons, "record": records_of(persons)}
    for name, column, whose, columns in EMPTIED:
        table = Base.metadata.tables[name]
        condition = table.c[column].in_(ids[whose])
        if name == "entries":  # what the system noted is told by its facts
            condition = sa.and_(condition, table.c.verb.is_(None))
        yield name, condition, columns


def _count(name, conditions):
    query = sa.select(sa.func.count()).select_from(Base.metadata.tables[name]).where(*conditions)
    return db.session.scalar(query.execution_options(**UNSCOPED))


def _take_out(name, condition):
    statement = sa.delete(Base.metadata.tables[name]).where(condition)
    return db.session.execute(statement.execution_options(**UNSCOPED)).rowcount


def _empty(name, condition, columns):
    """Rows one by one, so that whoever has one open in a form notices."""
    table = Base.metadata.tables[name]
    values = {column: _nothing(table.c[column]) for column in columns}
    keys = db.session.execute(sa.select(*table.primary_key).where(condition).execution_options(**UNSCOPED)).all()
    for key in keys:
        write_row(table, tuple(key), values)
    return len(keys)


def _nothing(column):
    if column.nullable:
        return None
    return {} if isinstance(column.type, sa.JSON) else ""


def _replace(trace):
    """Where two rows would come to say the same, and may not, one says its number besides."""
    try:
        with db.session.begin_nested():
            write_row(trace.table, trace.key, trace.values)
    except IntegrityError:
        told = {name: value.replace(MARK, f"[{trace.key[0]}]") if isinstance(value, str) else value
                for name, value in trace.values.items()}
        write_row(trace.table, trace.key, told)


def _place(trace):
    """Where a trace is, without a word of it: table, key, the record it hangs on, and what it is."""
    record_id = trace.row["id"] if trace.table.name == "records" else trace.row.get("record_id")
    if record_id is None and any(key.column.table.name == "records" for column in trace.table.primary_key
                                 for key in column.foreign_keys):
        record_id = trace.key[0]
    return {"table": trace.table.name, "key": [str(part) for part in trace.key], "record": record_id,
            "columns": sorted(trace.values), "kinds": sorted(trace.kinds)}


def _files(record_ids):
    """Contents of the files on these records, and of signatures on them."""
    query = sa.union(sa.select(Attachment.sha).where(Attachment.record_id.in_(record_ids)), sa.select(
        SignOff.sha).where(SignOff.record_id.in_(record_ids), SignOff.sha.is_not(None)))
    return set(db.session.scalars(query.execution_options(**UNSCOPED)))


def _drop(shas):
    """Forget contents that nobody else has brought too; returns how many."""
    used = set()
    for column in (Attachment.sha, SignOff.sha, ImportRun.file_sha):
        used |= set(db.session.scalars(sa.select(column).where(column.in_(shas)).execution_options(**UNSCOPED)))
    for sha in shas - used:
        drop_file(sha)
    return len(shas - used)


def _become_nobody(persons, party_id, number):
    """What is left of them: a number to hang amounts on. Their roles end; what was merged stays merged."""
    tables, day = Base.metadata.tables, today(workspace())
    for row_id in persons:
        name = _("Erased person %(number)s", number=row_id)
        gone = {"state": ERASED, "is_open": False, "archived_at": now()} if row_id == party_id else {}
        write_row(tables["records"], (row_id,), {"title": name, "extra": {}} | gone)
        write_row(tables["parties"], (row_id,), {"name_key": name.casefold()})
        _write_all("hats", tables["hats"].c.party_id == row_id, {"name_key": name.casefold()})
    _write_all("customer_profiles", tables["customer_profiles"].c.party_id.in_(persons),
               {"is_current": False, "name_key": ""})
    hats = tables["hats"].c
    _write_all("hats", sa.and_(hats.party_id.in_(persons), hats.until.is_(None)), {"until": day})
    if not _count("orders", [tables["orders"].c.party_id.in_(persons)]):
        _write_all("hats", hats.party_id.in_(persons), {"code": None})
    _nameless_tickets(persons)
    entry = sa.insert(tables["entries"]).values(
        record_id=party_id, party_id=party_id, kind="system", verb="erased", facts={"number": number}, at=now(),
        created_at=now(), body="", outcome="", version=1)
    db.session.execute(entry.execution_options(**UNSCOPED))


def _nameless_tickets(persons):
    """Their tickets are found by their numbers alone: what they are called was in the person's own words."""
    tables = Base.metadata.tables
    tickets, records = tables["tickets"], tables["records"]
    query = sa.select(tickets.c.id, tickets.c.number).join(records, records.c.id == tickets.c.id).where(
        records.c.party_id.in_(persons))
    for row_id, ticket_number in db.session.execute(query.execution_options(**UNSCOPED)).all():
        write_row(records, (row_id,), {"title": MARK})
        write_row(tables["search_docs"], (row_id,), {"words": words(ticket_number)})


def _write_all(name, condition, values):
    table = Base.metadata.tables[name]
    keys = db.session.execute(sa.select(*table.primary_key).where(condition).execution_options(**UNSCOPED)).all()
    for key in keys:
        write_row(table, tuple(key), values)


def _some(counts):
    return {name: count for name, count in sorted(counts.items()) if count}
