"""What the page of a party tells, each part read when the page draws it."""
from dataclasses import dataclass
from functools import cached_property

from blueprints.customers.actions.lifecycle import rules
from blueprints.customers.labels import CLASSES
from blueprints.customers.mutual import Mutual
from blueprints.customers.pages import pages_of
from blueprints.customers.queries import party as queries
from blueprints.customers.queries.late import lateness
from blueprints.customers.sentences import outlook, why
from blueprints.loyalty.panel import LoyaltyPanel
from blueprints.plays.running import runs_of
from blueprints.visits.portrait import FollowUpPortrait
from core.custom_fields import custom_facts
from core.money import format_money
from core.party_pages import party_url
from core.times import format_month, today
from core.wearing import addresses_of, points_of, profile_of
from core.words import language
from core.workspace import workspace
from measures.lifecycle import Rules, classify
from measures.rhythm import by_month, usual_basket, usual_gap


@dataclass(frozen=True)
class Point:
    """A column of the chart."""

    label: str
    value: int
    text: str


def is_recent(day, today):
    """Would a column of the last twelve calendar months hold this day?"""
    return (today.year - day.year) * 12 + today.month - day.month < 12


@dataclass(frozen=True)
class Tie:
    """A link as it reads from this party: who is at the other end, and how to reach them if they are in sight.

    `url` is the page of who is there, "" where the one who reads may open none.
    """

    row: object
    contacts: list
    url: str


class Portrait:
    def __init__(self, party):
        self.party, self.today = party, today(workspace())

    @cached_property
    def profile(self):
        return profile_of(self.party)

    @cached_property
    def points(self):
        return points_of(self.party)

    @cached_property
    def addresses(self):
        return addresses_of(self.party)

    # -- what they are to us -------------------------------------------------------------------------------------------

    @cached_property
    def hats(self):
        return queries.hats(self.party)

    @cached_property
    def pooled_at(self):
        """Since when a customer of nobody's lies in the pool; None where they do not."""
        hat = self.customer_hat
        return queries.pooled_at(self.party) if hat is not None and hat.owner is None else None

    @property
    def hat_urls(self):
        """{role: its page} of the hats the asker may open."""
        return {hat.role: party_url(self.party.id, (hat.role,)) for hat in self.hats}

    @property
    def worn(self):
        return [hat for hat in self.hats if hat.until is None]

    @property
    def customer_hat(self):
        """The hat worn as a customer now, or the last one."""
        return next((hat for hat in self.hats if hat.role == "customer"), None)

    @cached_property
    def mutual(self):
        """What goes both ways between them and us."""
        return Mutual(self, {hat.role for hat in self.hats})

    @cached_property
    def loyalty(self):
        return LoyaltyPanel(self.party.id)

    @property
    def custom(self):
        """(Definition, text) of the custom fields that are filled in."""
        return custom_facts(self.party, language())

    # -- the class, and why --------------------------------------------------------------------------------------------

    @cached_property
    def _rules(self):
        return rules()

    @property
    def reason(self):
        return why(self.profile.evidence, self.today, self._rules)

    @property
    def lateness(self):
        """How many of their usual gaps they are silent, once they are late; None before."""
        is_late = self.profile.overdue_on <= self.today and self.profile.lifecycle != "lost"
        return lateness(self.profile, self.today) if is_late else None

    @property
    def outlook(self):
        """What they become next if no order comes; nothing while the class is held by hand."""
        day = self.profile.changes_on
        if day is None or self.profile.locked_lifecycle:
            return ""
        return outlook(classify([bought.day for bought in self.purchases], day, self._rules).lifecycle, day)

    @property
    def locked_by(self):
        return queries.user_name(self.profile.locked_by_id)

    @property
    def history(self):
        """(event, its class, the class before, the sentence of that day), newest first."""
        for event in queries.class_events(self.party):
            day = event.at.date()
            judged_by = Rules.from_dict(event.rules) if event.rules else self._rules
            yield event, CLASSES[event.to_class], CLASSES.get(event.from_class), why(event.evidence, day, judged_by)

    # -- how they are led ----------------------------------------------------------------------------------------------

    @cached_property
    def follow(self):
        follow = FollowUpPortrait(self.party)
        follow.profile = self.profile  # is read already
        return follow

    @property
    def runs(self):
        return runs_of(self.party)

    # -- what they buy -------------------------------------------------------------------------------------------------

    @cached_property
    def purchases(self):
        return queries.purchases(self.party)

    @property
    def months(self):
        """The last twelve months; of somebody silent for longer, the twelve up to their last purchase."""
        currency, speaks = workspace().currency, language()
        last = max(purchase.day for purchase in self.purchases)
        return [Point(format_month(year, month, speaks), cents, format_money(cents, currency, speaks))
                for year, month, cents in by_month(self.purchases, self.today if is_recent(last, self.today) else last)]

    @property
    def rhythm(self):
        return usual_gap(self.purchases)

    @property
    def basket(self):
        return usual_basket(self.purchases)

    @property
    def last_orders(self):
        return queries.last_orders(self.party)

    @property
    def top_products(self):
        return queries.top_products(self.party)

    # -- whom they know ------------------------------------------------------------------------------------------------

    @cached_property
    def ties(self):
        rows = queries.links(self.party)
        reach = queries.main_points({row.far_id for row in rows}) if rows else {}
        urls = pages_of(reach)
        return [Tie(row, reach.get(row.far_id, []), urls.get(row.far_id, "")) for row in rows]

    def tied(self, kind, is_left):
        return [tie for tie in self.ties if tie.row.kind == kind and bool(tie.row.is_left) == is_left]

    @property
    def people(self):
        return self.tied("employment", False)

    @property
    def employers(self):
        return self.tied("employment", True)

    @property
    def family(self):
        """Companies above and below, and introductions: everything that is no employment."""
        return [tie for tie in self.ties if tie.row.kind != "employment"]
