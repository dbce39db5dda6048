"""The list of tasks, its export, the page of one, and the form for both new and known ones."""
from types import SimpleNamespace

from flask import abort, request, url_for
from flask_login import current_user

from blueprints.records.panels import panels_of
from blueprints.tasks import actions, bp, queries
from blueprints.tasks.choices import Choices, chips_of, tabs_of
from blueprints.tasks.forms.tasks import NewTaskForm, TaskForm
from blueprints.tasks.labels import STATES, TONES, rhythm_text, tasks_counted
from blueprints.tasks.series import rhythm_of
from core.access import can_edit, find, needs
from core.address_values import own_path
from core.custom_fields import custom_facts, custom_values
from core.custom_forms import with_custom_fields
from core.export import export
from core.kinds import ways
from core.page import Refused, done, is_htmx, page
from core.words import _, language
from models import Record, Task, db, now

CHANGED = "tasks-changed"  # what panels that show tasks listen to


@bp.get("")
@needs()
def tasks():
    listing = queries.TASKS.open(in_good_order(request.args), request.path)
    return page("tasks/tasks.html", listing=listing, tabs=tabs_of(listing), choices=Choices(listing), states=STATES,
                tones=TONES, chips=chips_of(listing), counted=tasks_counted(listing.total), now=now(),
                ways=ways(), here=request.full_path.rstrip("?"))


def in_good_order(args):
    """Closed tasks come newest first where no order is asked for: only the open ones go by their days."""
    if args.get("state", "open") in ("", "open") or args.get("sort"):
        return args
    return {**args, "sort": "-created"}


@bp.get("/export/<any(csv, xlsx):kind>")
@needs()
def export_tasks(kind):
    listing = queries.TASKS.open(in_good_order(request.args), request.path)
    return export(kind, "tasks", listing.file_columns(), listing.all_rows())


@bp.get("/<int:task_id>")
@needs()
def task(task_id):
    found = find(Task, task_id)
    rhythm = rhythm_of(found)
    return page("tasks/task.html", task=found, panels=panels_of(found), facts=queries.facts_of(found),
                may_edit=can_edit(found), states=STATES, tones=TONES, repeats=rhythm and rhythm_text(rhythm), now=now(),
                ways=ways(), custom=custom_facts(found, language()))


@bp.route("/new", methods=["GET", "POST"])
@needs()
def new_task():
    about = subject(request.values.get("about"))
    form = with_custom_fields(NewTaskForm, "task")(
        subject=named(about), about=about and about.id, owner=current_user.id,
        team=min(current_user.grants.team_ids, default=None), back=request.args.get("back"))
    if form.validate_on_submit():
        task = actions.make_task(form.facts, by=current_user, repeats=form.repeats,
                                 about=about if form.about.data else None)
        db.session.commit()
        return done(_("Task added: %(task)s", task=task.title), led_back(form.back.data, task), event=CHANGED)
    if form.is_submitted() and is_htmx():  # a quick add: what was typed stays where it is
        raise Refused(next(error for errors in form.errors.values() for error in errors))
    return page("tasks/edit_task.html", form=form, task=None, about=about, back=own_path(form.back.data))


@bp.route("/<int:task_id>/edit", methods=["GET", "POST"])
@needs()
def edit_task(task_id):
    task = find(Task, task_id, to="edit")
    about = db.session.get(Record, task.about_id) if task.about_id else None
    form = with_custom_fields(TaskForm, "task")(obj=entered(task), subject=named(about))
    if form.validate_on_submit():
        actions.revise(task, form.facts, by=current_user, repeats=form.repeats,
                       about=about if form.about.data else None)
        db.session.commit()
        return done(_("%(task)s saved", task=task.title), led_back(None, task))
    return page("tasks/edit_task.html", form=form, task=task, about=about, back=None)


def subject(record_id):
    """The record a new task is to be about, which the asker must be able to edit; None when none is named."""
    if not record_id:
        return None
    return find(Record, int(record_id) if record_id.isdecimal() else abort(404), to="edit")


def named(record):
    return (record.id, record.title) if record else None


def entered(task):
    """A task in the words of the form."""
    rhythm = rhythm_of(task)
    return SimpleNamespace(version=task.version, title=task.title, notes=task.notes, about=task.about_id,
                           owner=task.owner_id, team=task.team_id, due_on=task.due_on, due_time=task.due_time,
                           unit=rhythm and rhythm.unit, every=rhythm.every if rhythm else 1, **custom_values(task))


def led_back(back, task):
    """Where to go on: where the form stood, else the task, or the list when it is not in sight any more."""
    if path := own_path(back):
        return path
    return url_for(".task", task_id=task.id) if queries.is_visible(task.id) else url_for(".tasks")
