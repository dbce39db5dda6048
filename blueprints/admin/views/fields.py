"""Custom fields: what records of each kind hold besides."""
from flask import abort, request, url_for

from blueprints.admin import bp, queries
from blueprints.admin.actions import fields as actions
from blueprints.admin.forms import FieldForm, NewFieldForm
from core.access import find, needs
from core.counting import counted
from core.custom_fields import TYPES
from core.kinds import kinds
from core.page import done, page
from core.words import _, _n, language
from models import CustomField, db


@bp.get("/fields")
@needs("admin.manage")
def fields():
    kind = request.args.get("kind") or "party"
    if kind not in kinds():
        abort(404)
    return page("admin/fields.html", kind=kind, kinds=kinds(), types=TYPES, fields=queries.fields(kind),
                archived=queries.fields(kind, archived=True), jobs=queries.index_jobs())


@bp.route("/fields/new/<string:kind>", methods=["GET", "POST"])
@needs("admin.manage")
def new_field(kind):
    if kind not in kinds():
        abort(404)
    form = NewFieldForm(kind=kind)
    if form.validate_on_submit():
        field = actions.create_field(kind, form.facts)
        db.session.commit()
        return done(_("%(name)s saved", name=field.name), url_for(".fields", kind=kind))
    return page("admin/new_field.html", form=form, kind=kind, kinds=kinds())


@bp.route("/fields/<int:field_id>/edit", methods=["GET", "POST"])
@needs("admin.manage")
def edit_field(field_id):
    field = find(CustomField, field_id, to="edit")
    form = FieldForm(obj=field, choice_lines="\n".join(field.choices))
    if form.validate_on_submit():
        actions.revise_field(field, form.facts)
        db.session.commit()
        return done(_("%(name)s saved", name=field.name), url_for(".fields", kind=field.kind))
    return page("admin/edit_field.html", form=form, field=field, holders=counted(form.holders, language()))


@bp.post("/fields/<int:field_id>/up")
@needs("admin.manage")
def move_field_up(field_id):
    return moved(find(CustomField, field_id, to="edit"), -1)


@bp.post("/fields/<int:field_id>/down")
@needs("admin.manage")
def move_field_down(field_id):
    return moved(find(CustomField, field_id, to="edit"), 1)


def moved(field, step):
    if field.archived_at is not None:
        abort(404)
    actions.move_field(field, step)
    db.session.commit()
    return done(None, url_for(".fields", kind=field.kind))


@bp.post("/fields/<int:field_id>/archive")
@needs("admin.manage")
def archive_field(field_id):
    field = find(CustomField, field_id, to="edit")
    number = actions.holders(field)
    actions.archive_field(field)
    db.session.commit()
    kept = _n("%(name)s is archived; %(count)s record keeps what it holds",
              "%(name)s is archived; %(count)s records keep what they hold", number, name=field.name,
              count=counted(number, language()))
    return done(kept, url_for(".fields", kind=field.kind))


@bp.post("/fields/<int:field_id>/restore")
@needs("admin.manage")
def restore_field(field_id):
    field = find(CustomField, field_id, to="edit")
    actions.restore_field(field)
    db.session.commit()
    return done(_("%(name)s is in use again", name=field.name), url_for(".fields", kind=field.kind))
