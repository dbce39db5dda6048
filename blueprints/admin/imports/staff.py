"""Colleagues out of a list: made as users who cannot sign in until they are invited, and put into their teams."""
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from blueprints.admin.actions.users import compose_without_sign_in
from blueprints.admin.imports.people import undo_people
from blueprints.admin.imports.teams import team_key, teams_called
from core import times
from core.importing.targets import Finding, Step
from core.words import _
from models import Membership, User, db


@dataclass
class Subject:
    """Somebody between comparing and writing; `team_id`: the team they are not in yet, as far as it is there."""

    values: dict
    user: User | None
    team_id: int | None = None


class StaffStep(Step):
    """One row for each colleague; of several the last one counts."""

    entity = "user"
    grouped = True

    def __init__(self, terms, people):
        super().__init__(terms)
        self.people = people
        self.today = times.today(terms.home)

    def compare(self, groups):
        rows = [group.rows[-1] for group in groups]
        teams = teams_called({team_key(values["team"]) for _no, values in rows if "team" in values})
        found = [self.people.find(said_of(values)) for _no, values in rows]
        users = {user.id: user for user in db.session.scalars(sa.select(User).where(User.id.in_(
            [ids[0] for ids in found if len(ids) == 1])).options(selectinload(User.memberships)))}
        return [self._finding(group, ids, users, teams) for group, ids in zip(groups, found, strict=True)]

    def _finding(self, group, ids, users, teams):
        row_no, values = group.rows[-1]
        finding = Finding(group.key, label=values.get("name") or values["email"])
        if len(ids) > 1:
            finding.refuse([row_no], _("Several people here are called %(name)s; give the e-mail", name=values["name"]))
            return finding
        user = users.get(ids[0]) if ids else None
        team_id = teams.get(team_key(values["team"])) if "team" in values else None
        finding.subject = Subject(values, user, team_id)
        if user is None:
            finding.outcome = "new"
        else:
            finding.target_id, finding.label = user.id, user.name
            if "team" in values and (team_id is None or team_id not in {held.team_id for held in user.memberships}):
                finding.outcome, finding.changes = "changed", {"team": [None, values["team"]]}
        finding.tally[{"new": "created"}.get(finding.outcome, finding.outcome)] = len(group.rows)
        return finding

    def write(self, findings):
        taken = self.people.addresses()
        for finding in findings:
            if finding.outcome == "new":
                finding.subject.user = self._made(finding.subject.values, taken)
        touched = [finding for finding in findings if finding.outcome in ("new", "changed")]
        for finding in touched:
            self._join(finding)
        db.session.flush()
        for finding in touched:
            user = finding.subject.user
            finding.target_id, finding.version = user.id, user.version
            if finding.outcome == "new":
                self.people.note(user)

    def _made(self, values, taken):
        email = values.get("email")
        user = compose_without_sign_in(values.get("name") or email.partition("@")[0], email, taken)
        taken.add(user.email_key)
        db.session.add(user)
        return user

    def _join(self, finding):
        subject = finding.subject
        if subject.team_id is None:
            return
        subject.user.memberships.append(Membership(team_id=subject.team_id, since=self.today))
        if finding.outcome == "changed":
            subject.user.access_version += 1
            finding.before = {"joined": subject.team_id}

    def undo(self, items):
        """New ones go again, those who joined a team leave it; {item id: why it was kept}."""
        joined = [item for item in items if item.outcome == "changed"]
        users = {user.id: user for user in db.session.scalars(sa.select(User).where(
            User.id.in_([item.target_id for item in items])).options(selectinload(User.memberships)))}
        kept = {}
        for item in joined:
            user = users.get(item.target_id)
            if user is not None and user.version != item.applied_version:
                kept[item.id] = _("edited since")
            elif user is not None:
                user.memberships = [held for held in user.memberships if held.team_id != item.before["joined"]]
                user.access_version += 1
        return kept | undo_people([item for item in items if item.outcome != "changed"], besides=(Membership,))


def said_of(values):
    return values.get("email") or values["name"]
