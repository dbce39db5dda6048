"""The runs, and what is in one of them."""
from blueprints.imports.labels import IN_TABLE
from core.access import of
from core.importing.runs import items_of
from core.importing.targets import TARGETS
from core.listing import Listing, Sort
from models import ImportItem, ImportRow, ImportRun, User


def runs(principal):
    """The list of the imports whose whole matter the asker may change."""
    reached = [name for name, target in TARGETS.items() if principal.grants.scope(target.domain, "write") == "all"]
    query = of(ImportRun, ImportRun.id, ImportRun.filename, ImportRun.target, ImportRun.state, ImportRun.counts,
               ImportRun.created_at, User.name.label("by"))
    query = query.outerjoin(User, User.id == ImportRun.created_by_id).where(
        ImportRun.target.in_(reached), ImportRun.state != "discarded")
    return Listing(query, {"date": Sort(ImportRun.created_at, ImportRun.id, descending=True)})


def outcomes_seen(run, target):
    """The outcomes that this run's things have, in the order people read them."""
    return [outcome for outcome in IN_TABLE if any(outcome in run.counts.get(entity, {}) for entity in target.things)]


def things(run, entity, outcome):
    """The list of the things of one kind to which the same happened."""
    query = items_of(run, entity, outcome).with_only_columns(
        ImportItem.id, ImportItem.entity, ImportItem.key, ImportItem.label, ImportItem.target_id, ImportItem.rows,
        ImportItem.changes, ImportItem.duplicates)
    return Listing(query, {"file": Sort(ImportItem.id, ImportItem.id)})


def refused_rows(run):
    """The list of the rows that cannot be used."""
    query = of(ImportRow, ImportRow.row_no, ImportRow.problem, ImportRow.values).where(
        ImportRow.run_id == run.id, ImportRow.problem.is_not(None))
    return Listing(query, {"file": Sort(ImportRow.row_no, ImportRow.row_no)})
