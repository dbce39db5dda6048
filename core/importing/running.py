"""The work on a run, as steps of a job: dry run, writing, undo. Each yield is a transaction's worth with its cursor.

A process that is killed loses at most one step, which was rolled back; the next one goes on from the cursor.
"""
import sqlalchemy as sa

from core.database import tidy
from core.importing.mapping import read_mapping
from core.importing.problems import TableError
from core.importing.runs import check_reach
from core.importing.staging import Staging, Unclear, clear_items
from core.importing.targets import Terms, target_named
from core.importing.undoing import unwind
from core.importing.walking import walk
from core.jobs import Progress
from core.long_runs import Stopped, until_stopped
from core.scope import principal_of
from core.workspace import workspace
from models import ImportItem, ImportRun, db, now


@until_stopped
def check(run_id, cursor):
    """The dry run: read the file, and compare all it says with what is here."""
    run = _held(run_id, "checking")
    target, terms = _terms(run)
    if not cursor:
        yield from _staged(run, target, terms, "checking")
    yield from _walked(run, target, terms, "checking", cursor, write=False)
    _held(run_id, "checking").state = "checked"
    yield Progress(run.counts["things"], run.counts["things"], cursor={})


@until_stopped
def apply(run_id, cursor):
    """Write it. Reads the file first when no dry run did."""
    run = _held(run_id, "applying")
    target, terms = _terms(run)
    if not cursor and "things" not in run.counts:
        yield from _staged(run, target, terms, "applying")
    elif not cursor:
        yield from _without_extras(run, target, terms)
    if cursor.get("step") != "finish":
        yield from _walked(run, target, terms, "applying", cursor, write=True)
        cursor = {}
    yield from _finished(run, target, terms, cursor)
    _end(run_id, "applying", "applied")
    yield Progress(run.counts["things"], run.counts["things"], cursor={})


@until_stopped
def undo(run_id, cursor):
    run = _held(run_id, "undoing")
    target, terms = _terms(run)
    things = run.counts["things"]
    if cursor.get("step") != "finish":
        for before in unwind(run, target.undoers(terms), cursor.get("before")):
            yield Progress(run.counts["undone"] + run.counts["kept"], things, cursor={"before": before})
            _held(run_id, "undoing")
        cursor = {}
    yield from _finished(run, target, terms, cursor)
    _end(run_id, "undoing", "undone")
    yield Progress(things, things, cursor={})


def _terms(run):
    target = target_named(run.target)
    check_reach(target)
    terms = Terms(run.id, read_mapping(run.options["mapping"], target, run.options["header"]), workspace(),
                  principal_of(db.session), restore=run.options.get("restore", False),
                  credit_prefix=run.options.get("credit_prefix", "C"), aliases=run.options.get("aliases", {}))
    return target, terms


def _held(run_id, state):
    """The run as it is now, locked until the step ends."""
    run = db.session.get(ImportRun, run_id, populate_existing=True, with_for_update=True)
    if run is None or run.state != state:
        raise Stopped
    return run


def _staged(run, target, terms, state):
    """Read the file. When it cannot be read, or does not tell how, the run waits for its owner again."""
    staging = Staging(run, target, terms)
    run.counts = {}
    try:
        for rows in staging.steps():
            yield Progress(rows, cursor={})
            _held(run.id, state)
    except (TableError, Unclear) as problem:
        db.session.rollback()
        run = _held(run.id, state)
        told = {"questions": problem.questions} if isinstance(problem, Unclear) else {"failure": str(problem)}
        run.state, run.options = "uploaded", run.options | told
        yield Progress(0, cursor={})
        raise Stopped from problem
    things = sa.select(sa.func.count()).select_from(ImportItem).where(ImportItem.run_id == run.id)
    run.counts = dict(staging.counts) | {"things": db.session.scalar(things)}


def _without_extras(run, target, terms):
    """The plan becomes the ledger; what the plan added of its own accord is found anew."""
    entities = [step.entity for step in target.steps(terms)]
    for _gone in clear_items(run.id, entities):
        yield Progress(0, run.counts["things"], cursor={})


def _walked(run, target, terms, state, cursor, *, write):
    steps = target.steps(terms)
    first = cursor.get("step", 0)
    if not cursor:
        whole = ("read", "unreadable", "things")
        run.counts = {name: run.counts.get(name, 0) for name in whole} | {
            "rows": {"errors": run.counts.get("unreadable", 0)}}
    for number, step in enumerate(steps[first:], start=first):
        after = cursor.get("after", 0) if number == first else 0
        for last in walk(run, step, write=write, after=after):
            yield Progress(_done(run, steps), run.counts["things"], cursor={"step": number, "after": last})
            _held(run.id, state)


def _done(run, steps):
    return sum(number for step in steps for outcome, number in run.counts.get(step.entity, {}).items()
               if outcome != "duplicates")


def _finished(run, target, terms, cursor):
    things, after = run.counts["things"], cursor.get("after", 0)
    for last in target.finish(run.id, terms, after):
        after = last
        yield Progress(things, things, cursor={"step": "finish", "after": after})
    yield Progress(things, things, cursor={"step": "finish", "after": after})
    tidy(full=True)


def _end(run_id, state, final):
    run = _held(run_id, state)
    run.state, run.finished_at = final, now()
