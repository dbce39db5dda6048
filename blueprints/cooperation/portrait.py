"""What the page of a plan shows, and what the pages of suppliers and partners show of plans, agreements and risks."""
from collections import namedtuple
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from blueprints.cooperation.queries import plans as queries
from blueprints.cooperation.queries.agreements import agreements_of, renewal
from blueprints.cooperation.queries.risks import risks_of
from blueprints.evaluation.sources import SOURCES
from core.exact_field import tidy
from core.money import format_number, format_share
from core.party_pages import party_url
from core.people import name_of
from core.words import _, language
from measures.cooperation import plan_progress, progress
from measures.risk import level
from models import NameCard, User, db

Goal = namedtuple("Goal", "row progress text")


def number(value):
    return "—" if value is None else format_number(tidy(value), language())


def percent(part):
    return None if part is None else format_share(round(part, 3), language())


def name_of_party(party_id):
    """Whoever sees the plan or the agreement reads whom it is with."""
    return db.session.get(NameCard, party_id).title


def seen(row):
    """A goal with how far it has come."""
    far = progress(row.baseline, row.target, row.value)
    return Goal(row, far, percent(far) or _("No data"))


def summed(goals):
    return plan_progress([(goal.row.weight, goal.progress) for goal in goals])


class PlanPortrait:
    """Each part is read when the page draws it."""

    def __init__(self, plan):
        self.plan = plan

    @cached_property
    def party(self):
        return name_of_party(self.plan.party_id)

    @cached_property
    def url(self):
        return party_url(self.plan.party_id, (self.plan.role,))

    @cached_property
    def owner(self):
        return name_of(User, self.plan.owner_id)

    @cached_property
    def goals(self):
        return [seen(row) for row in queries.goals_in([self.plan.id])]

    @cached_property
    def total(self):
        return summed(self.goals)

    @property
    def progress(self):
        return percent(self.total.progress) or _("No data")

    @property
    def coverage(self):
        return percent(self.total.coverage)

    @property
    def is_measured(self):
        return any(goal.row.measure for goal in self.goals)

    def source(self, row):
        """Where a goal is read from, in words."""
        source = SOURCES.get(row.measure)
        return source.label if source else _("Entered by hand")

    @cached_property
    def readings(self):
        return queries.readings_of(self.plan)

    @cached_property
    def reviews(self):
        return queries.reviews_of(self.plan)


@dataclass(frozen=True)
class Together:
    """What there is with one party in a role: plans with how far they have come, agreements, risks with their level."""

    role: str
    plans: list
    agreements: list
    risks: list


def together(party, role):
    rows = queries.plans_of(party, role)
    goals = {plan_id: summed([seen(row) for row in found]) for plan_id, found in groupby(
        sorted(queries.goals_in([row.id for row in rows]), key=lambda row: row.record_id),
        key=lambda row: row.record_id)}
    plans = [(row, percent(goals[row.id].progress) if row.id in goals else None) for row in rows]
    return Together(role, plans, [(row, renewal(row)) for row in agreements_of(party, role)],
                    [(row, level(row.rating)) for row in risks_of(party, role)])
