"""What is measured of suppliers: how each figure comes from order lines, receipts, prices and answers."""
from decimal import Decimal

from blueprints.evaluation.sources import (
    COUNT,
    DAYS,
    NOTHING,
    PERCENT,
    PPM,
    SPANS,
    FactLine,
    Found,
    Source,
    register,
    share,
)
from blueprints.suppliers.queries import facts
from core.spans import instants
from core.times import format_day
from core.words import _, _l, language
from measures import deliveries, quality
from measures.prices import price_variance
from measures.response import responses


def promise_of(settings):
    return settings.get("promise", "held")


def read_lines(party_ids, first, last, settings):
    return facts.lines_due(party_ids, first, last, promise_of(settings))


def tolerance_of(settings):
    """Days and percent of the quantity that may be off; without a number of days early any day before is welcome."""
    early, over = settings.get("early"), settings.get("over")
    return deliveries.Tolerance(
        early=early, late=settings.get("late", 0), under=Decimal(str(settings.get("under", 0))) / 100,
        over=None if over is None else Decimal(str(over)) / 100)


def verdicts(lines, first, last, as_of, settings):
    tolerance = tolerance_of(settings)
    return [deliveries.judge(line, as_of, tolerance) for line in deliveries.due(lines, first, last, as_of, tolerance)]


def by_lines(measure):
    """Of the lines due, those that meet the measure: each counts once."""
    def find(lines, *when_and_how):
        found = measure(verdicts(lines, *when_and_how))
        return share(found.part, found.whole)
    return find


def by_quantity(measure):
    """Of the quantity due, what came. Pieces are no cases of their own: no interval."""
    def find(lines, *when_and_how):
        found = measure(verdicts(lines, *when_and_how))
        return share(found.part, found.whole, n=found.n, certain=False)
    return find


def told(passes):
    """Each line due, and whether it counts for or against."""
    def lines_told(lines, *when_and_how):
        return [FactLine(_("Promised for %(day)s", day=format_day(verdict.line.promised_on, language())),
                         came_text(verdict), passes(verdict), verdict.line.id)
                for verdict in verdicts(lines, *when_and_how)]
    return lines_told


def came_text(verdict):
    line = verdict.line
    if not line.receipts:
        return _("Nothing came")
    days = ", ".join(_("%(quantity)s on %(day)s", quantity=f"{receipt.quantity.normalize():f}",
                       day=format_day(receipt.arrived_on, language())) for receipt in line.receipts)
    return _("%(came)s; ordered %(quantity)s", came=days, quantity=f"{line.ordered.normalize():f}")


def delivery(code, label, find, passes):
    return Source(code, "supplier", label, PERCENT, worst=80, best=100, read=read_lines, find=find, lines=told(passes),
                  key=lambda settings: (promise_of(settings),), fact=lambda line: line.id,
                  settings=("promise", "early", "late", "under", "over"))


def find_days_late(lines, *when_and_how):
    found = verdicts(lines, *when_and_how)
    late = deliveries.mean_days_late(found)
    return NOTHING if late is None else Found(late, sum(each.days_late for each in found), len(found), len(found))


# -- quality -----------------------------------------------------------------------------------------------------------

def read_arrivals(party_ids, first, last, settings):
    return facts.arrivals(party_ids, first, last)


def until(arrivals, as_of):
    return [arrival for arrival in arrivals if arrival.arrived_on <= as_of]


def find_ppm(arrivals, first, last, as_of, settings):
    came = until(arrivals, as_of)
    bad, whole = (sum((getattr(each, name) for each in came), Decimal(0)) for name in ("rejected", "quantity"))
    return Found(quality.ppm(bad, whole), bad, whole, len(came)) if whole else NOTHING


def find_lots(arrivals, first, last, as_of, settings):
    lots = [arrival for arrival in until(arrivals, as_of) if arrival.is_lot]
    return share(sum(lot.is_accepted for lot in lots), len(lots))


def arrivals_told(passes, only_lots=False):
    def lines_told(arrivals, first, last, as_of, settings):
        return [FactLine(_("Came on %(day)s", day=format_day(each.arrived_on, language())),
                         _("%(bad)s of %(quantity)s rejected", bad=f"{each.rejected.normalize():f}",
                           quantity=f"{each.quantity.normalize():f}"), passes(each), each.line_id)
                for each in until(arrivals, as_of) if each.is_lot or not only_lots]
    return lines_told


def read_incidents(party_ids, first, last, settings):
    """What came, and what customers complained about: without either nothing can be said."""
    came, told_of = facts.arrivals(party_ids, first, last), facts.incidents(party_ids, first, last)
    return {party_id: [*came.get(party_id, ()), *told_of.get(party_id, ())] for party_id in {*came, *told_of}}


