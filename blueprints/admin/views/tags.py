"""The words people stick on records: renamed, made one, archived, restored."""
from flask import request, url_for
from flask_login import current_user

from blueprints.admin import bp
from blueprints.admin.forms import MergeTagForm, TagForm
from blueprints.records.actions import tags as actions
from blueprints.records.queries.tags import TAGS
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Tag, db


@bp.get("/tags")
@needs("admin.manage")
def tags():
    return page("admin/tags.html", tags=TAGS.open(request.args, request.path))


@bp.route("/tags/<int:tag_id>/edit", methods=["GET", "POST"])
@needs("admin.manage")
def edit_tag(tag_id):
    tag = find(Tag, tag_id, to="edit")
    form = TagForm(obj=tag)
    if form.validate_on_submit():
        actions.rename_tag(tag, form.name.data)
        return saved(_("%(name)s saved", name=tag.name))
    return page("admin/edit_tag.html", tag=tag, form=form)


@bp.route("/tags/<int:tag_id>/merge", methods=["GET", "POST"])
@needs("admin.manage")
def merge_tag(tag_id):
    tag = find(Tag, tag_id, to="edit")
    form = MergeTagForm(tag)
    if form.validate_on_submit():
        into = find(Tag, form.into.data)
        actions.merge_tag(tag, into, by=current_user)
        return saved(_("%(tag)s becomes %(into)s on all that bear it", tag=tag.name, into=into.name))
    return page("admin/merge_tag.html", tag=tag, form=form)


@bp.post("/tags/<int:tag_id>/archive")
@needs("admin.manage")
def archive_tag(tag_id):
    tag = find(Tag, tag_id, to="edit")
    actions.archive_tag(tag)
    return saved(_("%(name)s is archived", name=tag.name))


@bp.post("/tags/<int:tag_id>/restore")
@needs("admin.manage")
def restore_tag(tag_id):
    tag = find(Tag, tag_id, to="edit")
    actions.restore_tag(tag)
    return saved(_("%(name)s is in use again", name=tag.name))


def saved(message):
    db.session.commit()
    return done(message, url_for(".tags"))
