"""Goes through the things of a file some at a time: compares them with what is here and, when asked to, writes them.

The items of a run are its plan after a dry run and its ledger after it was applied: the same rows, filled in anew.
Each yield is the end of one transaction's worth; its value is the id of the last item, from where another process can
go on.
"""
from collections import Counter, defaultdict
from copy import deepcopy

import sqlalchemy as sa

from core.importing.pace import Pace
from core.importing.targets import Group
from models import ImportItem, ImportRow, db

MOST_NOTED = 50  # different texts


def walk(run, step, *, write, after=0):
    """Compare, and write, all things of one step behind item `after`; counts them in `run.counts`."""
    pace = Pace(size=50, most=1000)
    while True:
        pace.begin()
        items = _next_items(run.id, step.entity, after, pace.size)
        if not items:
            return
        findings = step.compare(_groups(run.id, step, items))
        if write:
            step.write(findings)
            db.session.flush()
        if step.grouped:
            _mark_refused(run.id, findings)
        for item, finding in zip(items, findings, strict=True):
            _fill(item, finding)
            db.session.add_all(_extra(run.id, extra) for extra in finding.extras)
        run.counts = _counted(run.counts, step, findings)
        after = items[-1].id
        yield after
        pace.took()


def _next_items(run_id, entity, after, number):
    """The next items, as many as their rows allow: one order may have thousands of lines."""
    found = db.session.scalars(sa.select(ImportItem).where(
        ImportItem.run_id == run_id, ImportItem.entity == entity, ImportItem.id > after,
    ).order_by(ImportItem.id).limit(number)).all()
    rows, most = 0, number * 20
    for at, item in enumerate(found):
        rows += item.rows
        if rows > most:
            return found[:at + 1]
    return found


def _groups(run_id, step, items):
    """Each item's rows: all of its key when the step is grouped, else the one that speaks for it."""
    columns = sa.select(ImportRow.row_no, ImportRow.group_key, ImportRow.values)
    if step.grouped:
        keys = [item.key for item in items]
        rows = db.session.execute(columns.where(
            ImportRow.run_id == run_id, ImportRow.group_key.in_(keys)).order_by(ImportRow.row_no))
        by_key = defaultdict(list)
        for row_no, key, values in rows:
            by_key[key].append((row_no, values))
        return [Group(item.key, by_key[item.key]) for item in items]
    speakers = {item.before["row"] for item in items}
    rows = db.session.execute(columns.where(ImportRow.run_id == run_id, ImportRow.row_no.in_(speakers)))
    by_row = {row_no: (row_no, values) for row_no, _key, values in rows}
    return [Group(item.key, [by_row[item.before["row"]]]) for item in items]


def _mark_refused(run_id, findings):
    """Rows that cannot be used get their reason; those that were refused before and now can lose it."""
    reasons = {row_no: reason for finding in findings for row_no, reason in finding.refusals.items()}
    keys = [finding.key for finding in findings]
    refused = sa.select(ImportRow).where(
        ImportRow.run_id == run_id, ImportRow.group_key.in_(keys), ImportRow.problem.is_not(None))
    for row in db.session.scalars(refused).all():
        row.problem = reasons.pop(row.row_no, None)
    if reasons:
        newly = sa.select(ImportRow).where(ImportRow.run_id == run_id, ImportRow.row_no.in_(sorted(reasons)))
        for row in db.session.scalars(newly):
            row.problem = reasons[row.row_no]


def _fill(item, finding):
    item.outcome, item.label, item.target_id = finding.outcome, finding.label or finding.key, finding.target_id
    item.changes, item.duplicates, item.applied_version = finding.changes, finding.duplicates, finding.version
    item.before = {"row": item.before["row"], **(finding.before or {})}


def _extra(run_id, extra):
    return ImportItem(run_id=run_id, entity=extra.entity, key=extra.key, outcome=extra.outcome, label=extra.label,
                      target_id=extra.target_id, changes=extra.changes, before=extra.before or {},
                      applied_version=extra.version)


def _note(noted, text):
    if text in noted or len(noted) < MOST_NOTED:
        noted[text] = noted.get(text, 0) + 1


def _counted(counts, step, findings):
    """The run's counts with these findings in them: {"rows": {...}, "party": {...}, …}."""
    added = defaultdict(Counter)
    for finding in findings:
        added[step.entity][finding.outcome] += 1
        if finding.duplicates:
            added[step.entity]["duplicates"] += 1
        for extra in finding.extras:
            added[extra.entity][extra.outcome] += 1
        if step.grouped:
            added["rows"] += finding.tally
    counts = deepcopy(counts)
    for finding in findings:
        for field, text in finding.notes.items():
            _note(counts.setdefault("notes", {}).setdefault(field, {}), text)
    for name, part in added.items():
        whole = counts.setdefault(name, {})
        for outcome, number in part.items():
            whole[outcome] = whole.get(outcome, 0) + number
    return counts
