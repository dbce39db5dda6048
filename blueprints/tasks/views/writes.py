"""What programs write about tasks, as people do."""
from flask_login import current_user

from blueprints.tasks import actions
from blueprints.tasks.forms.tasks import NewTaskForm
from blueprints.tasks.views.tasks import named, subject
from core.access import find
from core.custom_forms import with_custom_fields
from core.forms import Form
from core.writes import Write
from models import Record, Task


def new_form(given, _row):
    about = subject(given.get("about")) if given else None
    return with_custom_fields(NewTaskForm, "task")(
        given, subject=named(about), about=about and about.id, owner=current_user.id,
        team=min(current_user.grants.team_ids, default=None))


def make(form, _row):
    about = find(Record, form.about.data, to="edit") if form.about.data else None
    return actions.make_task(form.facts, by=current_user, repeats=form.repeats, about=about)


def nothing_asked(given, _task):
    return Form(given)


def do(_form, task):
    actions.do(task, by=current_user)
    return task


WRITES = {"tasks": {"create": Write(None, new_form, make), "done": Write(None, nothing_asked, do, Task)}}
