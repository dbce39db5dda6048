"""What the company says of itself. The home currency is settled with the first amount: sums are kept in it."""
import sqlalchemy as sa

from core.jobs import SCHEDULED, next_occurrence
from core.page import Refused
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _
from models import Deal, Order, PurchaseOrder, Quote, Rate, Schedule, db

AMOUNTS = (Order, Quote, Deal, PurchaseOrder, Rate)


def revise_workspace(home, facts):
    """Change it. In another time zone the nightly jobs keep their hour."""
    refuse_currency(facts["currency"], home)
    if facts["time_zone"] != home.time_zone:
        move_nights(facts["time_zone"])
    for name in ("name", "country", "currency", "time_zone", "language"):
        setattr(home, name, facts[name])


def refuse_currency(currency, but):
    """Another home currency, now that there are sums in this one?"""
    if currency != but.currency and has_amounts():
        raise Refused(_("It stays %(currency)s: there are amounts already, and their sums are kept in it.",
                        currency=but.currency))


def has_amounts():
    with db.session.no_autoflush, acting_as(SYSTEM):
        return any(db.session.scalar(sa.select(model.id).limit(1)) is not None for model in AMOUNTS)


def move_nights(zone):
    for schedule in db.session.scalars(sa.select(Schedule).with_for_update()):
        when = SCHEDULED.get(schedule.name)
        if hasattr(when, "hour"):
            schedule.next_at = next_occurrence(when, zone)
