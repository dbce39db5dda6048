"""The teams a list of colleagues names; unknown ones are made."""
import sqlalchemy as sa

from core.importing.targets import Finding, Step
from core.importing.undoing import take_out
from core.search import name_key
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
        return take_out(Team, items)


def teams_called(keys):
    """{name key: id} of the teams in use among these."""
    query = sa.select(Team.name_key, Team.id).where(Team.name_key.in_(list(keys)), Team.archived_at.is_(None))
    return dict(map(tuple, db.session.execute(query)))


def team_key(text):
    return name_key(text)
