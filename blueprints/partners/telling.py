"""How what happened with partners reads: on timelines, and in their history."""
from blueprints.partners.labels import KINDS, REGISTRATION_STATES, RISKS
from blueprints.partners.queries.programmes import programme_name
from core.wording import Column, Part, day, moment
from core.words import _, _l
from models import NO_DAY


def known_day(value):
    return "—" if value == NO_DAY.isoformat() else day(value)


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
    "title": Column(_l("What it is about")), "owner_id": Column(_l("Partner manager"), "user"),
    "team_id": Column(_l("Team"), "team"), "state": Column(_l("State"), REGISTRATION_STATES),
    "customer_name": Column(_l("Customer")), "customer_id": Column(_l("Customer we know"), "record"),
    "contact": Column(_l("Contact")), "amount_cents": Column(_l("Amount"), "money"),
    "currency": Column(_l("Currency")), "closes_on": Column(_l("Closes on"), day),
    "reason": Column(_l("Why")), "protected_until": Column(_l("Protected until"), known_day),
    "deal_id": Column(_l("Deal"), "record"), "archived_at": Column(_l("In the archive since"), moment),
}), "certifications": Part({
    "person": Column(_l("Person")), "certificate": Column(_l("Certificate")),
    "valid_from": Column(_l("Valid from"), day), "valid_until": Column(_l("Valid until"), known_day),
}, _l("Certificate"))}
