"""Looking at everything as somebody else sees it, and the list of who did."""
from flask import request, url_for
from flask_login import current_user

from blueprints.auth.actions import proved_again
from blueprints.rights import bp
from blueprints.rights.actions import sights as actions
from blueprints.rights.forms import SeeAsForm
from blueprints.rights.queries.sights import SIGHTS
from core.access import find, needs
from core.page import done, page
from core.seeing import LASTS
from core.words import _
from models import User, db, now


@bp.route("/admin/users/<int:user_id>/see-as", methods=["GET", "POST"])
@needs("admin.manage")
def see_as(user_id):
    user = find(User, user_id)
    actions.refuse_unseeable(user, by=current_user)
    form = SeeAsForm()
    if form.validate_on_submit():
        with proved_again(current_user, form.password.data) as own:
            if own is not None:
                actions.begin(user, form.why.data, by=current_user)
        if own is not None:
            return done(_("You see what %(name)s sees", name=user.name), "/")
        form.password.errors = [_("This is not your current password")]
    return page("rights/see_as.html", user=user, form=form, minutes=LASTS.seconds // 60)


@bp.post("/admin/sights/stop")
@needs()
def stop_seeing():
    seen_id = actions.stop(current_user)
    db.session.commit()
    return done(_("You see as yourself again"), url_for("admin.user", user_id=seen_id) if seen_id else "/")


@bp.get("/admin/sights")
@needs("admin.manage")
def sights():
    return page("rights/sights.html", listing=SIGHTS.open(request.args, request.path), now=now())
