"""Why a customer is in a tier, and what the next one asks, in sentences a person can check."""
from core.money import format_money, format_number
from core.words import _, _n, _p, language
from core.workspace import workspace


def rule(tier):
    """What a tier asks for: "£10,000 or more and 4 orders in 365 days, 2 years a customer"."""
    asked = (("cents", tier.least_cents), ("orders", tier.least_orders), ("years", tier.least_years))
    told = [LEAST[what](needs) for what, needs in asked if needs is not None]
    return str(_p("tier", ", ")).join([*told, span(tier.window_days)])


def span(days):
    return _("counted over all time") if days is None else _n("counted over one day", "counted over %(num)s days", days)


def why(told):
    """What was counted for a tier against what it asks: "£12,000 spent, at least £10,000 asked; …"."""
    if not told:
        return ""
    facts = [_("%(has)s of at least %(needs)s", has=HAS[what](has), needs=amount(what, needs))
             for what, has, needs in told["asked"]]
    return str(_p("tier", "; ")).join([*facts, span(told["days"])])


def missing(told):
    """What is still missing to a tier: "£2,000 and 1 order"; "" where nothing is."""
    if not told:
        return ""
    lacking = [(what, needs - has) for what, has, needs in told["asked"] if has < needs]
    return str(_p("tier", ", ")).join(HAS[what](less) for what, less in lacking)


def money(cents):
    return format_money(cents, workspace().currency, language())


def orders(number):
    return _n("%(number)s order", "%(number)s orders", number, number=format_number(number, language()))


def years(number):
    return _n("%(number)s year", "%(number)s years", number, number=format_number(number, language()))


def amount(what, number):
    return money(number) if what == "cents" else format_number(number, language())


HAS = {"cents": money, "orders": orders, "years": years}
LEAST = {
    "cents": lambda needs: _("at least %(amount)s spent", amount=money(needs)),
    "orders": lambda needs: _n("at least one order", "at least %(number)s orders", needs,
                               number=format_number(needs, language())),
    "years": lambda needs: _n("a customer for a year", "a customer for %(number)s years", needs,
                              number=format_number(needs, language())),
}
