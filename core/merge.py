"""The one merge of the house: a record becomes part of another of its kind, and can be taken out again at any time.

All rows that name it are moved (core/merge_plan.py); those that cannot be are parked: they stay on it. Whatever is
changed is written down column by column, so that an undo puts back what nobody has changed since, and names the rest.
Only versions are not put back: they rise, so that a form opened before notices.
"""
import sqlalchemy as sa

from core.access import MERGED
from core.audit import plain
from core.merge_plan import planned
from core.merge_rows import by_columns, held_in, moved_key, set_in_all, spread, write_row
from core.page import Refused
from core.words import _
from models import Base, Change, Merge, MergeStep, NameCard, db, now


class Merging:
    """One merge at work. The caller settles what its kind must, then calls `move` and `finish`."""

    def __init__(self, source, target, *, by):
        db.session.flush()
        self.source, self.target, self.by = source, target, by
        self.row = Merge(source_id=source.id, target_id=target.id, by_id=by.id)
        db.session.add(self.row)
        db.session.flush()
        self._steps = []

    def write(self, table_name, key, values):
        """Change columns of one row, by its primary key; a JSON object key by key. Nothing where no row is."""
        table = Base.metadata.tables[table_name]
        held = held_in(table, key, values)
        if held is None:
            return
        changed = {name: value for name, value in values.items() if plain(held[name]) != plain(value)}
        for name, value in changed.items():
            for field, before, after in spread(name, held[name], value):
                self._note(table, key, field, before, after)
        if changed:
            write_row(table, key, changed)

    def move(self, *, settled=frozenset()):
        """All rows that name the one that goes name the one that stays from now on."""
        for plan in planned(type(self.source), self.source.id, self.target.id, settled=settled):
            for key, columns in plan.moving.items():
                for column in columns:
                    self._note(plan.table, key, column.name, self.source.id, self.target.id)
                    key = moved_key(plan.table, key, column.name, self.target.id)
            for key, column in plan.parked.items():
                self._note(plan.table, key, column.name, self.source.id, self.source.id, is_parked=True)
            for columns, keys in by_columns(plan.moving):
                set_in_all(plan.table, keys, {column.name: self.target.id for column in columns})

    def finish(self):
        """Close the one that went, write down what was done, and forget what the session held of it all."""
        self.write("records", (self.source.id,), {"state": MERGED, "is_open": False, "archived_at": now()})
        db.session.add_all(self._steps)
        note(self.row, by=self.by, is_undone=False)
        db.session.flush()
        db.session.expire_all()
        return self.row

    def _note(self, table, key, field, before, after, *, is_parked=False):
        self._steps.append(MergeStep(merge_id=self.row.id, part=table.name, row_key=[plain(each) for each in key],
                                     field=field, before=plain(before), after=plain(after), is_parked=is_parked))


def survivor_of(record_id):
    """The id of the record that this one is part of now, whichever was merged into which; None when of none."""
    survivor = None
    while True:
        query = sa.select(Merge.target_id).where(Merge.source_id == (survivor or record_id), Merge.undone_at.is_(None))
        found = db.session.scalar(query.order_by(Merge.id.desc()).limit(1))
        if found is None:
            return survivor
        survivor = found


def refuse(source, target):
    """Refused: into itself, and when one of them is part of another already, as it may be since a moment."""
    if source.id == target.id:
        raise Refused(_("Nothing can be merged into itself"))
    for record in (source, target):
        if record.state == MERGED:
            raise Refused(_("%(name)s was merged into another one already", name=record.title))
        if record.is_archived:
            raise Refused(_("%(name)s is in the archive: take it out first", name=record.title))


def names_of(record_ids):
    """{id: name}"""
    query = sa.select(NameCard.id, NameCard.title).where(NameCard.id.in_(record_ids))
    return dict(db.session.execute(query).all())


def note(row, *, by, is_undone):
    """The history of both says what became of them."""
    for record_id, name, other in ((row.source_id, "into", row.target_id), (row.target_id, "took_in", row.source_id)):
        fields = {name: [other, None] if is_undone else [None, other]}
        db.session.add(Change(record_id=record_id, part="merges", verb="removed" if is_undone else "added",
                              fields=fields, by_id=by.id))
