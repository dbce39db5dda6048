"""What is done to a task from wherever it is shown: done, reopened, put off, dropped, archived, restored."""
from datetime import datetime

from flask import request, url_for
from flask_login import current_user

from blueprints.tasks import actions, bp
from blueprints.tasks.forms.tasks import SnoozeForm
from blueprints.tasks.labels import done_text
from blueprints.tasks.views.tasks import CHANGED, led_back
from core.access import find, needs
from core.due import format_due
from core.page import Refused, done, is_htmx, page
from core.times import zone
from core.words import _, language
from core.workspace import workspace
from measures.snoozing import put_off
from models import Task, db


def told(message, task, undo=""):
    """Commit, say it, and go on where the task was shown; panels of tasks read themselves anew."""
    db.session.commit()
    return done(message, led_back(request.form.get("back"), task), event=CHANGED, undo=undo)


@bp.post("/<int:task_id>/done")
@needs()
def do_task(task_id):
    task = find(Task, task_id, to="edit")
    was_done = task.state == "done"
    follower, missed = actions.do(task, by=current_user)
    message = _("%(task)s is done already", task=task.title) if was_done else done_text(task, follower, missed)
    return told(message, task, undo=url_for(".reopen_task", task_id=task_id))


@bp.post("/<int:task_id>/reopen")
@needs()
def reopen_task(task_id):
    task = find(Task, task_id, to="edit")
    if actions.reopen(task, by=current_user):
        return told(_("Open again: %(task)s. The next one, which nobody had touched, is gone", task=task.title), task)
    return told(_("Open again: %(task)s", task=task.title), task)


@bp.route("/<int:task_id>/snooze", methods=["GET", "POST"])
@needs()
def snooze_task(task_id):
    task, form = find(Task, task_id, to="edit"), SnoozeForm()
    if not form.validate_on_submit() and form.errors and is_htmx():  # the popover that asked stays as it is
        raise Refused(next(error for errors in form.errors.values() for error in errors))
    if not form.validate_on_submit():  # without scripts
        return page("tasks/snooze_task.html", task=task, form=form, back=led_back(request.values.get("back"), task))
    here = datetime.now(zone(workspace().time_zone)).replace(tzinfo=None)
    day, clock = (form.day.data, task.due_time) if form.until.data == "day" else put_off(
        form.until.data, here, task.due_time)
    actions.snooze(task, day, clock, by=current_user)
    return told(_("Put off to %(when)s: %(task)s", when=format_due(task.due_at, language()), task=task.title), task)


@bp.post("/<int:task_id>/drop")
@needs()
def drop_task(task_id):
    task = find(Task, task_id, to="edit")
    actions.drop(task, by=current_user)
    return told(_("Dropped: %(task)s", task=task.title), task, undo=url_for(".reopen_task", task_id=task_id))


@bp.post("/<int:task_id>/archive")
@needs()
def archive_task(task_id):
    task = find(Task, task_id, to="edit")
    actions.archive(task, by=current_user)
    return told(_("%(task)s is in the archive now", task=task.title), task,
                undo=url_for(".restore_task", task_id=task_id))


@bp.post("/<int:task_id>/restore")
@needs()
def restore_task(task_id):
    task = find(Task, task_id, to="edit")
    actions.restore(task, by=current_user)
    return told(_("%(task)s is back", task=task.title), task)
