"""A deal moves: to a stage of its pipeline, back again, into the archive and out of it."""
from flask import request, url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import moves, places
from blueprints.sales.forms.moving import CriteriaForm, MoveForm
from core.access import find, needs
from core.address_values import own_path
from core.page import done, is_htmx, page
from core.words import _
from models import Deal, LostReason, Stage, db

CHANGED = "deals-changed"  # what a board listens to


def led_back(back, deal):
    return own_path(back) or url_for(".deal", deal_id=deal.id)


def undo_of(event):
    """Where a step is taken back; not one out of a lost stage, whose reason would have to be given again."""
    if event is None or event.verb == "reopened":
        return ""
    return url_for(".move_back", deal_id=event.deal_id, event_id=event.id)


@bp.route("/deals/<int:deal_id>/move", methods=["GET", "POST"])
@needs("sales.write")
def move_deal(deal_id):
    deal = find(Deal, deal_id, to="edit")
    form = MoveForm(deal=deal, stage=request.args.get("stage", type=int) or deal.stage_id, seen=str(deal.stage_id),
                    back=request.args.get("back"))
    if form.is_submitted():
        moves.check_seen(deal, form.seen_id)
    if form.validate_on_submit():
        event = moved(deal, form)
        db.session.commit()
        return done(_("%(deal)s: %(stage)s", deal=deal.title, stage=deal.stage.name) if event else "",
                    led_back(form.back.data, deal), event=CHANGED, undo=undo_of(event))
    return page("sales/move_deal.html", form=form, deal=deal, is_asked=is_htmx(), back=led_back(form.back.data, deal))


def moved(deal, form):
    """Move it as the form says; the step, or None where it stays in its column and only takes another place."""
    moves.tick(deal, form.ticked, by=current_user)
    to = find(Stage, form.stage.data)
    reason = find(LostReason, form.lost_reason.data) if form.lost_reason.data else None
    event = moves.move(deal, to=to, by=current_user, reason=reason, note=form.note.data)
    if "below" in request.form:
        places.place(deal, below=form.below_id)
    return event


@bp.post("/deals/<int:deal_id>/move-back/<int:event_id>")
@needs("sales.write")
def move_back(deal_id, event_id):
    deal = find(Deal, deal_id, to="edit")
    moves.move_back(deal, event_id, by=current_user)
    db.session.commit()
    return done(_("%(deal)s is back in %(stage)s", deal=deal.title, stage=deal.stage.name),
                url_for(".deal", deal_id=deal_id), event=CHANGED)


@bp.post("/deals/<int:deal_id>/reopen")
@needs("sales.write")
def reopen_deal(deal_id):
    deal = find(Deal, deal_id, to="edit")
    moves.reopen(deal, by=current_user)
    db.session.commit()
    return done(_("%(deal)s is open again, in %(stage)s", deal=deal.title, stage=deal.stage.name),
                url_for(".deal", deal_id=deal_id))


@bp.post("/deals/<int:deal_id>/criteria")
@needs("sales.write")
def tick_criteria(deal_id):
    deal = find(Deal, deal_id, to="edit")
    form = CriteriaForm(deal=deal)
    if form.validate_on_submit():
        moves.tick(deal, form.criteria.data, by=current_user)
        db.session.commit()
    return done(_("Noted"), url_for(".deal", deal_id=deal_id))


@bp.post("/deals/<int:deal_id>/archive")
@needs("sales.write")
def archive_deal(deal_id):
    deal = find(Deal, deal_id, to="edit")
    moves.archive(deal, by=current_user)
    db.session.commit()
    return done(_("%(deal)s is in the archive now", deal=deal.title), url_for(".deal", deal_id=deal_id),
                undo=url_for(".restore_deal", deal_id=deal_id))


@bp.post("/deals/<int:deal_id>/restore")
@needs("sales.write")
def restore_deal(deal_id):
    deal = find(Deal, deal_id, to="edit")
    moves.restore(deal, by=current_user)
    db.session.commit()
    return done(_("%(deal)s is back", deal=deal.title), url_for(".deal", deal_id=deal_id))
