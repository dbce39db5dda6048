"""What is told of one customer in a play; and what the page of a customer tells of all plays they were in."""
from collections import namedtuple
from functools import cached_property

from blueprints.plays.actions.runs import coming
from blueprints.plays.queries import plays, runs
from core.kinds import record_url
from models import Party, Play, db

Line = namedtuple("Line", "step task due_on")


class RunPortrait:
    """One run: each step with its tasks, and when the next one comes."""

    def __init__(self, run):
        self.run = run
        self.party, self.play = db.session.get(Party, run.party_id), db.session.get(Play, run.play_id)

    @cached_property
    def newest(self):
        """The edition in force, where the customer is on another one; else None."""
        found = plays.published(self.run.code)
        return found if found is not None and found.id != self.run.play_id else None

    @property
    def customer_url(self):
        return record_url("party", self.party.id)

    @cached_property
    def lines(self):
        """Each step with each of its tasks; without an open one, with the day it is due next."""
        made, found = runs.tasks_of([self.run.id])[self.run.id], []
        for step in self.play.steps:
            mine = [row for row in made if row.key == step.key]
            found += [Line(step, row, row.due_on) for row in mine]
            due_on = self.next_day(step, mine)
            if due_on is not None or not mine:
                found.append(Line(step, None, due_on))
        return found

    def next_day(self, step, mine):
        if self.run.state != "open" or any(row.is_open for row in mine):
            return None
        return coming(step, self.run, self.party, mine)


def runs_of(party):
    """For the page of a customer."""
    return runs.runs_of(party.id)
