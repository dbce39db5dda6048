"""How what happened with partners reads: on timelines, and in their history."""
from decimal import Decimal

from blueprints.partners.labels import COMMISSION_MODES, FUND_STATES, KINDS, REGISTRATION_STATES, RISKS, SHARES
from blueprints.partners.queries.programmes import programme_name
from core.money import format_money, format_share
from core.wording import Column, Part, day, moment
from core.words import _, _l, _lp, language
from core.workspace import workspace
from models import NO_DAY


def known_day(value):
    return "—" if value == NO_DAY.isoformat() else day(value)


def in_home_money(cents):
    return format_money(cents, workspace().currency, language())


def steps(sections):
    """As one reads them: from £0.00: 5%, from £10,000.00: 8%."""
    return _(", ").join(_("from %(low)s: %(percent)s", low=in_home_money(low), percent=format_share(
        Decimal(percent) / 100, language())) for low, _high, percent in sections)


def moved(facts):
    state = REGISTRATION_STATES[facts["state"]]
    return (_("registered deal: %(state)s, because %(reason)s", state=state, reason=facts["reason"])
            if facts.get("reason") else _("registered deal: %(state)s", state=state))


VERBS = {"registration-moved": moved}
PARTS = {"partner_profiles": Part({
    "kind": Column(_l("Kind of partner"), KINDS), "programme_id": Column(_l("Programme"), programme_name),
    "territory": Column(_l("Territory")), "terms": Column(_l("Terms")), "risk": Column(_l("Risk"), RISKS),
    "risk_note": Column(_l("What the risk is")),
}), "registrations": Part({
    "title": Column(_lp("registration", "What it is about")), "owner_id": Column(_l("Partner manager"), "user"),
    "team_id": Column(_l("Team"), "team"), "state": Column(_l("State"), REGISTRATION_STATES),
    "customer_name": Column(_l("Customer")), "customer_id": Column(_l("Customer we know"), "record"),
    "contact": Column(_l("Contact")), "amount_cents": Column(_l("Amount"), "money"),
    "currency": Column(_l("Currency")), "closes_on": Column(_l("Closes on"), day),
    "reason": Column(_l("Why")), "protected_until": Column(_l("Protected until"), known_day),
    "deal_id": Column(_l("Deal"), "record"), "archived_at": Column(_l("In the archive since"), moment),
}), "certifications": Part({
    "person": Column(_lp("certificate", "Person")), "certificate": Column(_l("Certificate")),
    "valid_from": Column(_l("Valid from"), day), "valid_until": Column(_l("Valid until"), known_day),
}, _l("Certificate")), "fund_allocations": Part({
    "budget_id": Column(_l("Budget"), "fund budget"),
    "amount_cents": Column(_l("Amount"), in_home_money),
}, _l("Market fund")), "fund_requests": Part({
    "what": Column(_l("What for")), "amount_cents": Column(_l("Amount"), in_home_money),
    "state": Column(_l("State"), FUND_STATES), "reason": Column(_l("Why")),
}, _l("Request for market funds")), "fund_claims": Part({
    "evidence": Column(_l("Shown by")), "amount_cents": Column(_l("Amount"), in_home_money),
    "state": Column(_l("State"), FUND_STATES), "reason": Column(_l("Why")), "paid_on": Column(_l("Paid on"), day),
}, _l("Claim on market funds")), "commission_rules": Part({
    "part": Column(_l("For deals they"), SHARES), "mode": Column(_l("How it is reckoned"), COMMISSION_MODES),
    "valid_from": Column(_l("For deals won from"), day), "valid_until": Column(_l("For deals won until"), known_day),
    "sections": Column(_lp("commission", "Steps"), steps),
}, _l("Commission rule"))}
