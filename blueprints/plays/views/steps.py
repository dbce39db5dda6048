"""Steps of a draft: entered, revised, put in order, taken out."""
from types import SimpleNamespace

from flask import abort, request

from blueprints.plays import bp
from blueprints.plays.actions import plays as actions
from blueprints.plays.forms.plays import NewStepForm, StepForm
from blueprints.plays.views.plays import saved
from core.access import find, needs
from core.page import page
from core.words import _
from models import Play


def find_step(play_id, step_id):
    """A draft and one of its steps."""
    play = find(Play, play_id)
    actions.check_draft(play)
    return play, next((each for each in play.steps if each.id == step_id), None) or abort(404)


@bp.route("/<int:play_id>/steps/new", methods=["GET", "POST"])
@needs("customers.manage")
def new_step(play_id):
    play, form = find(Play, play_id), NewStepForm()
    actions.check_draft(play)
    if form.validate_on_submit() and form.acted(actions.put_step, play, None, form.facts, at=refused_at(form)):
        return saved(play_id, _("Step saved"))
    return page("plays/edit_step.html", form=form, play=play, step=None)


@bp.route("/<int:play_id>/steps/<int:step_id>", methods=["GET", "POST"])
@needs("customers.manage")
def edit_step(play_id, step_id):
    play, step = find_step(play_id, step_id)
    form = StepForm(obj=entered(step))
    if form.validate_on_submit() and form.acted(actions.put_step, play, step, form.facts, at=refused_at(form)):
        return saved(play_id, _("Step saved"))
    return page("plays/edit_step.html", form=form, play=play, step=step)


@bp.post("/<int:play_id>/steps/<int:step_id>/move")
@needs("customers.manage")
def move_step(play_id, step_id):
    play, step = find_step(play_id, step_id)
    actions.move_step(play, step, -1 if request.form.get("to") == "up" else 1)
    return saved(play_id, "")


@bp.post("/<int:play_id>/steps/<int:step_id>/remove")
@needs("customers.manage")
def remove_step(play_id, step_id):
    play, step = find_step(play_id, step_id)
    actions.remove_step(play, step)
    return saved(play_id, _("Taken out"))


def refused_at(form):
    """Where a refusal is told."""
    return "person" if form.whose.data == "person" and form.person.data is None else "days"


def entered(step):
    """A step in the words of the form."""
    return SimpleNamespace(version=step.version, name=step.name, way=step.way, timing=step.timing, days=step.days,
                           whose=step.whose, person=step.person_id, script=step.script)
