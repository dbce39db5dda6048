"""The route or call list of a day: who is on it, in which order, and who else is due."""
from datetime import date

from flask import abort, request, url_for
from flask_login import current_user

from blueprints.visits import bp, labels
from blueprints.visits.actions import visits as actions
from blueprints.visits.colleagues import asked_person, colleagues, may_keep
from blueprints.visits.queries import days as queries
from blueprints.visits.views.visits import find_customer
from core.access import find, needs
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Visit, db


def asked_day(text):
    """The day of an address or a form; today without one."""
    try:
        return date.fromisoformat(text) if text else today(workspace())
    except ValueError:
        abort(400)


@bp.get("/plan")
@needs("customers.write")
def plan():
    day, person_id = asked_day(request.args.get("day")), asked_person(request.args.get("person"))
    others = colleagues()
    return page("visits/plan.html", day=day, route=queries.route_rows(person_id, day), labels=labels,
                due=queries.due_rows(person_id), shown=queries.SHOWN, today=today(workspace()), people=others,
                person="" if person_id == current_user.id else str(person_id), who=dict(others).get(person_id))


@bp.post("/plan/<int:party_id>/add")
@needs("customers.write")
def add_to_plan(party_id):
    party, day = find_customer(party_id), asked_day(request.form.get("day"))
    person_id = asked_person(request.form.get("person"))
    actions.plan(party, day, person_id, by=current_user)
    return planned(day, person_id, _("%(party)s is on the list", party=party.title))


def find_planned(visit_id):
    """A visit on the asker's own route, or on that of a colleague they lead."""
    visit = find(Visit, visit_id)
    if not may_keep(visit.person_id) or visit.planned_on is None or visit.state != "open":
        abort(404)
    return visit


@bp.post("/plan/visits/<int:visit_id>/move")
@needs("customers.write")
def move_in_plan(visit_id):
    visit = find_planned(visit_id)
    actions.move(visit, -1 if request.form.get("to") == "up" else 1)
    return planned(visit.planned_on, visit.person_id, "")


@bp.post("/plan/visits/<int:visit_id>/out")
@needs("customers.write")
def take_out_of_plan(visit_id):
    visit = find_planned(visit_id)
    day = visit.planned_on
    actions.take_out(visit)
    return planned(day, visit.person_id, _("Taken off the list"))


@bp.post("/plan/by-place")
@needs("customers.write")
def order_plan():
    day, person_id = asked_day(request.form.get("day")), asked_person(request.form.get("person"))
    actions.order_by_place(person_id, day)
    return planned(day, person_id, _("Ordered from place to place"))


def planned(day, person_id, message):
    db.session.commit()
    person = None if person_id == current_user.id else person_id
    return done(message, url_for(".plan", day=day.isoformat(), person=person))
