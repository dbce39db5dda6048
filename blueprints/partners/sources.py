"""What is measured of partners: how each figure comes from the deals they sourced and registered, and who is certified.
"""
from decimal import Decimal
from operator import attrgetter

from blueprints.evaluation.sources import (
    COUNT,
    MONEY,
    NOTHING,
    PERCENT,
    SPANS,
    FactLine,
    Found,
    Source,
    register,
    share,
)
from blueprints.partners.labels import REGISTRATION_STATES
from blueprints.partners.queries import facts
from core.money import format_money, format_share, major
from core.times import format_day
from core.words import _, _l, _p, language
from core.workspace import workspace
from models import WHOLE_SHARE

CONCLUDED = ("converted", "rejected", "duplicate", "expired")  # of the others nobody knows yet what they become


def read_sourced(party_ids, first, last, settings):
    return facts.sourced_of_many(party_ids, first, last)


def decided(deals, as_of):
    return [deal for deal in deals if deal.closed_on <= as_of]


def find_revenue(deals, first, last, as_of, settings):
    """Their share of what was won, in home currency. All lost is 0; nothing decided, or no amount known, is no data."""
    known = [deal for deal in decided(deals, as_of) if deal.state == "lost" or deal.cents is not None]
    cents = sum(int(deal.cents) for deal in known if deal.state == "won")
    revenue = major(cents, workspace().currency)
    return Found(revenue, revenue, None, len(known)) if known else NOTHING


def find_won(deals, first, last, as_of, settings):
    known = decided(deals, as_of)
    return share(sum(deal.state == "won" for deal in known), len(known))


def deals_told(counts):
    def lines_told(deals, first, last, as_of, settings):
        return [FactLine(deal.title, deal_text(deal), counts(deal), record_id=deal.id)
                for deal in decided(deals, as_of)]
    return lines_told


def deal_text(deal):
    day = format_day(deal.closed_on, language())
    if deal.state == "lost":
        return _("Lost on %(day)s", day=day)
    if deal.cents is None:
        return _("Won on %(day)s; its amount or rate is not known", day=day)
    return _("Won on %(day)s; their share of %(share)s is %(amount)s", day=day,
             share=format_share(Decimal(deal.share) / WHOLE_SHARE, language()),
             amount=format_money(int(deal.cents), workspace().currency, language()))


def read_registered(party_ids, first, last, settings):
    return facts.registered_of_many(party_ids, first, last)


def find_converted(asked, first, last, as_of, settings):
    known = [each for each in asked if each.state in CONCLUDED]
    return share(sum(each.state == "converted" for each in known), len(known))


def registered_told(asked, first, last, as_of, settings):
    return [FactLine(each.title, str(REGISTRATION_STATES[each.state]),
                     each.state == "converted" if each.state in CONCLUDED else None, record_id=each.id,
                     stranger=_("A deal that others look after")) for each in asked]


def read_certificates(party_ids, first, last, settings):
    return facts.certificates_of_many(party_ids, last)


def is_valid(held, last, as_of):
    return held.valid_from <= min(last, as_of) <= held.valid_until


def find_certified(held, first, last, as_of, settings):
    """People with a valid certificate at the end; without any certificate ever nothing can be said."""
    began = [each for each in held if each.valid_from <= min(last, as_of)]
    people = {each.person_key for each in began if is_valid(each, last, as_of)}
    return Found(len(people), len(people), None, len(began)) if began else NOTHING


def certificates_told(held, first, last, as_of, settings):
    return [FactLine(_("%(person)s: %(certificate)s", person=each.person, certificate=each.certificate),
                     until_text(each.valid_until), is_valid(each, last, as_of))
            for each in held if each.valid_from <= as_of]


def until_text(day):
    told = format_day(day, language())
    return _("valid until %(day)s", day=told) if told else _p("certificate", "does not run out")


SPANS["partner"] = facts.span
register(
    Source("sourced-revenue", "partner", _l("Sourced and won, home currency"), MONEY, worst=0, best=20_000,
           read=read_sourced, find=find_revenue, lines=deals_told(lambda deal: deal.state == "won" or None)),
    Source("won-of-sourced", "partner", _l("Won of the deals they sourced"), PERCENT, worst=10, best=50,
           read=read_sourced, find=find_won, lines=deals_told(lambda deal: deal.state == "won"), fact=attrgetter("id")),
    Source("registrations-converted", "partner", _l("Registered deals that became deals"), PERCENT, worst=0, best=60,
           read=read_registered, find=find_converted, lines=registered_told, fact=attrgetter("id")),
    Source("certified-people", "partner", _l("People with a valid certificate"), COUNT, worst=0, best=3,
           read=read_certificates, find=find_certified, lines=certificates_told),
)
