"""One organisation in all its roles: what goes both ways between it and us, as far as whoever reads may see."""
from functools import cached_property

from blueprints.customers.pages import pages_of
from blueprints.customers.queries import mutual as queries
from blueprints.loyalty.queries.introductions import brought_by
from core.access import can
from core.caution import caution_about
from core.money import format_money
from core.party_pages import role_pages
from core.words import language


def amounts(sums):
    """"£1,200.00 · €90.00" of {currency: cents}."""
    return " · ".join(format_money(cents, currency, language()) for currency, cents in sorted(sums.items()))


class Mutual:
    """`roles`: those of its hats, worn now or once, that are in sight."""

    def __init__(self, portrait, roles):
        self.portrait, self.party, self.roles = portrait, portrait.party, roles

    @cached_property
    def pages(self):
        """[(role, address)] of its page in each of its roles."""
        return role_pages(self.party.id, self.roles)

    @cached_property
    def caution(self):
        return caution_about(self.party.id)

    # -- money and goods, there and back -------------------------------------------------------------------------------

    @cached_property
    def bought(self):
        """The profile, which is in sight with the hat."""
        return self.portrait.profile if "customer" in self.roles else None

    @cached_property
    def owed_to_us(self):
        """({currency: cents}, orders) invoiced and not paid; None where they are no customer in sight."""
        if "customer" not in self.roles:
            return None
        rows = queries.invoiced(self.party)
        return {currency: cents for currency, _number, cents in rows}, sum(number for _code, number, _cents in rows)

    @cached_property
    def sold(self):
        """({currency: cents}, purchase orders, lines without a value); None where they are no supplier in sight."""
        if "supplier" not in self.roles:
            return None
        rows = queries.sold(self.party)
        return {row[0]: int(row[2]) for row in rows if row[2]}, sum(row[1] for row in rows), sum(row[3] for row in rows)

    @cached_property
    def owed_to_them(self):
        """{currency: cents} of commission and market funds; None where they are no partner in sight."""
        if "partner" not in self.roles:
            return None
        sums = dict(queries.commission_owed(self.party))
        for currency, cents in queries.funds_owed(self.party).items():
            sums[currency] = sums.get(currency, 0) + cents
        return sums

    @cached_property
    def introduced(self):
        """(introduced, bought, orders, cents, unrated); None: nobody."""
        return brought_by(self.party.id) if can("customers.read") else None

    # -- complaints in both directions ---------------------------------------------------------------------------------

    @cached_property
    def theirs(self):
        return queries.their_complaints(self.party) if can("service.read") else None

    @cached_property
    def ours(self):
        return queries.our_complaints(self.party) if {"supplier", "partner"} & set(self.roles) else None

    # -- people --------------------------------------------------------------------------------------------------------

    @cached_property
    def in_common(self):
        """[(row, address of the person, address of the other party)]"""
        rows = queries.in_common(self.party) if not self.party.is_person else []
        urls = pages_of(queries.seen({end for row in rows for end in (row.person_id, row.other_id)}))
        return [(row, urls.get(row.person_id, ""), urls.get(row.other_id, "")) for row in rows]

    @property
    def told(self):
        """All that its panel is drawn from."""
        bought = self.bought and (self.bought.revenue_cents, self.bought.order_count)
        return [self.party.id, sorted(self.roles), self.pages, bought, self.owed_to_us, self.sold, self.owed_to_them,
                self.introduced, self.theirs, self.ours, self.in_common]

    amounts = staticmethod(amounts)
