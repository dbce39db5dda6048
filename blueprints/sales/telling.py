"""How what happened to deals reads: the steps on their timelines, and the fields of their history."""
from decimal import Decimal

from blueprints.sales.deal_labels import CATEGORIES, SHARES, STATES
from blueprints.sales.deal_labels import PARTS as PARTS_PLAYED
from core.exact_field import tidy
from core.money import format_number, format_share
from core.wording import Column, Part, day, moment
from core.words import _, _l, _lp, language
from models import NO_DAY, WHOLE_SHARE

VERBS = {
    "deal-moved": lambda facts: _("moved this to %(stage)s", stage=facts["stage"]),
    "deal-won": lambda facts: _("won this: %(stage)s", stage=facts["stage"]),
    "deal-lost": lambda facts: _("lost this: %(stage)s", stage=facts["stage"]),
    "deal-reopened": lambda facts: _("reopened this in %(stage)s", stage=facts["stage"]),
    "quote-sent": lambda facts: _("sent the quote %(quote)s", quote=facts["quote"]),
    "quote-accepted": lambda facts: _("noted that the quote %(quote)s is accepted", quote=facts["quote"]),
    "quote-declined": lambda facts: _("noted that the quote %(quote)s is declined", quote=facts["quote"]),
}


def percent(value):
    return format_share(Decimal(value) / 100, language())


def exact(value):
    return format_number(tidy(Decimal(value)), language())


def share(value):
    return format_share(Decimal(value), language())


def known_day(value):
    return "—" if value == NO_DAY.isoformat() else day(value)


PARTS = {"deals": Part({
    "title": Column(_l("Title")), "party_id": Column(_l("Customer"), "record"), "owner_id": Column(_l("Whose"), "user"),
    "team_id": Column(_l("Team"), "team"), "state": Column(_l("State"), STATES),
    "stage_id": Column(_l("Stage"), "stage"), "amount_cents": Column(_l("Amount"), "money"),
    "currency": Column(_l("Currency")),
    "probability": Column(_l("Probability"), percent), "category": Column(_l("Forecast category"), CATEGORIES),
    "opened_on": Column(_l("Opened on"), day), "closes_on": Column(_l("Closes on"), known_day),
    "next_step": Column(_l("Next step")), "next_step_on": Column(_l("Next step on"), day),
    "lost_reason_id": Column(_l("Why it was lost"), "lost reason"), "lost_note": Column(_l("More about it")),
    "source_id": Column(_l("Source"), "deal source"), "archived_at": Column(_l("In the archive since"), moment),
}), "deal_lines": Part({
    "description": Column(_l("Name")), "quantity": Column(_l("Quantity"), exact),
    "unit_price": Column(_l("Unit price"), exact), "discount": Column(_l("Discount"), share),
}, _l("Line")), "deal_people": Part({
    "party_id": Column(_l("Name"), "record"), "part": Column(_l("Part in it"), PARTS_PLAYED),
}, _l("Who has a part in it")), "deal_partners": Part({
    "party_id": Column(_l("Partner"), "record"), "part": Column(_l("Part in it"), SHARES),
    "share": Column(_lp("deal", "Share"), lambda value: share(Decimal(value) / WHOLE_SHARE)),
}, _l("Partner in it"))}
