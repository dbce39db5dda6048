"""What the page of a supplier or partner shows of their documents and qualifications."""
from functools import cached_property

from blueprints.evaluation.labels import CONDITION_TONES, CONDITIONS, QUALIFICATION_TONES, QUALIFICATIONS
from blueprints.evaluation.queries import documents as queries
from blueprints.evaluation.queries.qualifications import qualifications_of
from core.times import today
from core.workspace import workspace


class Shown:
    """Each part is read when the page draws it."""

    def __init__(self, party, role):
        self.party, self.role = party, role

    @cached_property
    def _qualifications(self):
        return qualifications_of(self.party, self.role)

    @property
    def qualifications(self):
        """(row, its state in words, the tone)"""
        return [(row, QUALIFICATIONS[row.state], QUALIFICATION_TONES[row.state]) for row in self._qualifications]

    @cached_property
    def documents(self):
        """(row, its condition today, that in words, the tone)"""
        rows = queries.documents_of(self.party, self.role)
        found = queries.conditions(rows, today(workspace()))
        return [(row, found[row.id], CONDITIONS[found[row.id]], CONDITION_TONES[found[row.id]]) for row in rows]

    @cached_property
    def lacks(self):
        return queries.lacks_of(self.party, self.role, [row.category_id for row in self._qualifications])
