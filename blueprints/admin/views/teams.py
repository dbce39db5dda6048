"""Teams and who is in them."""
from flask import request, url_for

from blueprints.admin import bp, queries
from blueprints.admin.actions import teams as actions
from blueprints.admin.forms import NewTeamForm, TeamForm
from core.access import confirmed, find, needs
from core.page import done, page
from core.words import _
from models import Team, db


@bp.get("/teams")
@needs("admin.manage")
def teams():
    listed = queries.TEAMS.open(request.args, request.path)
    return page("admin/teams.html", teams=listed, leads=queries.lead_names([team.id for team in listed.rows]))


@bp.route("/teams/new", methods=["GET", "POST"])
@needs("admin.manage")
@confirmed
def new_team():
    form = NewTeamForm()
    if form.validate_on_submit():
        team = actions.create_team(form.data)
        db.session.commit()
        return done(_("%(name)s saved", name=team.name), url_for(".teams"))
    return page("admin/new_team.html", form=form)


@bp.get("/teams/<int:team_id>")
@needs("admin.manage")
def team(team_id):
    return page("admin/team.html", team=find(Team, team_id), members=queries.members(team_id),
                past=queries.past_members(team_id))


@bp.route("/teams/<int:team_id>/edit", methods=["GET", "POST"])
@needs("admin.manage")
@confirmed
def edit_team(team_id):
    team = find(Team, team_id, to="edit")
    form = TeamForm(obj=team, member_ids=[membership.user_id for membership in team.memberships],
                    lead_ids=[membership.user_id for membership in team.memberships if membership.is_lead])
    if form.validate_on_submit():
        actions.revise_team(team, form.data)
        db.session.commit()
        return done(_("%(name)s saved", name=team.name), url_for(".team", team_id=team.id))
    return page("admin/edit_team.html", team=team, form=form)


@bp.post("/teams/<int:team_id>/archive")
@needs("admin.manage")
@confirmed
def archive_team(team_id):
    team = find(Team, team_id, to="edit")
    actions.archive_team(team)
    db.session.commit()
    return done(_("%(name)s is archived", name=team.name), url_for(".teams"))


@bp.post("/teams/<int:team_id>/restore")
@needs("admin.manage")
@confirmed
def restore_team(team_id):
    team = find(Team, team_id, to="edit")
    actions.restore_team(team)
    db.session.commit()
    return done(_("%(name)s is in use again", name=team.name), url_for(".teams"))
