"""A merge taken back: what nobody has changed since is put back, the rest stays and is named."""
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.audit import plain
from core.merge import names_of, note
from core.merge_rows import column_of, held_in, part_of, thaw, thawed, with_part, write_row
from core.page import Refused
from core.words import _
from models import Base, Merge, MergeStep, Record, db, now


def refuse_undo(row):
    """Refused: twice, and while the one that stayed is itself part of another: that one is taken out first."""
    if row.undone_at is not None:
        raise Refused(_("This was undone already"))
    if db.session.scalar(sa.select(Record.state).where(Record.id == row.target_id)) == "erased":
        raise Refused(_("The data of this person was erased: there is nothing to put back"))
    later = sa.select(Merge).where(Merge.source_id == row.target_id, Merge.undone_at.is_(None))
    first = db.session.scalars(later.order_by(Merge.id.desc()).limit(1)).one_or_none()
    if first is not None:
        names = names_of([first.source_id, first.target_id])
        raise Refused(_("%(one)s was merged into %(other)s since: undo that first", one=names[first.source_id],
                        other=names[first.target_id]))


def undo(row, *, by):
    """Put back what is as the merge left it; what was changed since stays, and is named in `row.left`."""
    refuse_undo(row)
    db.session.flush()
    steps = sa.select(MergeStep).where(MergeStep.merge_id == row.id, ~MergeStep.is_parked).order_by(MergeStep.id.desc())
    left = []
    for _same, group in groupby(db.session.scalars(steps).all(), key=_kind_of_step):
        left += _put_back(list(group))
    row.undone_at, row.undone_by_id, row.left = now(), by.id, left
    note(row, by=by, is_undone=True)
    db.session.flush()
    db.session.expire_all()
    return left


def _kind_of_step(step):
    return step.part, step.field, repr(step.before), repr(step.after)


def _put_back(steps):
    """Steps of one table that set one column from one value to another; [[table, key, column, why]] of what stays."""
    left, ready, table = [], [], Base.metadata.tables[steps[0].part]
    field, name = steps[0].field, column_of(steps[0].field)
    for step in steps:
        key = _key_after(table, step)
        held = held_in(table, key, [name])
        if held is None:
            left.append([step.part, step.row_key, field, "gone"])
        elif plain(part_of(held[name], field)) != step.after:
            left.append([step.part, step.row_key, field, "changed"])
        else:
            ready.append((step, key, with_part(held[name], field, thawed(table, step))))
    return left + _written(table, name, ready)


def _written(table, name, ready):
    """All at once; when a unique key has been taken since, one by one: [[table, key, column, why]] of what stays."""
    try:
        with db.session.begin_nested():
            for _step, key, value in ready:
                write_row(table, key, {name: value})
    except IntegrityError:
        if len(ready) == 1:
            (step, _key, _value), = ready
            return [[step.part, step.row_key, step.field, "taken"]]
        return [line for one in ready for line in _written(table, name, [one])]
    return []


def _key_after(table, step):
    """The primary key a row has since the step, which may have changed a part of it."""
    names = [column.name for column in table.primary_key]
    return [step.after if name == step.field else thaw(table.c[name], value)
            for name, value in zip(names, step.row_key, strict=True)]
