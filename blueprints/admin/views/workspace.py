"""The workspace: the name of the company and what everything else refers to."""
from flask import url_for

from blueprints.admin import bp
from blueprints.admin.actions import workspace as actions
from blueprints.admin.forms import WorkspaceForm
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Workspace, db


@bp.route("/workspace", methods=["GET", "POST"])
@needs("admin.manage")
def workspace():
    home = find(Workspace, 1, to="edit")
    form = WorkspaceForm(obj=home)
    if form.validate_on_submit():
        actions.revise_workspace(home, form.data)
        db.session.commit()
        return done(_("%(name)s saved", name=home.name), url_for(".workspace"))
    return page("admin/workspace.html", form=form)
