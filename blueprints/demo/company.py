"""Teams, people, fields, tags and kept views of the sample company."""
import sqlalchemy as sa

from blueprints.admin.actions import fields, teams
from blueprints.admin.actions.users import create_user, join_teams
from blueprints.auth.set_up import role_by_key
from blueprints.demo.ledger import made
from blueprints.demo.stage import STEM
from blueprints.views.actions import keep_view
from core.page import Refused
from core.search import name_key
from core.words import _
from models import CustomField, Membership, Tag, Team, User, db


def make_people(stage):
    """Twelve people without passwords in four teams; the administrator leads the first one."""
    stage.at = stage.moment(730, 9)
    groups = {}
    for key, name in stage.words.TEAMS.items():
        groups[key] = teams.create_team({"name": free_name(Team, name, stage), "member_ids": [], "lead_ids": []})
    for name, box, team, role, is_lead in stage.words.PEOPLE:
        user = create_user({"name": name, "email": f"{box}@{STEM}", "role_ids": [role_by_key(role).id],
                            "team_ids": [groups[team].id]})
        user.memberships[0].is_lead, user.memberships[0].since = is_lead, stage.day(730)
    if stage.lead_id:
        lead = db.session.get(User, stage.lead_id)
        kept = [membership.team_id for membership in lead.memberships]
        join_teams(lead, [*kept, groups["sales"].id])
        lead.access_version += 1
        db.session.flush()
        db.session.get(Membership, (groups["sales"].id, lead.id)).is_lead = True


def make_words(stage):
    """Fields of the company's own, and tags to stick on records."""
    stage.at = stage.moment(700, 9)
    for type_, name, choices in stage.words.FIELDS:
        fields.create_field("party", {"type": type_, "name": free_name(CustomField, name, stage), "hint": "",
                                      "choices": choices, "is_filtered": False})
    for name in stage.words.TAGS:
        name = free_name(Tag, name, stage)
        db.session.add(Tag(name=name, name_key=name_key(name)))


def free_name(model, name, stage):
    """The name, marked as the sample's where the company has something of that name already."""
    key = teams.name_key(name) if model is Team else name_key(name)
    same = sa.select(model.id).where(model.name_key == key, model.archived_at.is_(None)).limit(1)
    taken = db.session.scalar(same)
    return name if taken is None else f"{name} ({stage.words.SAMPLE})"


def keep_views(stage):
    """Views of lists: the administrator's own, those of a team, and everyone's."""
    stage.at = stage.moment(60, 9)
    team_ids = dict(zip(stage.words.TEAMS, made(Team), strict=True))
    people = stage.people()
    for listing, name, query, audience, whose in stage.words.VIEWS:
        owner = people[-1] if whose is None else stage.of_team(whose)[0]
        team_id = team_ids[whose] if audience == "team" else None
        keep_view(listing, {"name": name, "audience": audience, "team_id": team_id}, query, by=owner)


def refuse_taken(words):
    """Refuses to begin while people of an earlier sample are still there, or a role it needs is not."""
    for _name, box, _team, role, _is_lead in words.PEOPLE:
        role_by_key(role)
        other = db.session.scalar(sa.select(User.name).where(User.email_key == f"{box}@{STEM}"))
        if other is not None:
            raise Refused(_("%(name)s of an earlier sample is still here: change that e-mail address first",
                            name=other))


STEPS = [make_people, make_words]
LAST_STEPS = [keep_views]
