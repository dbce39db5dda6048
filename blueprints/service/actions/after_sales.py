"""Returns, repairs and visits: taken on from step to step and back; parts that went in, what came of it."""
from blueprints.service.actions.tickets import refuse_archived
from blueprints.service.queries import after_sales as queries
from core import timeline
from core.money import major, minor_units
from core.page import Refused
from core.words import _
from core.workspace import workspace
from models import AFTER_SALES_KINDS, AfterSales, PartUsed, StepReached, db, now


def refuse_others(ticket):
    """What is archived, or no such ticket."""
    refuse_archived(ticket)
    if ticket.kind_of not in AFTER_SALES_KINDS:
        raise Refused(_("%(ticket)s is no return, repair or visit", ticket=ticket.number))


def reach(ticket, step_id, note="", *, by, seen=None, at=None):
    """It came to a later step than it stands at; steps may be left out. `seen`: the last one that whoever says so knew
    of (0: none). Refused: when somebody took it on meanwhile."""
    refuse_others(ticket)
    here = queries.reached(ticket)
    if seen is not None and seen != (here[-1].id if here else 0):
        raise Refused(_("Somebody changed the steps meanwhile: look at them again"))
    step = next((step for step in queries.later_steps(ticket.kind_of, here) if step.id == step_id), None)
    if step is None:
        raise Refused(_("That is no later step"))
    made = StepReached(record_id=ticket.id, step_id=step.id, by_id=by.id, note=note, at=at or now())
    db.session.add(made)
    timeline.note(ticket, "step-reached", by=by, step=step.name, note=note)
    ticket.changed_at = now()
    db.session.flush()
    return made


def take_back(ticket, reached_id, *, by):
    """The last step was noted by mistake: it stands where it stood before, and its clock goes on from there."""
    refuse_others(ticket)
    here = queries.reached(ticket)
    if not here or here[-1].id != reached_id:
        raise Refused(_("That is not the last step any more"))
    db.session.get(StepReached, reached_id).taken_back_at = now()
    timeline.note(ticket, "step-taken-back", by=by, step=here[-1].name)
    ticket.changed_at = now()


def write_result(ticket, facts, *, by):
    """`facts`: result, outcome, work_cents in minor units of the home currency."""
    refuse_others(ticket)
    held = queries.written(ticket)
    if held is None:
        held = AfterSales(record_id=ticket.id, outcome="", currency=workspace().currency)
        db.session.add(held)
    if facts["result"] not in (None, held.result):
        timeline.note(ticket, "after-sales-result", by=by, result=facts["result"])
    if facts["work_cents"] != held.work_cents:
        held.currency = workspace().currency
    for name, value in facts.items():
        setattr(held, name, value)
    ticket.changed_at = now()
    db.session.flush()
    return held


def add_part(ticket, what, quantity, unit_cents, *, by, product_id=None):
    """`unit_cents`: what one of them costs us, in minor units of the home currency."""
    refuse_others(ticket)
    currency = workspace().currency
    part = PartUsed(record_id=ticket.id, product_id=product_id, what=what, quantity=quantity, unit_cents=unit_cents,
                    cost_cents=minor_units(quantity * major(unit_cents, currency), currency), currency=currency,
                    by_id=by.id)
    db.session.add(part)
    db.session.flush()
    return part


def remove_part(part, *, by):
    if part.archived_at is not None:
        raise Refused(_("%(part)s is taken off already", part=part.what))
    part.archived_at = now()


def restore_part(part, *, by):
    part.archived_at = None
