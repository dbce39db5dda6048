"""Let the forecast use what came true of what was said, and stop it. What people say of their deals stays as it is."""
from decimal import Decimal

import sqlalchemy as sa

from core.page import Refused
from core.words import _
from models import Calibration, db, now

PLACES = Decimal("0.000001")


def apply(by_what, truths, *, by):
    """Multiply probabilities by these Truths from now on, instead of by those in use. Returns how many there are.

    Only of what is known well enough; refused when nothing is, and for whoever does not manage all of sales, as the
    forecast is everybody's.
    """
    refuse_partial(by)
    enough = {subject: held for subject, held in truths.items() if held.is_enough and held.said}
    if not enough:
        raise Refused(_("Too few deals are decided to learn from them"))
    stop(by=by)
    db.session.add_all(Calibration(
        by=by_what, subject_id=subject, deals=held.deals, at=now(), by_id=by.id,
        factor=(Decimal(held.factor.numerator) / held.factor.denominator).quantize(PLACES))
        for subject, held in enough.items())
    return len(enough)


def stop(*, by):
    """From now on the calibrated forecast is not shown."""
    refuse_partial(by)
    for row in db.session.scalars(sa.select(Calibration)):
        db.session.delete(row)


def refuse_partial(by):
    if not by.is_system and by.grants.scope("sales", "manage") != "all":
        raise Refused(_("Only who manages all of sales changes how the forecast is made"))
