"""What a colleague looks after, and who gets it; how far that came; and its undoing."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.bulk.labels import STATE_TONES, STATES
from blueprints.handover import actions, bp
from blueprints.handover.forms import HandOverForm
from blueprints.handover.queries import work as queries
from core.access import can, find, needs
from core.bulk_runs.runs import BUSY
from core.page import done, page
from core.words import _
from models import HandOver, User, db


@bp.route("/users/<int:user_id>", methods=["GET", "POST"])
@needs("teams.oversee")
def hand_over(user_id):
    user, by_team = find(User, user_id), request.args.get("split") == "team"
    form = HandOverForm.of(user, list(queries.shares_of(user_id, by_team=by_team)))()
    if form.validate_on_submit():
        made = actions.hand_over(user, form.given, by=current_user)
        db.session.commit()
        return done(_("The work of %(name)s is being handed over", name=user.name),
                    url_for(".progress", hand_over_id=made.id))
    return page("handover/hand_over.html", user=user, form=form, by_team=by_team, user_page=user_page(user_id),
                before=queries.hand_overs_of(user_id))


def user_page(user_id):
    """The page of the person, for who may open it; else the list of the team's day."""
    return url_for("admin.user", user_id=user_id) if can("admin.manage") else url_for("home.home")


def found(hand_over_id):
    """A hand-over, for whoever made it and for administrators."""
    made = find(HandOver, hand_over_id)
    if made.created_by_id != current_user.id and not can("admin.manage"):
        abort(404)
    return made


@bp.get("/<int:hand_over_id>")
@needs("teams.oversee")
def progress(hand_over_id):
    made = found(hand_over_id)
    parts = queries.parts_of(hand_over_id)
    return page("handover/progress.html", hand_over=made, parts=parts, name=queries.person(made.user_id),
                is_busy=any(part.state in BUSY for part in parts), states=STATES, tones=STATE_TONES,
                label_of=queries.label_of, is_mine=made.created_by_id == current_user.id,
                may_undo=any(part.state in ("done", "cancelled") and part.counts.get("changed") for part in parts))


@bp.post("/<int:hand_over_id>/undo")
@needs("teams.oversee")
def undo_hand_over(hand_over_id):
    made = found(hand_over_id)
    if made.created_by_id != current_user.id:
        abort(403)
    actions.undo(queries.runs_of(hand_over_id))
    db.session.commit()
    return done(_("It is being taken back"), url_for(".progress", hand_over_id=hand_over_id))


@bp.get("/<int:hand_over_id>/customers")
@needs("teams.oversee")
def customers(hand_over_id):
    made = found(hand_over_id)
    listing = queries.customers_of(hand_over_id).open(request.args, request.path)
    return page("handover/customers.html", hand_over=made, listing=listing, name=queries.person(made.user_id))
