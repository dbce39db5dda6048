"""Call mode: one customer at a time, what to say, what came of it, and on to the next."""
from flask import request, url_for
from flask_login import current_user

from blueprints.visits import bp, labels
from blueprints.visits.actions import visits as actions
from blueprints.visits.forms.visits import OutcomeForm
from blueprints.visits.portrait import CallPortrait
from blueprints.visits.queries import days as queries
from blueprints.visits.views.plans import asked_day
from blueprints.visits.views.visits import find_customer
from core.access import find, needs
from core.class_labels import CLASSES
from core.page import done, page
from core.words import _
from models import Party, Visit, db


@bp.get("/call")
@needs("customers.write")
def begin_calls():
    """Where calling begins: with the first on the list of the day."""
    day = asked_day(request.args.get("day"))
    waiting = queries.call_list(current_user.id, day)
    if waiting:
        return call_page(find_customer(waiting[0]), day, None)
    return page("visits/begin_calls.html", day=day)


@bp.route("/call/<int:party_id>", methods=["GET", "POST"])
@needs("customers.write")
def call(party_id):
    party, day = find_customer(party_id), asked_day(request.values.get("day"))
    form = OutcomeForm(way=way_of(party), day=day.isoformat())
    following = next_of(party_id, day)
    if form.validate_on_submit() and (visit := form.acted(
            actions.hold, party, form.facts, by=current_user, at="next_on")):
        db.session.commit()
        undo = url_for(".take_back", visit_id=visit.id) if visit.state == "held" else ""
        return done(_("Noted: %(party)s", party=party.title), following, undo=undo)
    return call_page(party, day, form)


def call_page(party, day, form):
    waiting = queries.call_list(current_user.id, day)
    place = waiting.index(party.id) + 1 if party.id in waiting else None
    return page("visits/call.html", party=party, portrait=CallPortrait(party), day=day, labels=labels,
                form=form or OutcomeForm(None, way=way_of(party), day=day.isoformat()), classes=CLASSES, place=place,
                waiting=len(waiting), following=next_of(party.id, day))


def way_of(party):
    visit, row = queries.open_visit(party.id), queries.follow_up(party.id)
    return visit.way if visit else (row and row.way) or "call"


def next_of(party_id, day):
    """The address of whoever comes after somebody on the list of the day; after the last, the list."""
    waiting = queries.call_list(current_user.id, day)
    after = waiting[waiting.index(party_id) + 1:] if party_id in waiting else [
        each for each in waiting if each != party_id]
    if after:
        return url_for(".call", party_id=after[0], day=day.isoformat())
    return url_for(".plan", day=day.isoformat())


@bp.post("/<int:visit_id>/take-back")
@needs("customers.write")
def take_back(visit_id):
    visit = find(Visit, visit_id)
    party = find(Party, visit.party_id, to="edit")
    actions.take_back(visit, party, by=current_user)
    db.session.commit()
    return done(_("Open again: %(party)s", party=party.title), url_for(".call", party_id=party.id))
