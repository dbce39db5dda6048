"""What is told while somebody calls, and what the page of a customer tells of follow-ups."""
from collections import namedtuple
from functools import cached_property

from blueprints.records.labels import KINDS
from blueprints.visits.labels import rhythm_text
from blueprints.visits.queries import cards, days
from blueprints.visits.queries.reckoning import by_plays, rules
from core.kinds import record_url
from core.money import format_share
from core.times import today
from core.wearing import profile_of
from core.words import _, language
from core.workspace import workspace
from measures.intervals import Z95, wilson
from models import NO_DAY

Share = namedtuple("Share", "id name due in_time text")


class FollowUpPortrait:
    """The follow-up of one customer; each part is read when it is drawn."""

    def __init__(self, party):
        self.party = party

    @cached_property
    def profile(self):
        return profile_of(self.party)

    @cached_property
    def row(self):
        return days.follow_up(self.party.id)

    @property
    def rhythm(self):
        return rhythm_text(self.row.days, self.row.basis) if self.row else rhythm_text(None, "")

    @property
    def next_on(self):
        return self.row.next_on if self.row and self.row.next_on != NO_DAY else None

    @property
    def is_late(self):
        return self.next_on is not None and self.next_on < today(workspace())

    @cached_property
    def held(self):
        return days.last_held(self.party.id)


class CallPortrait(FollowUpPortrait):
    """The name card of whoever is called, what to say, what was said last."""

    @property
    def url(self):
        return record_url("party", self.party.id)

    @cached_property
    def people(self):
        """[(name, [(kind, value, whether they refuse)])] of the people there, with how to reach them."""
        return cards.people_at(self.party.id)

    @property
    def script(self):
        play, rule = by_plays([self.party.id]).get(self.party.id), rules().get(self.profile.lifecycle)
        return (play and play.script) or (rule.script if rule else "")

    @cached_property
    def entries(self):
        return [(row, KINDS.get(row.kind, "")) for row in days.last_entries(self.party.id)]


def told(rows):
    """Shares with their interval: "80% of 10, likely 49% to 94%"."""
    return [Share(row.id, row.name, row.due, int(row.in_time), share_text(int(row.in_time), row.due)) for row in rows]


def share_text(in_time, due):
    between = wilson(in_time, due, Z95)
    if between is None:
        return _("No data")
    low, high = (format_share(round(end, 2), language()) for end in between)
    return _("%(share)s, likely %(low)s to %(high)s", share=format_share(round(in_time / due, 3), language()), low=low,
             high=high)
