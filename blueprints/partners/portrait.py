"""What the page of a partner tells besides what every party's page does."""
from datetime import timedelta
from functools import cached_property

from blueprints.cooperation import labels as coop_labels
from blueprints.cooperation.portrait import together
from blueprints.corrective.panel import ActionsPanel
from blueprints.customers.portrait import Portrait
from blueprints.evaluation.queries.evaluations import newest_score
from blueprints.evaluation.queries.standings import standings_of
from blueprints.evaluation.shown import Shown
from blueprints.partners.actions.profile import PROFILE
from blueprints.partners.queries import commission, facts, funds
from blueprints.partners.queries import partner as queries
from blueprints.partners.queries.certifications import validity
from blueprints.partners.queries.programmes import programme_name
from core.money import format_share
from core.words import _, _n, language

YEAR = timedelta(days=365)


class PartnerPortrait(Portrait):
    """Each part is read when the page draws it. Counted are the last twelve months."""

    coop_labels = coop_labels

    @cached_property
    def hat(self):
        """The hat worn as a partner now, or the last one."""
        return next((hat for hat in self.hats if hat.role == "partner"), None)

    @cached_property
    def partnering(self):
        return PROFILE.shown(self.party)

    @cached_property
    def actions(self):
        return ActionsPanel(self.party, "partner")

    @cached_property
    def programme(self):
        return programme_name(self.partnering.programme_id) if self.partnering else ""

    @cached_property
    def standings(self):
        return standings_of(self.party, "partner")

    @cached_property
    def score(self):
        """The newest evaluation by the template of the first standing, with what is short about it; None: none yet."""
        return newest_score(self.party, "partner", [row.code for row in self.standings])

    @property
    def since(self):
        return self.today - YEAR

    @cached_property
    def sourced(self):
        return facts.sourced_revenue(self.party.id, self.since, self.today)

    @property
    def unrated(self):
        number = self.sourced.unrated
        return _n("%(num)s deal without a known amount or rate left out",
                  "%(num)s deals without a known amount or rate left out", number) if number else ""

    @cached_property
    def decided(self):
        return facts.decided_deals(self.party.id, self.since, self.today)

    @property
    def win_rate(self):
        return format_share(round(self.decided.rate, 3), language())

    @cached_property
    def registered(self):
        return facts.registered(self.party.id, self.since, self.today)

    @property
    def answers(self):
        """How soon we answered, in words."""
        counts = self.registered
        return _("%(in_time)s of %(answered)s answered in time", in_time=counts.in_time, answered=counts.answered)

    @cached_property
    def registrations(self):
        return queries.last_registrations(self.party)

    @cached_property
    def deals(self):
        return queries.last_deals(self.party)

    @cached_property
    def rules(self):
        """(rule, its sections with percentages as numbers)"""
        return [(rule, commission.sections_of(rule)) for rule in commission.rules_of(self.party)]

    @cached_property
    def waiting(self):
        """Won deals without an entry: (row, whether a rule holds for it, whether its amount and rate are known)."""
        rules = [rule for rule, _sections in self.rules]
        return [(row, commission.rule_for(rules, row.part, row.closed_on) is not None,
                 row.home_rate is not None and row.amount_cents is not None)
                for row in commission.waiting(self.party.id)] if rules else []

    @cached_property
    def earned(self):
        return commission.totals(self.party)

    @cached_property
    def funds(self):
        return funds.allocations_of(party=self.party)

    @cached_property
    def certificates(self):
        """(row, its validity today)"""
        return [(row, validity(row, self.today)) for row in queries.certificates(self.party)]

    @property
    def certified(self):
        """How many people hold a certificate that is valid today."""
        return len({row.person_key for row, state in self.certificates if state in ("valid", "expiring")})

    @cached_property
    def shown(self):
        """Their documents and what they are qualified for."""
        return Shown(self.party, "partner")

    @cached_property
    def together(self):
        return together(self.party, "partner")
