"""The working hours, promises, categories and answers a workspace begins with, in its language."""
import sqlalchemy as sa

from core.search import name_key
from core.words import _, _l, _lp
from core.workspace import workspace
from models import CannedAnswer, RootCause, ServicePolicy, ServiceStep, TicketCategory, WorkCalendar, db

OFFICE = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
HOUR, DAY = 60, 9 * 60  # minutes; a day of the hours above
# name, kinds, priorities, minutes until: first answer, next answer, resolution
POLICIES = (
    (_l("Urgent"), (), ("urgent",), HOUR, 2 * HOUR, DAY),
    (_l("Complaints"), ("complaint",), (), 4 * HOUR, DAY, 5 * DAY),
    (_l("High"), (), ("high",), 2 * HOUR, 4 * HOUR, 2 * DAY),
    (_l("Everything else"), (), (), DAY, 2 * DAY, 5 * DAY),
)
CATEGORIES = (
    (_l("Delivery"), (_l("Late"), _l("Damaged"), _l("Incomplete"))),
    (_l("Product"), (_l("Defect"), _l("How to use it"))),
    (_l("Invoice"), ()), (_l("Contract"), ()), (_l("Our service"), ()))
CAUSES = (
    (_l("Material"), (_l("Supplier's material"), _l("Wrong part"))),
    (_l("Production"), (_l("Workmanship"), _l("Test missed it"))),
    (_l("Transport"), (_l("Packing"), _l("Carrier"))),
    (_l("Information"), (_l("Wrong order data"), _l("Unclear instructions"))),
    (_l("Use"), (_l("Used otherwise than meant"), _l("Wear"))))
ANSWERS = (
    (_l("We are looking into it"),
     _l("Dear {contact},\n\nthank you for telling us. We are looking into “{subject}” ({number}) and will come back to "
        "you.\n\nKind regards\n{agent}")),
    (_l("We need one more thing"),
     _l("Dear {contact},\n\nto go on with {number} we need …\n\nKind regards\n{agent}")),
)
# kind of ticket: (step, days at it at most)
STEPS = {
    "return": ((_lp("return", "Agreed"), 7), (_l("Goods received"), 2), (_l("Inspected"), 2),
               (_l("Refunded or replaced"), None)),
    "repair": ((_lp("repair", "Received"), 1), (_l("Diagnosed"), 2), (_l("Quote agreed"), 5), (_l("Repaired"), 1),
               (_l("Tested"), 1), (_l("Sent back"), None)),
    "visit": ((_lp("visit", "Appointment"), None), (_l("On the way"), None), (_lp("visit", "Done"), 1),
              (_lp("visit", "Signed"), None)),
}


def ship_clocks():
    if db.session.scalar(sa.select(WorkCalendar.id).limit(1)) is not None:
        return
    calendar = WorkCalendar(name=_("Office hours"), time_zone=workspace_zone(), week=OFFICE)
    db.session.add(calendar)
    db.session.flush()
    db.session.add_all(
        ServicePolicy(name=str(name), position=position, calendar_id=calendar.id, kinds=list(kinds),
                      priorities=list(priorities), classes=[], first_minutes=first, update_minutes=update,
                      resolution_minutes=resolution)
        for position, (name, kinds, priorities, first, update, resolution) in enumerate(POLICIES))


def workspace_zone():
    db.session.flush()  # the workspace may be made in the same transaction
    return workspace().time_zone


def ship_categories():
    if db.session.scalar(sa.select(TicketCategory.id).limit(1)) is not None:
        return
    plant(TicketCategory, CATEGORIES)


def ship_causes():
    if db.session.scalar(sa.select(RootCause.id).limit(1)) is None:
        plant(RootCause, CAUSES)


def plant(model, tree):
    for place, (name, parts) in enumerate(tree, 1):
        whole = model(name=str(name), path=str(name), path_key=name_key(str(name)), position=place)
        db.session.add(whole)
        db.session.flush()
        for at, part in enumerate(parts, 1):
            path = f"{name} / {part}"
            db.session.add(model(parent_id=whole.id, name=str(part), path=path, path_key=name_key(path), position=at))


def ship_steps():
    if db.session.scalar(sa.select(ServiceStep.id).limit(1)) is None:
        db.session.add_all(ServiceStep(kind_of=kind, position=10 * place, name=str(name), target_days=days)
                           for kind, steps in STEPS.items() for place, (name, days) in enumerate(steps, 1))


def ship_answers():
    if db.session.scalar(sa.select(CannedAnswer.id).limit(1)) is None:
        db.session.add_all(CannedAnswer(name=str(name), body=str(body)) for name, body in ANSWERS)
