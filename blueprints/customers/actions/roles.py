"""A party in one of its roles: what only that role has, and revising both at once."""
from dataclasses import dataclass
from functools import cached_property

import sqlalchemy as sa

from blueprints.customers.actions import hats, parties
from core.access import of
from models import db


@dataclass(frozen=True)
class Profile:
    """What only a role has: a table of its own, `model`, whose row is made when something of it is first entered."""

    model: type
    facts: tuple

    def of(self, party):
        """The row; None where nothing was entered yet."""
        return db.session.get(self.model, party.id)

    @cached_property
    def _shown(self):
        return of(self.model, *(getattr(self.model, name) for name in self.facts)).where(
            self.model.party_id == sa.bindparam("party_id"))

    def shown(self, party):
        """Its facts in plain columns; None where nothing was entered yet."""
        return db.session.execute(self._shown, {"party_id": party.id}).one_or_none()

    def write(self, party, facts):
        """Write what `facts` names."""
        row = self.of(party)
        if row is None:
            if not any(facts.get(name) for name in self.facts):
                return
            row = self.model(party_id=party.id)
            db.session.add(row)
        for name in self.facts:
            if name in facts:
                setattr(row, name, facts[name])


def facts_of(party, role, profile):
    """What a form shows of it: the party, its hat, its profile."""
    shown, held = parties.facts_of(party, role), profile.of(party)
    for name in profile.facts:
        setattr(shown, name, getattr(held, name, None))
    return shown


def revise(party, role, profile, form, *, by):
    """Write what was entered, a form with `facts`, `code`, `owner`, `team` and `profile`."""
    hat = parties.worn(party, role)
    parties.revise(party, form.facts, by=by, code=form.code.data or "", role=role)
    if hat:
        hats.hand_over(party, hat, owner_id=form.owner.data, team_id=form.team.data, by=by)
    profile.write(party, form.profile)
    parties.touch(party)
