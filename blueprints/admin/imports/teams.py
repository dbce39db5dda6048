"""The teams a list of colleagues names; unknown ones are made."""
import sqlalchemy as sa

from core.importing.targets import Finding, Step
from core.importing.undoing import referred_to
from core.search import name_key
from core.words import _
from models import Team, db


class TeamStep(Step):
    entity = "team"

    def compare(self, groups):
        known = teams_called([group.key for group in groups])
        return [Finding(group.key, "unchanged" if group.key in known else "new", group.rows[0][1]["team"],
                        known.get(group.key)) for group in groups]

    def write(self, findings):
        fresh = [finding for finding in findings if finding.outcome == "new"]
        teams = [Team(name=finding.label, name_key=finding.key) for finding in fresh]
        db.session.add_all(teams)
        db.session.flush()
        for finding, team in zip(fresh, teams, strict=True):
            finding.target_id, finding.version = team.id, team.version

    def undo(self, items):
        """Teams nobody has renamed or joined since go again; {item id: why it was kept}."""
        known = {team.id: team for team in db.session.scalars(
            sa.select(Team).where(Team.id.in_([item.target_id for item in items])))}
        used, kept = referred_to(Team, list(known)), {}
        for item in items:
            team = known.get(item.target_id)
            if team is None:
                continue
            if team.version != item.applied_version:
                kept[item.id] = _("edited since")
            elif team.id in used:
                kept[item.id] = _("something else refers to it")
            else:
                db.session.delete(team)
        db.session.flush()
        return kept


def teams_called(keys):
    """{name key: id} of the teams in use among these."""
    query = sa.select(Team.name_key, Team.id).where(Team.name_key.in_(list(keys)), Team.archived_at.is_(None))
    return dict(map(tuple, db.session.execute(query)))


def team_key(text):
    return name_key(text)
