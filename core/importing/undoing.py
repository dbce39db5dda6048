"""Taking an import back: the ledger is walked backwards, newest first.

What was created and not touched since goes; what was changed and not touched since gets back what it held; what
somebody edited since, or what something else hangs on, stays and is listed with the reason.
"""
from itertools import groupby

import sqlalchemy as sa

from core.importing.pace import Pace
from core.words import _
from models import ImportItem, db

UNDOABLE = ("new", "changed", "restored")


def unwind(run, undoers, before=None):
    """Undo all items of `run` below item id `before`; yields the id of the last one of each transaction's worth."""
    pace = Pace(size=50, most=500)
    while True:
        pace.begin()
        items = db.session.scalars(sa.select(ImportItem).where(
            ImportItem.run_id == run.id, ImportItem.outcome.in_(UNDOABLE),
            *([ImportItem.id < before] if before else []),
        ).order_by(ImportItem.id.desc()).limit(pace.size)).all()
        if not items:
            return
        undone, kept = 0, 0
        for entity, some in groupby(items, key=lambda item: item.entity):
            some = list(some)
            reasons = undoers[entity](some)
            for item in some:
                item.outcome = "kept" if item.id in reasons else "undone"
                if item.id in reasons:
                    item.changes = {**item.changes, "kept": [None, reasons[item.id]]}
            kept += len(reasons)
            undone += len(some) - len(reasons)
        run.counts = run.counts | {"undone": run.counts.get("undone", 0) + undone,
                                   "kept": run.counts.get("kept", 0) + kept}
        before = items[-1].id
        yield before
        pace.took()


def decide(items, known, used, put_back=None):
    """({item id: why it is kept}, the rows that go): what is to become of each thing an import made or changed.

    `known`: {id: row} of those still here; `used`: ids that something else refers to; `put_back(row, before)` makes one
    that was changed what it was. Somebody may have taken one out already: nothing becomes of that.
    """
    kept, gone = {}, []
    for item in items:
        row = known.get(item.target_id)
        if row is None:
            continue
        if row.version != item.applied_version:
            kept[item.id] = _("edited since")
        elif item.outcome != "new" and put_back is not None:
            put_back(row, item.before)
        elif row.id in used:
            kept[item.id] = _("something else refers to it")
        else:
            gone.append(row)
    return kept, gone


def take_out(model, items, *, besides=()):
    """Rows of `model` that nobody changed or used since go again; {item id: why it was kept}. `besides`: see
    `referred_to`."""
    query = sa.select(model).where(model.id.in_([item.target_id for item in items]))
    known = {row.id: row for row in db.session.scalars(query)}
    kept, gone = decide(items, known, referred_to(model, list(known), besides=besides))
    for row in gone:
        db.session.delete(row)
    db.session.flush()
    return kept


def referred_to(model, ids, *, besides=()):
    """Which of these rows of `model` something else points at, whatever domain it belongs to.

    `besides`: models whose references do not count, because they go with the row.
    """
    pointed_at = {table.name for table in sa.inspect(model).tables}
    found = set()
    for mapper in db.Model.registry.mappers:
        for column in () if mapper.class_ in besides else mapper.local_table.columns:
            is_itself = column.primary_key and (mapper.inherits is not None or mapper.local_table.name in pointed_at)
            points = any(key.column.table.name in pointed_at for key in column.foreign_keys)
            if points and not is_itself and mapper.columns.contains_column(column):
                reference = getattr(mapper.class_, mapper.get_property_by_column(column).key)
                query = sa.select(reference).where(reference.in_(ids)).distinct()
                found |= set(db.session.scalars(query.execution_options(unscoped="nothing may hang in the air")))
    return found
