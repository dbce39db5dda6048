"""Programmes of partners."""
from flask import url_for

from blueprints.partners import bp
from blueprints.partners.actions import programmes as actions
from blueprints.partners.forms.programmes import NewProgrammeForm, ProgrammeForm
from blueprints.partners.queries import programmes as queries
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import PROTECTION_DAYS, REVIEW_HOURS, PartnerProgramme, db


@bp.get("/programmes")
@needs("partners.read")
def programmes():
    return page("partners/programmes.html", programmes=queries.programmes(), may_edit=can("partners.manage"),
                days=PROTECTION_DAYS, hours=REVIEW_HOURS)


@bp.route("/programmes/new", methods=["GET", "POST"])
@needs("partners.manage")
def new_programme():
    form = NewProgrammeForm()
    if form.validate_on_submit():
        actions.set_programme(None, **form.facts)
        return saved(_("%(name)s saved", name=form.name.data))
    return page("partners/edit_programme.html", form=form, programme=None)


@bp.route("/programmes/<int:programme_id>/edit", methods=["GET", "POST"])
@needs("partners.manage")
def edit_programme(programme_id):
    programme = find(PartnerProgramme, programme_id)
    form = ProgrammeForm(obj=programme)
    if form.validate_on_submit():
        actions.set_programme(programme, **form.facts)
        return saved(_("%(name)s saved", name=form.name.data))
    return page("partners/edit_programme.html", form=form, programme=programme)


@bp.post("/programmes/<int:programme_id>/archive")
@needs("partners.manage")
def archive_programme(programme_id):
    actions.archive_programme(find(PartnerProgramme, programme_id))
    return saved(_("In the archive now"), url_for(".restore_programme", programme_id=programme_id))


@bp.post("/programmes/<int:programme_id>/restore")
@needs("partners.manage")
def restore_programme(programme_id):
    actions.restore_programme(find(PartnerProgramme, programme_id))
    return saved(_("Restored"), url_for(".archive_programme", programme_id=programme_id))


def saved(message, undo=""):
    """Commit, and back to the list."""
    db.session.commit()
    return done(message, url_for(".programmes"), undo=undo)
