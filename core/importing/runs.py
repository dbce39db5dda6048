"""An import from the file to its undoing: what may be done with a run when. Callers commit."""
import sqlalchemy as sa

from core import jobs
from core.files import file_path, keep_file
from core.importing.aliases import as_kept, read_aliases, remembered_aliases
from core.importing.mapping import as_json, guess, header_print, read_mapping
from core.importing.tables import open_table
from core.importing.targets import target_named
from core.page import Refused
from core.scope import principal_of
from core.words import _
from models import ImportItem, ImportRow, ImportRun, db, now

SAMPLES = 5
WRITTEN = ("encoding", "delimiter", "sheet")  # how a file is written, as far as a person may correct it
ANY = "any"  # things of every kind
BUSY = ("checking", "applying", "undoing")


def bring(stream, filename, target, **written):
    """A new run for a file. TableError when there is no table in it."""
    check_reach(target)
    sha = keep_file(stream)
    options = look(sha, filename, written)
    run = ImportRun(target=target.name, file_sha=sha, filename=filename[:200], state="uploaded", counts={},
                    header_print=header_print(target, options["header"]), options=options,
                    created_by_id=principal_of(db.session).id)
    run.options["mapping"] = remembered(run) or guess(target, options["header"])
    run.options["aliases"] = remembered_aliases(target)
    db.session.add(run)
    db.session.flush()
    return run


def look(sha, filename, written):
    """The first rows of a file, and how it is written; `written` is believed."""
    believed = {name: written.get(name) or None for name in WRITTEN}
    with open_table(file_path(sha), filename=filename, **believed) as table:
        samples = []
        for _row_no, cells in table:
            if isinstance(cells, list):
                samples.append([cell[:80] for cell in cells])
            if len(samples) == SAMPLES:
                break
        return {"kind": table.kind, "header": table.header, "samples": samples, "warnings": table.warnings,
                "sheets": table.sheets, "encoding": table.encoding, "delimiter": table.delimiter, "sheet": table.sheet}


def look_again(run, written):
    """Read the beginning anew, in the encoding, with the delimiter or from the sheet that somebody chose.

    Reads the file before it asks the database anything: call it outside any transaction.
    """
    _refuse_unless(run, "uploaded")
    seen = look(run.file_sha, run.filename, written)
    run.header_print = header_print(target_named(run.target), seen["header"])
    kept = {name: run.options[name] for name in ("restore", "credit_prefix", "aliases") if name in run.options}
    run.options = seen | kept | {"mapping": remembered(run) or guess(target_named(run.target), seen["header"])}


def remembered(run):
    """The mapping of the newest run of a file of the same form, if it got as far as being checked."""
    options = db.session.scalar(sa.select(ImportRun.options).where(
        ImportRun.header_print == run.header_print, ImportRun.state.in_(("checked", "applying", "applied", "undone")),
    ).order_by(ImportRun.id.desc()).limit(1))
    return options["mapping"] if options else None


def start_check(run, mapping, *, restore=False, credit_prefix="C", aliases=None, at_once=False):
    """Queue the dry run, by a mapping in the form of JSON; `at_once` leaves it out and writes. TableError when it does
    not fit. `aliases`, {field: {text: what it means}}, are added to those that are remembered."""
    _refuse_unless(run, "uploaded", "checked")
    target = target_named(run.target)
    read = read_mapping(mapping, target, run.options["header"])
    meant = as_kept(run.options.get("aliases", {}), read_aliases(aliases or {}, target))
    run.options = {name: value for name, value in run.options.items() if name not in ("questions", "failure")} | {
        "mapping": as_json(read), "restore": bool(restore), "credit_prefix": credit_prefix, "aliases": meant}
    _start(run, "applying" if at_once else "checking")


def settle_names(run, aliases):
    """Somebody said what unknown names mean: look again at what the file would change."""
    _refuse_unless(run, "checked")
    start_check(run, run.options["mapping"], restore=run.options["restore"],
                credit_prefix=run.options["credit_prefix"], aliases=aliases)


def back_to_mapping(run):
    _refuse_unless(run, "checked")
    run.state = "uploaded"


def start_apply(run):
    """Queue the writing of what the dry run showed, compared anew with what others write meanwhile."""
    _refuse_unless(run, "checked")
    _start(run, "applying")


def start_undo(run):
    _refuse_unless(run, "applied")
    _start(run, "undoing")


def _start(run, state):
    check_reach(target_named(run.target))
    run.state, run.finished_at = state, None
    db.session.flush()
    run.job_id = jobs.enqueue(f"imports.{state}", key=f"import:{run.id}:{state}", run_id=run.id).id


def discard(run):
    """Forget a run that was not applied. A dry run under way notices and stops; the rows go by and by."""
    _refuse_unless(run, "uploaded", "checking", "checked")
    run.state, run.finished_at = "discarded", now()
    db.session.flush()
    run.job_id = jobs.enqueue("imports.forget", key=f"import:{run.id}:forget", run_id=run.id).id




def check_reach(target):
    """An import compares with everything there is: whoever starts one must be able to see and write all of it."""
    if principal_of(db.session).grants.scope(target.domain, "write") != "all":
        raise Refused(_("Importing %(target)s needs a role that may change all of them, not only your team's",
                        target=target.label))


def _refuse_unless(run, *states):
    if run.state not in states:
        raise Refused(_("This import has gone on meanwhile; reload the page"))


def items_of(run, entity, outcome):
    """A select() of the run's items of one kind (or ANY) and outcome; "duplicates" are new and resemble others."""
    query = sa.select(ImportItem).where(ImportItem.run_id == run.id)
    if entity != ANY:
        query = query.where(ImportItem.entity == entity)
    if outcome == "duplicates":
        return query.where(ImportItem.duplicates.is_not(None), ImportItem.outcome == "new")
    return query.where(ImportItem.outcome == outcome)


def problems_of(run):
    """A select() of the rows that cannot be used, in the order of the file."""
    refused = sa.select(ImportRow).where(ImportRow.run_id == run.id, ImportRow.problem.is_not(None))
    return refused.order_by(ImportRow.row_no)


def why_not(run):
    """Why a run waits for its owner again, in one sentence."""
    questions = run.options.get("questions")
    if not questions:
        return run.options.get("failure") or _("The file could not be read")
    field, told = next(iter(questions.items()))
    return _("The column of %(field)s does not tell the order of day and month (“%(example)s”): "
             "say it in the mapping, as in {\"column\": …, \"format\": \"d/m/y\"}", field=field,
             example=told["example"])
