"""`flask import orders FILE`: the whole import in one command, without a worker."""
import json
import sys
from pathlib import Path

import click

from core.cli import as_system, fail, tell
from core.importing import runs
from core.importing.problems import TableError
from core.importing.refused import refused_file
from core.importing.summary import summary, told
from core.importing.targets import target_named
from core.long_runs import job_of
from core.page import Refused
from core.words import _
from core.worker import Worker
from core.workspace import workspace
from models import db


@click.command("import")
@click.argument("target")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="JSON: field to column; without it the columns are guessed or remembered.")
@click.option("--aliases", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="JSON: field to {text in the file: what it means here}; added to those said before.")
@click.option("--yes", is_flag=True, help="Write it. Without this, say what would happen and stop.")
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout, and nothing else.")
@click.option("--restore", is_flag=True, help="Bring customers back from the archive that the file names.")
@click.option("--credit-prefix", default="C", show_default=True, help="How the numbers of credit notes begin.")
@click.option("--encoding", help="When it is not found out rightly: utf-8, gb18030, cp1252 …")
@click.option("--delimiter", help="When it is not found out rightly.")
@click.option("--sheet", help="Name of the sheet of a workbook; otherwise the first visible one.")
@click.option("--errors", type=click.Path(dir_okay=False, writable=True, path_type=Path),
              help="Write the rows that cannot be used to this CSV file, with the reason.")
@as_system
def import_file(target, file, mapping, aliases, yes, as_json, restore, credit_prefix, errors, **written):
    """Import FILE as TARGET (customers, orders, deals …)."""
    if workspace() is None:
        fail(_("There is no workspace yet: set it up, or run `flask users create` first"))
    try:
        run = _bring(target, file, written)
        wanted = read_json(mapping) if mapping else run.options["mapping"]
        runs.start_check(run, wanted, restore=restore, credit_prefix=credit_prefix, at_once=yes,
                         aliases=read_json(aliases) if aliases else None)
        _work_on(run)
    except (TableError, Refused, json.JSONDecodeError) as problem:
        db.session.rollback()
        fail(problem)
    _tell(run, as_json)
    if errors:
        with errors.open("w", encoding="utf-8-sig", newline="") as out:
            out.writelines(refused_file(run))
    if run.state == "checked":
        runs.discard(run)
        _work(run)


def read_json(file):
    return json.loads(file.read_text(encoding="utf-8-sig"))


def _bring(target, file, written):
    with file.open("rb") as stream:
        return runs.bring(stream, file.name, target_named(target), **written)


def _work_on(run):
    """Do the run's job in this process. TableError when the file turns out to be unreadable or unclear."""
    job = _work(run)
    if job.state == "dead":
        print(job.error, file=sys.stderr)
        fail(_("The import stopped; an administrator can let it go on at /admin/jobs"))
    db.session.refresh(run)
    if run.state == "uploaded":
        problem = runs.why_not(run)
        runs.discard(run)
        _work(run)
        raise TableError(problem)


def _work(run):
    job = job_of(run)
    Worker().run_here(job)
    return job


def _tell(run, as_json):
    if as_json:
        tell(summary(run), as_json=True)
        return
    for sentence in told(run):
        click.echo(sentence)
