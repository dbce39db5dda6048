"""Templates, each for those who manage its room: what is in force, and drafts of what is to be."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.evaluation import bp
from blueprints.evaluation.actions import templates as actions
from blueprints.evaluation.forms.templates import BandsForm, CriterionForm, TemplateForm, entered, entered_bands
from blueprints.evaluation.labels import (
    ACTIONS,
    EFFECTS,
    PERIODS,
    POLICIES,
    ROLL_UPS,
    SCORERS,
    SOURCES,
    TEMPLATE_STATES,
    TEMPLATE_TONES,
)
from blueprints.evaluation.queries import templates as queries
from blueprints.evaluation.rooms import ROOMS
from blueprints.evaluation.rules import Rules
from blueprints.evaluation.sources import SOURCES as MEASURES
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import SCORED_ROLES, ScoreTemplate, db


def managed():
    """The rooms that the one who asks manages."""
    return [ROOMS[role] for role in SCORED_ROLES if can(f"{ROOMS[role].domain}.manage")]


def find_managed(template_id):
    """A template of such a room; to others it is as one that never was."""
    roles = [room.role for room in managed()]
    found = find(ScoreTemplate, template_id)
    return found if found.role in roles else abort(404)


@bp.get("/templates")
@needs("scorecards.manage")
def templates():
    rooms = managed()
    found = [(room, each) for room in rooms for each in queries.templates(room.role)]
    return page("evaluation/templates.html", rooms=rooms, templates=found, states=TEMPLATE_STATES,
                tones=TEMPLATE_TONES, periods=PERIODS)


@bp.get("/templates/<int:template_id>")
@needs("scorecards.manage")
def template(template_id):
    found = find_managed(template_id)
    wrong = actions.what_is_wrong(found) if found.state == "draft" else []
    return page("evaluation/template.html", rubric=found, rules=Rules(found), wrong=wrong, states=TEMPLATE_STATES,
                tones=TEMPLATE_TONES, periods=PERIODS, policies=POLICIES, roll_ups=ROLL_UPS, sources=SOURCES,
                scorers=SCORERS, measures=MEASURES, actions=ACTIONS, effects=EFFECTS)


def saved(message, template_id):
    db.session.commit()
    return done(message, url_for(".template", template_id=template_id))


@bp.post("/templates/<int:template_id>/draft")
@needs("scorecards.manage")
def draft_template(template_id):
    fresh = actions.draft_of(find_managed(template_id))
    return saved(_("A draft: change it and publish it"), fresh.id)


@bp.post("/templates/<int:template_id>/publish")
@needs("scorecards.manage")
def publish_template(template_id):
    found = find_managed(template_id)
    actions.publish(found, by=current_user)
    return saved(_("%(name)s is in force now", name=found.name), template_id)


@bp.post("/templates/<int:template_id>/discard")
@needs("scorecards.manage")
def discard_template(template_id):
    actions.discard(find_managed(template_id))
    db.session.commit()
    return done(_("The draft is gone"), url_for(".templates"))


@bp.route("/templates/<int:template_id>/edit", methods=["GET", "POST"])
@needs("scorecards.manage")
def edit_template(template_id):
    found = find_managed(template_id)
    actions.check_draft(found)
    form = TemplateForm(obj=found)
    if form.validate_on_submit():
        actions.revise(found, form.facts)
        return saved(_("%(name)s saved", name=found.name), template_id)
    return page("evaluation/edit_template.html", form=form, rubric=found)


@bp.route("/templates/<int:template_id>/criteria/<int:criterion_id>", methods=["GET", "POST"])
@bp.route("/templates/<int:template_id>/criteria/new", methods=["GET", "POST"], endpoint="new_criterion")
@needs("scorecards.manage")
def edit_criterion(template_id, criterion_id=None):
    found = find_managed(template_id)
    actions.check_draft(found)
    criterion = criterion_of(found, criterion_id)
    rules = Rules(found)
    form = CriterionForm(obj=criterion and entered(criterion), role=found.role,
                         groups=[(each.id, each.name) for each in rules.groups_for(criterion)],
                         is_full=bool(criterion and rules.below[criterion.id]))
    if form.validate_on_submit():
        made = actions.put_criterion(found, criterion, form.facts)
        return saved(_("%(name)s saved", name=made.name), template_id)
    return page("evaluation/edit_criterion.html", form=form, rubric=found, criterion=criterion, url=request.path)


@bp.post("/templates/<int:template_id>/criteria/<int:criterion_id>/remove")
@needs("scorecards.manage")
def remove_criterion(template_id, criterion_id):
    found = find_managed(template_id)
    criterion = criterion_of(found, criterion_id)
    actions.remove_criterion(found, criterion)
    return saved(_("%(name)s is gone", name=criterion.name), template_id)


@bp.route("/templates/<int:template_id>/standings", methods=["GET", "POST"])
@needs("scorecards.manage")
def edit_bands(template_id):
    found = find_managed(template_id)
    actions.check_draft(found)
    form = BandsForm(obj=entered_bands(found), role=found.role)
    if form.validate_on_submit():
        actions.put_bands(found, form.facts)
        return saved(_("The standings are saved"), template_id)
    return page("evaluation/edit_bands.html", form=form, rubric=found)


def criterion_of(found, criterion_id):
    """The criterion of this template; None where none is asked for."""
    if criterion_id is None:
        return None
    return next((each for each in found.criteria if each.id == criterion_id), None) or abort(404)
