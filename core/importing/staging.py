"""The first pass over a file: every row read to plain values and kept, and every thing the rows speak of, once.

A run that was killed here starts the pass anew, after clearing what it left; nothing else has been touched yet.
"""
from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa

from core.bulk import delete_rows, insert_rows
from core.files import file_path
from core.importing.fields import Reading, reader
from core.importing.pace import Pace
from core.importing.problems import CellError, RowProblem
from core.importing.tables import open_table
from core.importing.values import detect_date_order, detect_decimal_style
from core.search import fold
from core.words import _
from models import ImportItem, ImportRow, db

MOST_STUDIED = 200_000  # different cells of a column that are looked at to tell how it is written
LONGEST_SHOWN = 200


class Unclear(Exception):
    """The file does not tell the order of day and month. `questions`: {field: {"example", "candidates"}}."""

    def __init__(self, questions):
        super().__init__(", ".join(questions))
        self.questions = questions


@dataclass
class _Thing:
    rank: object
    row_no: int
    rows: int = 1


class Staging:
    """Reads the file of `run` into import_rows and import_items; `steps()` yields after each transaction's worth."""

    def __init__(self, run, target, terms):
        self.run, self.target, self.terms = run, target, terms
        self.counts = Counter()
        self.things = None

    def steps(self):
        yield from clear(self.run.id)
        readings = self._study()
        with self._open() as table:
            yield from self._rows(table, readings)
        yield from self._items()

    def _open(self):
        options = self.run.options
        return open_table(file_path(self.run.file_sha), filename=self.run.filename, encoding=options.get("encoding"),
                          delimiter=options.get("delimiter"), sheet=options.get("sheet"))

    # -- how the columns are written --------------------------------------------------------------------------------

    def _study(self):
        """{field: Reading}, after a look at the whole of the columns whose cells could mean two things."""
        columns = {field.name: (field, self.terms.mapping[field.name].column)
                   for field in self.target.fields_of(self.terms.mapping)
                   if field.kind in ("moment", "date", "decimal", "share", "amount") and self.terms.maps(field.name)}
        seen = {name: set() for name in columns}
        with self._open() as table:
            self.serials = table.kind == "xlsx"
            watched = [(seen[name], table.header.index(column)) for name, (_f, column) in columns.items() if column]
            for _row_no, cells in table if watched else ():
                if type(cells) is list:
                    for found, at in watched:
                        if len(found) < MOST_STUDIED and len(cells[at]) < 60:
                            found.add(cells[at])
        readings, questions = {}, {}
        for name, (field, _column) in columns.items():
            reading, question = self._reading(field, sorted(seen[name]))
            readings[name] = reading
            if question:
                questions[name] = question
        if questions:
            raise Unclear(questions)
        return readings

    def _reading(self, field, cells):
        zone, forced = self.terms.home.time_zone, self.terms.mapping[field.name].format
        if field.kind not in ("moment", "date"):
            return Reading(style=detect_decimal_style(cells)), None
        if forced:
            return Reading(order=forced, serials=self.serials, time_zone=zone), None
        told = detect_date_order(cells)
        question = {"example": told.example, "candidates": list(told.candidates)} if told.ambiguous else None
        return Reading(order=told.order, serials=self.serials, time_zone=zone), question

    # -- rows -------------------------------------------------------------------------------------------------------

    def _rows(self, table, readings):
        read_row = _RowReader(self.target, self.terms, table.header, readings)
        entities = [step.entity for step in self.target.steps(self.terms)]
        self.things = {entity: {} for entity in entities}
        pace, rows = Pace(size=1000), []
        pace.begin()
        for row_no, cells in table:
            rows.append(self._staged(row_no, cells, read_row, entities))
            if len(rows) >= pace.size:
                pace.begin()
                insert_rows(ImportRow, rows, domain=self.target.domain)
                yield self.counts["read"]
                pace.took()
                rows = []
        insert_rows(ImportRow, rows, domain=self.target.domain)
        yield self.counts["read"]

    def _staged(self, row_no, cells, read_row, entities):
        self.counts["read"] += 1
        staged = {"run_id": self.run.id, "row_no": row_no, "group_key": None, "row_values": None, "problem": None}
        try:
            if isinstance(cells, RowProblem):
                raise CellError(cells.message)
            staged["row_values"], places = read_row(cells)
        except CellError as error:
            self.counts["unreadable"] += 1
            cells = cells.cells if isinstance(cells, RowProblem) else cells
            return staged | {"problem": str(error), "row_values": [shown(cell) for cell in cells]}
        for entity, place in zip(entities, places, strict=True):
            if place is not None:
                self._note(self.things[entity], row_no, *place)
        staged["group_key"] = places[-1][0]
        return staged

    def _note(self, things, row_no, key, rank):
        known = things.get(key)
        if known is None:
            things[key] = _Thing(rank, row_no)
            return
        known.rows += 1
        if rank is not None and rank >= known.rank:
            known.rank, known.row_no = rank, row_no

    def _items(self):
        """One item for each thing, in the order the file first names them."""
        pace, items = Pace(size=1000), []
        pace.begin()
        for entity, things in self.things.items():
            for key, thing in things.items():
                items.append({"run_id": self.run.id, "entity": entity, "key": key, "outcome": "staged", "label": key,
                              "rows": thing.rows, "before": {"row": thing.row_no}, "changes": {}})
                if len(items) >= pace.size:
                    pace.begin()
                    insert_rows(ImportItem, items, domain=self.target.domain)
                    yield self.counts["read"]
                    pace.took()
                    items = []
        insert_rows(ImportItem, items, domain=self.target.domain)
        self.things = None
        yield self.counts["read"]


