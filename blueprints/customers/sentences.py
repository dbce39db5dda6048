"""Why a customer is in its class, said in a sentence a person can check."""
from datetime import date

from core.money import format_number
from core.times import format_day
from core.words import _, _n, language
from measures.lifecycle import AT_LEAST, AT_MOST, DEFAULT_RULES, FIXED


def why(evidence, today, rules=DEFAULT_RULES):
    """The sentence for the evidence kept with a class, as of `today`. Empty when nothing was computed yet."""
    if not evidence:
        return ""
    return SENTENCES[evidence["lifecycle"]](Told(evidence, today, rules))


class Told:
    """The parts of the sentences, each a clause that stands alone."""

    def __init__(self, evidence, today, rules):
        self.evidence, self.rules, self.today = evidence, rules, today

    def since(self):
        return format_day(date.fromisoformat(self.evidence["since"]), language())

    def last_order(self):
        days = (self.today - date.fromisoformat(self.evidence["last_order_on"])).days
        if not days:
            return _("last order today")
        return _n("last order %(num)s day ago", "last order %(num)s days ago", days)

    def first_order(self):
        days = (self.today - date.fromisoformat(self.evidence["first_order_on"])).days
        if not days:
            return _("first order today")
        return _n("first order %(num)s day ago", "first order %(num)s days ago", days)

    def orders(self):
        number = self.evidence["orders"]
        return _n("%(num)s order in all", "%(num)s orders in all", number)

    def recent_orders(self):
        number = self.evidence["orders_in_window"]
        return _n("%(num)s order in the last %(days)s days", "%(num)s orders in the last %(days)s days", number,
                  days=self.rules.loyal_within_days)

    def limit(self):
        """Where the limit comes from: fixed, their own rhythm, or that rhythm held between two bounds."""
        limit, reason = figure(self.evidence["limit_days"]), self.evidence["limit_reason"]
        if reason == FIXED:
            return _("limit %(limit)s, as they ordered on too few days to have a rhythm", limit=limit)
        usual = {"times": times(self.rules.own_rhythm_factor), "usual": figure(self.evidence["median_gap_days"])}
        if reason == AT_LEAST:
            return _("limit %(limit)s, the shortest there is: %(times)s their usual %(usual)s is less",
                     limit=limit, **usual)
        if reason == AT_MOST:
            return _("limit %(limit)s, the longest there is: %(times)s their usual %(usual)s is more",
                     limit=limit, **usual)
        return _("limit %(limit)s = %(times)s their usual %(usual)s", limit=limit, **usual)


def potential(_told):
    return _("Potential: no completed order yet")


def new(told):
    return _("New since %(day)s: %(first)s, %(second)s; new customers are so for %(days)s days", day=told.since(),
             first=told.first_order(), second=told.orders(), days=told.rules.new_within_days)


def existing(told):
    return _("Existing since %(day)s: %(first)s, %(second)s; loyal begins at %(orders)s", day=told.since(),
             first=told.last_order(), second=told.recent_orders(), orders=told.rules.loyal_orders)


def loyal(told):
    return _("Loyal since %(day)s: %(first)s, %(second)s", day=told.since(), first=told.recent_orders(),
             second=told.last_order())


def lost(told):
    return _("Lost since %(day)s: %(first)s, %(second)s", day=told.since(), first=told.last_order(),
             second=told.limit())


SENTENCES = {"potential": potential, "new": new, "existing": existing, "loyal": loyal, "lost": lost}


def outlook(lifecycle, day):
    """What happens next if no order comes: the class from `day` on. Empty when nothing does."""
    if day is None:
        return ""
    told = {
        "potential": _("Becomes potential on %(day)s if no order comes"),
        "new": _("Becomes new on %(day)s if no order comes"),
        "existing": _("Becomes existing on %(day)s if no order comes"),
        "loyal": _("Becomes loyal on %(day)s if no order comes"),
        "lost": _("Becomes lost on %(day)s if no order comes"),
    }
    return told[lifecycle] % {"day": format_day(day, language())}


def times(factor):
    """A factor in words: "twice", "1.5 times"."""
    return _("twice") if factor == 2 else _("%(factor)s times", factor=figure(factor))


def figure(number):
    return format_number(number, language())
