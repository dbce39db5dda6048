"""What the page of a play tells: its steps, who stands where, what became of them, and of those without it."""
from collections import namedtuple
from functools import cached_property

from flask import url_for

from blueprints.plays.labels import FATES
from blueprints.plays.queries import plays as queries
from blueprints.plays.queries.without import fates_without
from core.money import format_share
from core.words import _, language
from measures.plays import FATES as KNOWN
from measures.plays import share

Step = namedtuple("Step", "row here url done open dropped")
Fate = namedtuple("Fate", "label tone inside url without")
Told = namedtuple("Told", "text likely")


def percent(part):
    return None if part is None else format_share(round(part, 3), language())


def told(fates, lifecycle):
    """The share that went well: "20% of 10" and "likely 6% to 51%"; "No data" for nobody."""
    _good, total, part, between = share(fates, lifecycle)
    if part is None:
        return Told(_("No data"), "")
    low, high = (percent(round(end, 2)) for end in between)
    return Told(_("%(share)s of %(total)s", share=percent(part), total=total),
                _("likely %(low)s to %(high)s", low=low, high=high))


class PlayPortrait:
    """Each part is read when the page draws it."""

    def __init__(self, play):
        self.play = play

    @cached_property
    def counts(self):
        return queries.counts(self.play.code).get(self.play.code) or queries.Counts(0, {})

    @cached_property
    def steps(self):
        here, tasks = queries.at_steps(self.play.code), queries.tasks_by_step(self.play.code)
        return [Step(row, here.get(row.key, 0), self.url(step=row.key),
                     *(tasks.get((row.key, state), 0) for state in ("done", "open", "dropped")))
                for row in queries.steps(self.play)]

    def url(self, **filters):
        return url_for("plays.runs", play=self.play.code, **filters)

    @cached_property
    def since(self):
        return queries.first_entry(self.play.code)

    @cached_property
    def without(self):
        return fates_without(self.play, self.since)

    @property
    def fates(self):
        """What became of those in the play, beside those without."""
        for name in ("", *KNOWN):
            inside, without = self.counts.fates.get(name, 0), self.without.get(name, 0)
            if inside or without:
                yield Fate(FATES[name], name, inside, self.url(state="any", fate=name or "still"), without)

    @property
    def shares(self):
        return (told(self.counts.fates, self.play.lifecycle), told(self.without, self.play.lifecycle))

    @cached_property
    def behind(self):
        """[(id of an edition, its number, how many are in it)] of the editions that were replaced."""
        return [row for row in queries.inside_by_edition(self.play.code) if row.play_id != self.play.id]

    @cached_property
    def editions(self):
        return queries.editions(self.play.code)
