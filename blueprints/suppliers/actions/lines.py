"""What happens to an order line: goods arrive, the promised day moves, somebody looks at what came."""
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.deliveries import completed_on
from models import NO_DAY, NOT_THEIRS, Inspection, PromiseMove, Receipt


def settled(quantity, receipts):
    """{"received", "completed_on"} of a line of this quantity, from receipts with `arrived_on` and `quantity`."""
    return {"received": sum((receipt.quantity for receipt in receipts), 0),
            "completed_on": completed_on(quantity, receipts) or NO_DAY}


def settle(line):
    """Write down what the receipts of a line come to."""
    for name, value in settled(line.quantity, line.receipts).items():
        setattr(line, name, value)


def receive(line, *, quantity, arrived_on, more_is_meant=False, by):
    """Goods came. More than was ordered is refused unless that is meant."""
    if line.order.ordered_on and arrived_on < line.order.ordered_on:
        raise Refused(_("It cannot have arrived before it was ordered"))
    if arrived_on > today(workspace()):
        raise Refused(_("That day is yet to come"))
    if line.received + quantity > line.quantity and not more_is_meant:
        raise Refused(_("That is more than was ordered"))
    receipt = Receipt(party_id=line.party_id, quantity=quantity, arrived_on=arrived_on, created_by_id=by.id,
                      recorded_on=today(workspace()))
    line.receipts.append(receipt)
    settle(line)
    return receipt


def take_back(line, receipt):
    """It was entered by mistake. What somebody inspected has come."""
    if receipt.inspections:
        raise Refused(_("This was inspected: take the inspection back first"))
    line.receipts.remove(receipt)
    settle(line)


def move_promise(line, *, to, moved_by, reason="", by):
    """The promised day becomes another. Whoever wished it decides whether the supplier is held to the new one."""
    if to == line.promised_on:
        raise Refused(_("That is the day promised already"))
    if line.order.ordered_on and to < line.order.ordered_on:
        raise Refused(_("It cannot be promised for a day before it was ordered"))
    move = PromiseMove(party_id=line.party_id, before=line.promised_on, after=to, moved_by=moved_by, reason=reason,
                       by_id=by.id)
    line.moves.append(move)
    line.promised_on = to
    if moved_by in NOT_THEIRS:
        line.held_to_on = to
    return move


def inspect(receipt, *, kind, inspected, rejected, inspected_on, is_accepted=True, defect="", by):
    """Somebody looked at what came."""
    if inspected > receipt.quantity:
        raise Refused(_("That is more than arrived"))
    if rejected > inspected:
        raise Refused(_("More is rejected than was looked at"))
    if inspected_on < receipt.arrived_on:
        raise Refused(_("It cannot have been inspected before it arrived"))
    found = Inspection(party_id=receipt.party_id, kind=kind, inspected=inspected, rejected=rejected, defect=defect,
                       inspected_on=inspected_on, is_accepted=is_accepted, by_id=by.id)
    receipt.inspections.append(found)
    return found


def take_inspection_back(receipt, inspection):
    receipt.inspections.remove(inspection)
