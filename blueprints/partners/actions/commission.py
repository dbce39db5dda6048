"""What partners earn: rules that follow one another, entries that are answered by further rows and never changed."""
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from blueprints.partners.queries.commission import counter_of, facts_of, parts_of, rule_for, rules_of, waiting
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import NO_DAY, WHOLE_SHARE, CommissionEntry, CommissionRule, CommissionStep, db


def set_rule(partner, *, part, mode, sections, valid_from, valid_until=None, by):
    """The next rule for a part in deals. One that holds until further notice ends the day before.

    `sections`: [(from, to or None, percent)] in minor units of the home currency. Refused: days for which another rule
    holds, for what was earned by it stands.
    """
    valid_until = valid_until or NO_DAY
    if valid_until < valid_from:
        raise Refused(_("It cannot end before it begins"))
    known = [rule for rule in rules_of(partner) if rule.part == part]
    open_ended = next((rule for rule in known if rule.valid_until == NO_DAY and rule.valid_from < valid_from), None)
    for rule in known:
        if rule is not open_ended and rule.valid_from <= valid_until and rule.valid_until >= valid_from:
            raise Refused(_("Rule %(number)s holds in these days already", number=rule.number))
    if open_ended:
        open_ended.valid_until = valid_from - timedelta(days=1)
    rule = CommissionRule(
        party_id=partner.id, part=part, mode=mode, number=max((rule.number for rule in known), default=0) + 1,
        currency=workspace().currency, valid_from=valid_from, valid_until=valid_until, by_id=by.id,
        sections=[[low, high, str(percent)] for low, high, percent in sections])
    db.session.add(rule)
    db.session.flush()
    return rule


def end_rule(rule, day):
    """A rule holds up to a day and no longer."""
    if not rule.valid_from <= day <= rule.valid_until:
        raise Refused(_("It does not hold on that day"))
    rule.valid_until = day


def accrue(partner, *, by):
    """Entries for all won deals of a partner that never had one; whoever calls has locked the partner."""
    rules = rules_of(partner)
    made = [enter(partner.id, row, rule, by=by) for row in waiting(partner.id)
            if row.entered == 0 and is_rated(row) and (rule := rule_for(rules, row.part, row.closed_on))]
    db.session.flush()
    return made


def accrue_deal(partner, deal_id, part, *, by):
    """One entry; for a deal whose entry was reversed this is the only way to another."""
    row = next((row for row in waiting(partner.id) if (row.id, row.part) == (deal_id, part)), None)
    if row is None:
        raise Refused(_("Nothing is owed for this deal"))
    rule = rule_for(rules_of(partner), part, row.closed_on)
    if rule is None:
        raise Refused(_("No rule holds for this part on the day it was won"))
    if not is_rated(row):
        raise Refused(_("The amount or its rate is not known"))
    entry = enter(partner.id, row, rule, by=by)
    db.session.flush()
    return entry


def is_rated(row):
    return row.home_rate is not None and row.amount_cents is not None


def enter(party_id, row, rule, *, by):
    entry = CommissionEntry(
        party_id=party_id, deal_id=row.id, part=row.part, rule_id=rule.id, share=row.share, deal_cents=row.home_cents,
        base_cents=row.home_cents * row.share // WHOLE_SHARE, currency=rule.currency, won_on=row.closed_on, by_id=by.id)
    exact = sum((part.amount for part in parts_of(entry, rule)), Decimal(0))
    entry.amount_cents = int(exact.to_integral_value(ROUND_HALF_UP))
    db.session.add(entry)
    return entry


def approve(entry, *, by):
    expect(entry, "accrued")
    take(entry, "approved", today(workspace()), by=by)


def pay(entry, day, *, by):
    """The money went on a day."""
    expect(entry, "approved")
    if day > today(workspace()):
        raise Refused(_("That day is yet to come"))
    if day < entry.won_on:
        raise Refused(_("It cannot have been paid before the deal was won"))
    take(entry, "paid", day, by=by)


def take(entry, step, day, *, by):
    db.session.add(CommissionStep(entry_id=entry.id, step=step, party_id=entry.party_id, day=day, by_id=by.id))


def reverse(entry, reason, *, by):
    """Taken back by a counter entry; what was paid is owed back then."""
    if entry.reverses_id is not None or counter_of(entry):
        raise Refused(_("It is reversed already"))
    counter = CommissionEntry(
        party_id=entry.party_id, deal_id=entry.deal_id, part=entry.part, rule_id=entry.rule_id, reverses_id=entry.id,
        share=entry.share, deal_cents=entry.deal_cents, base_cents=-entry.base_cents, amount_cents=-entry.amount_cents,
        currency=entry.currency, won_on=entry.won_on, reason=reason, by_id=by.id)
    db.session.add(counter)
    db.session.flush()
    return counter


def expect(entry, state):
    if facts_of(entry).state != state:
        raise Refused(_("This entry has gone on meanwhile"))
