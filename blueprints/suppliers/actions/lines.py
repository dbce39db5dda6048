"""What follows for a line from what arrived of it, and how numbers of orders and lines are compared."""
from measures.deliveries import completed_on
from models import NO_DAY, NOT_THEIRS

ZERO = 0


def settled(quantity, receipts):
    """{"received", "completed_on"} of a line of this quantity, from receipts with `arrived_on` and `quantity`."""
    return {"received": sum((receipt.quantity for receipt in receipts), ZERO),
            "completed_on": completed_on(quantity, receipts) or NO_DAY}


def settle(line):
    """Write down what the receipts of a line come to."""
    for name, value in settled(line.quantity, line.receipts).items():
        setattr(line, name, value)


def moves_the_measure(moved_by):
    """Is a supplier held to the new day? Not when they wished it themselves."""
    return moved_by in NOT_THEIRS
