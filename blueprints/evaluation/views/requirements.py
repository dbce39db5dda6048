"""What is asked for: kinds of documents, and categories in which people are qualified. For those who manage a room."""
from flask import request, url_for

from blueprints.evaluation import bp
from blueprints.evaluation.actions import documents as actions
from blueprints.evaluation.forms.documents import CategoryForm, KindForm, NewCategoryForm, NewKindForm, guarding
from blueprints.evaluation.labels import ACTIONS, EFFECT_TONES, EFFECTS, ROLES
from blueprints.evaluation.queries import documents, qualifications
from blueprints.evaluation.views.wearing import need_level
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import GUARDED, DocumentKind, RoleCategory, db


@bp.get("/requirements/<any(supplier, partner):role>")
@needs("cooperation.read")
def requirements(role):
    need_level(role, "read")
    found = qualifications.categories(role, also_archived=True)
    return page("evaluation/requirements.html", role=role, kinds=documents.kinds(role, also_archived=True),
                categories=found, names={each.id: each.name for each in found}, members=qualifications.members(),
                may_edit=can(f"{role}s.manage"), role_names=ROLES, actions=ACTIONS, guarded=GUARDED[role],
                effects=EFFECTS, tones=EFFECT_TONES)


@bp.route("/requirements/<any(supplier, partner):role>/kinds/new", methods=["GET", "POST"])
@needs("cooperation.read")
def new_kind(role):
    need_level(role, "manage")
    return entered(NewKindForm(role=role), None, role, actions.put_kind, _("New kind of document"))


@bp.route("/requirements/kinds/<int:kind_id>", methods=["GET", "POST"])
@needs("cooperation.read")
def edit_kind(kind_id):
    kind = held(DocumentKind, kind_id)
    return entered(KindForm(obj=guarding(kind), role=kind.role), kind, kind.role, actions.put_kind)


@bp.route("/requirements/<any(supplier, partner):role>/categories/new", methods=["GET", "POST"])
@needs("cooperation.read")
def new_category(role):
    need_level(role, "manage")
    return entered(NewCategoryForm(role=role), None, role, actions.put_category, _("New category"))


@bp.route("/requirements/categories/<int:category_id>", methods=["GET", "POST"])
@needs("cooperation.read")
def edit_category(category_id):
    category = held(RoleCategory, category_id)
    return entered(CategoryForm(obj=guarding(category), role=category.role), category, category.role,
                   actions.put_category)


def entered(form, row, role, put, title=""):
    """The form, or back to the list once it is kept."""
    if form.validate_on_submit() and form.acted(put, row, role, **form.facts, at="name"):
        return saved(role, _("%(name)s saved", name=form.name.data))
    return page("evaluation/edit_kind.html", form=form, row=row, role=role, title=title, role_names=ROLES,
                url=request.path)


@bp.post("/requirements/kinds/<int:kind_id>/<any(archive, restore):what>")
@needs("cooperation.read")
def put_away_kind(kind_id, what):
    return put_away(held(DocumentKind, kind_id), what, ".put_away_kind", kind_id=kind_id)


@bp.post("/requirements/categories/<int:category_id>/<any(archive, restore):what>")
@needs("cooperation.read")
def put_away_category(category_id, what):
    return put_away(held(RoleCategory, category_id), what, ".put_away_category", category_id=category_id)


def put_away(row, what, endpoint, **which):
    if what == "archive":
        actions.archive_named(row)
        return saved(row.role, _("In the archive now"), url_for(endpoint, **which, what="restore"))
    actions.restore_named(row)
    return saved(row.role, _("Restored"), url_for(endpoint, **which, what="archive"))


def held(model, row_id):
    row = find(model, row_id)
    need_level(row.role, "manage")
    return row


def saved(role, message, undo=""):
    db.session.commit()
    return done(message, url_for(".requirements", role=role), undo=undo)