class _RowReader:
    """From the cells of a row to its values and the things it speaks of."""

    def __init__(self, target, terms, header, readings):
        self.target, self.terms = target, terms
        lookups = target.lookups()
        self.constants, self.columns = {}, []
        for field in target.fields_of(terms.mapping):
            source = terms.mapping.get(field.name)
            if source is None:
                continue
            known, meant = lookups.get(field.name, {}), terms.aliases.get(field.name)
            read = reader(field, readings.get(field.name) or Reading(known=known))
            if source.column is None:
                self.constants[field.name] = read(source.value)
            else:
                read_as = through_aliases(read, meant) if meant else read
                self.columns.append((field, header.index(source.column), read_as))

    def __call__(self, cells):
        values = dict(self.constants)
        for field, at, read in self.columns:
            try:
                value = read(cells[at])
            except CellError as error:
                raise CellError(_("%(field)s: %(problem)s", field=field.label, problem=error)) from error
            if value is not None:
                values[field.name] = value
        return values, self.target.place(values, self.terms)


def through_aliases(read, meant):
    """The same reader, for cells that may say something else than they mean."""
    return lambda text: read(meant.get(fold(text).strip(), text))


def shown(cell):
    """A cell as the list of errors shows it; the download has it whole."""
    return cell[:LONGEST_SHOWN].replace("\x00", "\ufffd") + ("…" if len(cell) > LONGEST_SHOWN else "")


def clear(run_id):
    """Take out what a run has staged, a little at a time."""
    yield from clear_items(run_id)
    yield from clear_rows(run_id)


def clear_items(run_id, but=()):
    """Take out its items, except those of the entities `but`."""
    yield from _clear(ImportItem, ImportItem.id, run_id, *([ImportItem.entity.not_in(but)] if but else ()))


def clear_rows(run_id):
    yield from _clear(ImportRow, ImportRow.row_no, run_id)


def _clear(model, column, run_id, *conditions):
    pace, wanted = Pace(size=5000, most=50_000), sa.and_(model.run_id == run_id, *conditions)
    last = 0
    while last is not None:
        pace.begin()
        last = db.session.scalar(sa.select(column).where(wanted).order_by(column).offset(pace.size - 1).limit(1))
        delete_rows(model, wanted if last is None else sa.and_(wanted, column <= last), domain="imports")
        yield 0
        pace.took()