def only_incidents(mixed, as_of):
    return [each for each in mixed if isinstance(each, facts.Incident) and each.happened_on <= as_of]


def find_incidents(mixed, first, last, as_of, settings):
    found = only_incidents(mixed, as_of)
    return Found(len(found), len(found), None, len(mixed) - len(found)) if mixed else NOTHING


def incidents_told(mixed, first, last, as_of, settings):
    return [FactLine(_("Complaint of %(day)s", day=format_day(each.happened_on, language())),
                     _("%(quantity)s pieces", quantity=f"{each.quantity.normalize():f}") if each.quantity else each.lot,
                     False, each.line_id) for each in only_incidents(mixed, as_of)]


# -- price and response ------------------------------------------------------------------------------------------------

def read_prices(party_ids, first, last, settings):
    return facts.prices_paid(party_ids, first, last)


def find_variance(paid, first, last, as_of, settings):
    known = [each for each in paid if each.before is not None and each.ordered_on <= as_of]
    amount, percent = price_variance((each.quantity, each.before, each.price) for each in known)
    whole = sum((each.quantity * each.before for each in known), Decimal(0))
    return NOTHING if percent is None else Found(percent, amount, whole, len(known))


def prices_told(paid, first, last, as_of, settings):
    return [FactLine(each.item, _("%(percent)s %% against the year before", percent=f"{change(each):+.1f}"),
                     change(each) <= 0, each.line_id)
            for each in paid if each.before and each.ordered_on <= as_of]


def change(paid):
    return 100 * (paid.price - paid.before) / paid.before


def read_asked(party_ids, first, last, settings):
    return facts.asked(party_ids, first, last)


def answerable(asked, as_of):
    """Requests whose day has come, or that were answered before it did."""
    _begin, end = instants(as_of, as_of)
    return [(rfq_id, each) for rfq_id, each in asked if each.replied_at or each.due_at < end]


def find_response(asked, first, last, as_of, settings):
    known = [each for _rfq_id, each in answerable(asked, as_of)]
    return share(sum(bool(each.replied_at and each.replied_at <= each.due_at) for each in known),
                 responses(known).n)


def answers_told(asked, first, last, as_of, settings):
    return [FactLine(_("Asked on %(day)s", day=format_day(each.sent_at.date(), language())),
                     _("No answer") if each.replied_at is None else
                     _("Answered on %(day)s", day=format_day(each.replied_at.date(), language())),
                     bool(each.replied_at and each.replied_at <= each.due_at))
            for _rfq_id, each in answerable(asked, as_of)]


SPANS["supplier"] = facts.span
register(
    delivery("otif", _l("On time and in full"), by_lines(deliveries.otif), lambda each: each.otif),
    delivery("good-otif", _l("On time, in full, and good"), by_lines(deliveries.good_otif),
             lambda each: each.good_otif),
    delivery("line-otd", _l("On time, by lines"), by_lines(deliveries.line_otd), lambda each: each.on_time),
    delivery("in-full", _l("In full"), by_lines(deliveries.in_full), lambda each: each.in_full),
    delivery("quantity-otd", _l("On time, by quantity"), by_quantity(deliveries.quantity_otd),
             lambda each: each.in_window >= each.line.ordered),
    delivery("fill-rate", _l("Fill rate"), by_quantity(deliveries.fill_rate),
             lambda each: each.arrived >= each.line.ordered),
    Source("days-late", "supplier", _l("Days late on average"), DAYS, worst=10, best=0, read=read_lines,
           find=find_days_late, lines=told(lambda each: each.days_late == 0), fact=lambda line: line.id,
           key=lambda settings: (promise_of(settings),), settings=("promise", "late")),
    Source("ppm", "supplier", _l("Rejected pieces of a million"), PPM, worst=2000, best=0, read=read_arrivals,
           find=find_ppm, lines=arrivals_told(lambda each: not each.rejected), fact=lambda each: each.line_id),
    Source("lot-acceptance", "supplier", _l("Lots accepted"), PERCENT, worst=80, best=100, read=read_arrivals,
           find=find_lots, lines=arrivals_told(lambda each: each.is_accepted, only_lots=True),
           fact=lambda each: each.line_id),
    Source("incidents", "supplier", _l("Complaints of customers about their goods"), COUNT, worst=5, best=0,
           read=read_incidents, find=find_incidents, lines=incidents_told),
    Source("price-variance", "supplier", _l("Price against the year before, %"), PERCENT, worst=10, best=0,
           read=read_prices, find=find_variance, lines=prices_told, fact=lambda each: each.line_id),
    Source("response", "supplier", _l("Requests answered in time"), PERCENT, worst=50, best=100, read=read_asked,
           find=find_response, lines=answers_told),
)
