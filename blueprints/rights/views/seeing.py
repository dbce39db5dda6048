"""Looking at everything as somebody else sees it, and the list of who did."""
from flask import request, url_for
from flask_login import current_user

from blueprints.rights import bp
from blueprints.rights.actions import sights as actions
from blueprints.rights.forms import SeeAsForm
from blueprints.rights.queries import sights as queries
from core.access import confirmed, find, needs
from core.page import done, page
from core.seeing import LASTS
from core.words import _
from models import Sight, User, db, now


@bp.route("/admin/users/<int:user_id>/see-as", methods=["GET", "POST"])
@needs("admin.manage")
@confirmed
def see_as(user_id):
    user = find(User, user_id)
    actions.refuse_unseeable(user, by=current_user)
    form = SeeAsForm()
    if form.validate_on_submit():
        actions.begin(user, form.why.data, by=current_user)
        db.session.commit()
        return done(_("You see what %(name)s sees", name=user.name), "/")
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
    return page("rights/sights.html", listing=queries.SIGHTS.open(request.args, request.path), now=now())


@bp.get("/admin/sights/<int:sight_id>")
@needs("admin.manage")
def sight(sight_id):
    sight = find(Sight, sight_id)
    return page("rights/sight.html", sight=sight, names=queries.names(sight),
                listing=queries.pages(sight).open(request.args, request.path))
