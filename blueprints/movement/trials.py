"""What the page of a trial shows: how far it is, which numbers are others, who would change class."""
from functools import cached_property

from flask import url_for

from blueprints.customers.actions.lifecycle import rules
from blueprints.customers.labels import CLASSES
from blueprints.movement.flows import Step, ToEachClass
from blueprints.movement.labels import RULES
from blueprints.movement.queries.rules import moves_of
from models import LIFECYCLES, Job, db


class Trial(ToEachClass):
    def __init__(self, row):
        self.row, self.id = row, row.id

    @cached_property
    def job(self):
        return db.session.get(Job, self.row.job_id) if self.row.job_id else None

    @property
    def is_ready(self):
        return self.row.customers is not None

    @property
    def may_save(self):
        return self.is_ready and self.row.saved_as is None and rules().version == self.row.base_version

    @property
    def changes(self):
        """[(what, number in force, number tried)]"""
        current = rules().to_dict()
        return [(label, current[name], self.row.rules[name]) for name, (label, _hint) in RULES.items()
                if str(current[name]) != str(self.row.rules[name])]

    @cached_property
    def _moves(self):
        return moves_of(self.row)

    @property
    def number(self):
        return sum(self._moves.values())

    @property
    def url(self):
        return self._url("any", "any")

    @property
    def lines(self):
        """[(class now, its name, [Step] to each class by these rules)] of whoever would change."""
        for before in LIFECYCLES:
            if any(was == before for was, _after in self._moves):
                yield before, CLASSES[before], [
                    Step(self._moves.get((before, after), 0), self._url(before, after)) for after in LIFECYCLES]

    def _url(self, before, after):
        return url_for("customers.customers", trial=f"{self.id}~{before}~{after}")
