"""Documents of suppliers and partners: all of them, what is missing, one brought, checked, revoked."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation import bp
from blueprints.evaluation.actions import documents as actions
from blueprints.evaluation.forms.documents import CheckForm, DocumentForm, NewDocumentForm, RevokeForm, entered
from blueprints.evaluation.labels import CONDITION_TONES, CONDITIONS, ROLES
from blueprints.evaluation.queries import documents as queries
from blueprints.evaluation.queries.all_documents import AHEAD, DOCUMENTS
from blueprints.evaluation.queries.renewals import MOST, missing
from blueprints.evaluation.views.wearing import home_of, may_edit_as, need_level, wearing
from blueprints.records.actions.files import hang_files, store
from blueprints.records.queries.files import newest_file
from core.access import can, find, needs
from core.counting import counted
from core.export import Column, export
from core.page import done, page
from core.times import today
from core.words import _, _n, language
from core.workspace import workspace
from models import Party, PartyDocument, db


def roles_seen():
    """The roles whose rooms the asker may enter; 403 without any."""
    found = [role for role in ROLES if can(f"{role}s.read")]
    if not found:
        need_level("supplier", "read")
    return found


@bp.get("/documents")
@needs("cooperation.read")
def documents():
    roles, listing = roles_seen(), DOCUMENTS.open(request.args, request.path)
    total = _n("%(count)s document", "%(count)s documents", listing.total, count=counted(listing.total, language()))
    states = [("current", _("The newest of each kind")),
              *((name, CONDITIONS[name]) for name in ("received", "expired")),
              *((f"in-{days}", _("Run out within %(num)s days", num=days)) for days in AHEAD),
              ("valid", CONDITIONS["valid"]), ("refused", _("Refused or revoked")), ("any", _("All states"))]
    return page("evaluation/documents.html", listing=listing, counted=total, states=states, role_names=ROLES,
                roles=[("", _("All")), *((role, ROLES[role]) for role in roles)] if len(roles) > 1 else [],
                kinds=[("", _("All kinds")), *((str(each.id), each.name) for each in queries.kinds())])


@bp.get("/documents/export/<any(csv, xlsx):kind>")
@needs("cooperation.read")
def export_documents(kind):
    roles_seen()
    listing = DOCUMENTS.open(request.args, request.path)
    return export(kind, "documents", listing.file_columns(), listing.all_rows())


@bp.get("/documents/missing/<any(supplier, partner):role>")
@needs("cooperation.read")
def missing_documents(role):
    need_level(role, "read")
    rows = missing(role, today(workspace()))
    return page("evaluation/missing_documents.html", rows=rows, role=role, role_names=ROLES, most=MOST)


@bp.get("/documents/missing/<any(supplier, partner):role>/export/<any(csv, xlsx):kind>")
@needs("cooperation.read")
def export_missing(role, kind):
    need_level(role, "read")
    columns = [Column(_("Name"), lambda row: row.title), Column(_("Kind of document"), lambda row: row.name)]
    return export(kind, "missing-documents", columns, missing(role, today(workspace())))


@bp.get("/documents/<int:document_id>")
@needs("cooperation.read")
def document(document_id):
    found = find(PartyDocument, document_id)
    return drawn(found, CheckForm())


@bp.route("/<any(supplier, partner):role>/<int:party_id>/documents/new", methods=["GET", "POST"])
@needs("cooperation.read")
def new_document(role, party_id):
    party = wearing(role, party_id, to="edit")
    form = NewDocumentForm(role=role, kind=request.args.get("kind", type=int), valid_from=today(workspace()))
    if form.validate_on_submit() and (
            made := form.acted(actions.bring, party, role, form.chosen, **form.facts, by=current_user,
                               at="valid_until")):
        stored, _empty = store(form.uploads)
        hang_files(party, stored, by=current_user)
        db.session.flush()
        made.file_id = newest_file(party, stored[0][1]) if stored else None
        return saved(made, _("Noted. Somebody is to check it now."))
    return page("evaluation/new_document.html", form=form, party=party, role=role, home=home_of(party_id, role),
                may_manage=can(f"{role}s.manage"))


@bp.route("/documents/<int:document_id>/edit", methods=["GET", "POST"])
@needs("cooperation.read")
def edit_document(document_id):
    found = editable(document_id)
    form = DocumentForm(obj=entered(found))
    if form.validate_on_submit() and form.acted(actions.revise, found, **form.facts, at="valid_until"):
        return saved(found, _("Noted"))
    return page("evaluation/edit_document.html", form=form, document=found)


@bp.post("/documents/<int:document_id>/check")
@needs("cooperation.read")
def check_document(document_id):
    found, form = editable(document_id), CheckForm()
    if form.validate() and form.acted(actions.check, found, form.decision.data == "accept", reason=form.reason.data,
                                      by=current_user, at="reason"):
        return saved(found, _("Checked"), url_for(".reopen_document", document_id=document_id))
    return drawn(found, form)


def drawn(found, form):
    """The page of a document, with what was decided about it or is being."""
    party = find(Party, found.party_id)
    day = today(workspace())
    file, checked = queries.facts_of(found)
    state = queries.conditions(queries.documents_of(party, found.role), day).get(found.id, found.state)
    return page("evaluation/document.html", document=found, party=party, home=home_of(party.id, found.role), file=file,
                checked_by=checked, condition=state, conditions=CONDITIONS, tones=CONDITION_TONES, form=form,
                may_edit=may_edit_as(found.role, party.id), is_today=found.decided_on == day)


@bp.post("/documents/<int:document_id>/reopen")
@needs("cooperation.read")
def reopen_document(document_id):
    found = editable(document_id)
    actions.reopen(found, by=current_user)
    return saved(found, _("It is to be checked again"))


@bp.route("/documents/<int:document_id>/revoke", methods=["GET", "POST"])
@needs("cooperation.read")
def revoke_document(document_id):
    found, form = editable(document_id), RevokeForm()
    if form.validate_on_submit() and form.acted(actions.revoke, found, reason=form.reason.data, by=current_user,
                                                at="reason"):
        return saved(found, _("It holds no more"))
    return page("evaluation/revoke_document.html", form=form, document=found)


def editable(document_id):
    found = find(PartyDocument, document_id)
    wearing(found.role, found.party_id, to="edit")
    return found


def saved(document, message, undo=""):
    """Commit, and back to its page."""
    db.session.commit()
    return done(message, url_for(".document", document_id=document.id), undo=undo)
