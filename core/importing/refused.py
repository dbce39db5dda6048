"""The rows of a file that cannot be used, given back as a file: as they came, with the reason beside them."""
import csv
import io
import re

import sqlalchemy as sa

from core.export import harmless
from core.files import file_path
from core.importing.tables import RowProblem, open_table
from core.words import _
from models import ImportRow, db

PLAIN_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*%?")
AT_ONCE = 500


def refused_file(run):
    """Lines of CSV: the header, then each refused row with its number and the reason. Read from the file itself.

    A cell that a spreadsheet program would run as a formula gets an apostrophe in front; numbers stay numbers.
    """
    options = run.options
    with open_table(file_path(run.file_sha), filename=run.filename, encoding=options.get("encoding"),
                    delimiter=options.get("delimiter"), sheet=options.get("sheet")) as table:
        yield _line([*table.header, _("Row"), _("Problem")])
        reasons = _reasons(run.id)
        wanted, reason = next(reasons, (None, None))
        for row_no, cells in table:
            if wanted is None:
                return
            if row_no == wanted:
                cells = cells.cells if isinstance(cells, RowProblem) else cells
                yield _line([*map(_safe, cells), row_no, reason])
                wanted, reason = next(reasons, (None, None))


def _reasons(run_id):
    """(row number, reason) in the order of the file, read some at a time."""
    after = 0
    while True:
        rows = db.session.execute(sa.select(ImportRow.row_no, ImportRow.problem).where(
            ImportRow.run_id == run_id, ImportRow.problem.is_not(None), ImportRow.row_no > after,
        ).order_by(ImportRow.row_no).limit(AT_ONCE)).all()
        if not rows:
            return
        yield from rows
        after = rows[-1].row_no


def _safe(cell):
    return cell if PLAIN_NUMBER.fullmatch(cell) else harmless(cell)


def _line(cells):
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
