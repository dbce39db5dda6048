"""Pipelines and their stages, for those who manage sales."""
from flask import url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import pipelines as actions
from blueprints.sales.deal_labels import CATEGORIES, OUTCOMES, TONES
from blueprints.sales.forms.pipelines import ArchiveStageForm, NameForm, NewNameForm, NewStageForm, StageForm, entered
from blueprints.sales.queries import pipelines as queries
from core.access import find, needs
from core.page import done, page
from core.places import shift
from core.words import _
from models import Pipeline, Stage, db


def saved(message, url, undo=""):
    db.session.commit()
    return done(message, url, undo=undo)


@bp.get("/pipelines")
@needs("sales.manage")
def pipelines():
    return page("sales/pipelines.html", pipelines=queries.pipelines())


@bp.route("/pipelines/new", methods=["GET", "POST"])
@needs("sales.manage")
def new_pipeline():
    form = NewNameForm(taken=actions.taken(Pipeline))
    if form.validate_on_submit():
        made = actions.make_pipeline(form.name.data)
        return saved(_("%(name)s saved", name=made.name), url_for(".pipeline_stages", pipeline_id=made.id))
    return page("sales/edit_pipeline.html", form=form, pipeline=None, url=url_for(".new_pipeline"))


@bp.get("/pipelines/<int:pipeline_id>")
@needs("sales.manage")
def pipeline_stages(pipeline_id):
    return page("sales/pipeline_stages.html", pipeline=find(Pipeline, pipeline_id), **listed(pipeline_id))


def listed(pipeline_id):
    return {"stages": queries.stages(pipeline_id), "outcomes": OUTCOMES, "tones": TONES, "categories": CATEGORIES}


@bp.route("/pipelines/<int:pipeline_id>/edit", methods=["GET", "POST"])
@needs("sales.manage")
def edit_pipeline(pipeline_id):
    found = find(Pipeline, pipeline_id)
    form = NameForm(obj=found, taken=actions.taken(Pipeline, but=found))
    if form.validate_on_submit():
        actions.rename(found, form.name.data)
        return saved(_("%(name)s saved", name=found.name), url_for(".pipeline_stages", pipeline_id=pipeline_id))
    return page("sales/edit_pipeline.html", form=form, pipeline=found,
                url=url_for(".edit_pipeline", pipeline_id=pipeline_id))


@bp.post("/pipelines/<int:pipeline_id>/<any(up, down):direction>")
@needs("sales.manage")
def shift_pipeline(pipeline_id, direction):
    shift(find(Pipeline, pipeline_id), queries.in_order(Pipeline), direction)
    db.session.commit()
    return done("", url_for(".pipelines", _anchor=f"{direction}-{pipeline_id}"), template="sales/pipelines.html",
                block="rows", pipelines=queries.pipelines())


@bp.post("/pipelines/<int:pipeline_id>/archive")
@needs("sales.manage")
def archive_pipeline(pipeline_id):
    found = find(Pipeline, pipeline_id)
    actions.archive_pipeline(found)
    return saved(_("%(name)s is in the archive now", name=found.name), url_for(".pipelines"),
                 undo=url_for(".restore_pipeline", pipeline_id=pipeline_id))


@bp.post("/pipelines/<int:pipeline_id>/restore")
@needs("sales.manage")
def restore_pipeline(pipeline_id):
    found = find(Pipeline, pipeline_id)
    actions.restore(found)
    return saved(_("%(name)s is back", name=found.name), url_for(".pipelines"))


# -- stages ------------------------------------------------------------------------------------------------------------

@bp.route("/pipelines/<int:pipeline_id>/stages/new", methods=["GET", "POST"])
@needs("sales.manage")
def new_stage(pipeline_id):
    pipeline = find(Pipeline, pipeline_id)
    form = NewStageForm(taken=actions.taken(Stage, Stage.pipeline_id == pipeline_id))
    if form.validate_on_submit():
        stage = actions.add_stage(pipeline, form.facts)
        return saved(_("%(name)s saved", name=stage.name), url_for(".pipeline_stages", pipeline_id=pipeline_id))
    return page("sales/edit_stage.html", form=form, stage=None, pipeline=pipeline,
                url=url_for(".new_stage", pipeline_id=pipeline_id))


@bp.route("/stages/<int:stage_id>/edit", methods=["GET", "POST"])
@needs("sales.manage")
def edit_stage(stage_id):
    stage = find(Stage, stage_id)
    form = StageForm(obj=entered(stage),
                     taken=actions.taken(Stage, Stage.pipeline_id == stage.pipeline_id, but=stage))
    if form.validate_on_submit():
        actions.write_stage(stage, form.facts)
        return saved(_("%(name)s saved", name=stage.name), url_for(".pipeline_stages", pipeline_id=stage.pipeline_id))
    return page("sales/edit_stage.html", form=form, stage=stage, pipeline=stage.pipeline,
                url=url_for(".edit_stage", stage_id=stage_id))


@bp.post("/stages/<int:stage_id>/<any(up, down):direction>")
@needs("sales.manage")
def shift_stage(stage_id, direction):
    stage = find(Stage, stage_id)
    shift(stage, actions.stages_of(stage.pipeline), direction)
    db.session.commit()
    back = url_for(".pipeline_stages", pipeline_id=stage.pipeline_id, _anchor=f"{direction}-{stage_id}")
    return done("", back, template="sales/pipeline_stages.html", block="rows", **listed(stage.pipeline_id))


@bp.route("/stages/<int:stage_id>/archive", methods=["GET", "POST"])
@needs("sales.manage")
def archive_stage(stage_id):
    stage = find(Stage, stage_id)
    number = actions.deals_in(stage)
    form = ArchiveStageForm(others=actions.others_like(stage))
    if form.is_submitted() and (not number or form.validate()):
        actions.archive_stage(stage, to=form.others.get(form.to.data), by=current_user)
        return saved(_("%(name)s is in the archive now", name=stage.name),
                     url_for(".pipeline_stages", pipeline_id=stage.pipeline_id),
                     undo=url_for(".restore_stage", stage_id=stage_id))
    return page("sales/archive_stage.html", form=form, stage=stage, number=number, most=actions.MOVED_AT_ONCE)


@bp.post("/stages/<int:stage_id>/restore")
@needs("sales.manage")
def restore_stage(stage_id):
    stage = find(Stage, stage_id)
    actions.restore(stage)
    return saved(_("%(name)s is back", name=stage.name), url_for(".pipeline_stages", pipeline_id=stage.pipeline_id))
