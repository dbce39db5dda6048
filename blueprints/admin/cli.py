"""`flask users`: what an administrator scripts."""
import sys

import click

from blueprints.admin import queries
from blueprints.admin.actions import teams as team_actions
from blueprints.admin.actions import users as actions
from blueprints.admin.serving import with_tables
from blueprints.auth.emails import email_key, is_email
from blueprints.auth.links import password_url
from blueprints.auth.set_up import SetUp, is_set_up, make_workspace, role_by_key
from core import countries, money, passwords, times
from core.cli import as_system, fail, tell
from core.forms import tidy_text
from core.page import Refused
from core.words import LANGUAGES, _
from models import db


@click.group("users")
def users():
    """Create users, hand out links, list who there is."""


@users.command("create")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", required=True, help="Key of a role: administrator, manager, sales, support-agent, buyer, "
              "partner-manager, people, viewer.")
@click.option("--team", help="Name of a team; made if there is none of that name.")
@click.option("--password-stdin", is_flag=True, help="Read the password from the first line of stdin; without it a "
              "link is printed by which the person chooses one.")
@click.option("--workspace", default="My company", show_default=True, help="Only used on an empty database, as are the "
              "next four.")
@click.option("--country", default="GB", show_default=True, help="Home country, ISO 3166 code.")
@click.option("--currency", default="GBP", show_default=True, help="Home currency, ISO 4217 code.")
@click.option("--time-zone", default="Europe/London", show_default=True, help="IANA name.")
@click.option("--language", default="en", show_default=True, type=click.Choice(list(LANGUAGES)))
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@with_tables
@as_system
def create(email, name, role, team, password_stdin, as_json, **home):
    """Create a user; on an empty database the workspace, too."""
    if not is_email(email):
        fail(_("%(text)s is not an e-mail address", text=email))
    password_hash = passwords.hash_password(read_password()) if password_stdin else None
    if not is_set_up():
        make_workspace(checked(SetUp(**home, name=name, email=email)))
        db.session.flush()
    user = actions.create_user({"name": name, "email": email, "role_ids": [role_by_key(role).id],
                                "team_ids": [team_named(team).id] if team else []}, password_hash=password_hash)
    link = {} if password_hash else {"link": password_url(actions.invite_or_reset(user))}
    db.session.commit()
    tell({"id": user.id, "email": user.email, "name": user.name, "role": role, "team": team, **link}, as_json)


@users.command("reset-link")
@click.argument("email")
@as_system
def reset_link(email):
    """Print a link by which somebody chooses a (new) password; the ones printed before end."""
    user = db.session.scalars(queries.user_by_email(email_key(email))).one_or_none()
    if user is None:
        fail(_("There is no user %(email)s", email=email))
    url = password_url(actions.invite_or_reset(user))
    db.session.commit()
    click.echo(url)


@users.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@as_system
def list_users(as_json):
    """E-mail, name, roles, teams and state of everybody."""
    people = db.session.scalars(queries.everybody()).all()
    ids = [user.id for user in people]
    roles, teams = queries.role_names(ids), queries.team_names(ids)
    told = {user.email: {"name": user.name, "roles": roles[user.id], "teams": teams[user.id], "state": user.state}
            for user in people}
    if as_json:
        tell([{"email": email, **facts} for email, facts in told.items()], as_json)
        return
    for email, facts in told.items():
        roles, teams = ", ".join(facts["roles"]), ", ".join(facts["teams"])
        click.echo("\t".join([email, facts["name"], roles, teams, facts["state"]]))


def read_password():
    """The first line of stdin. Whoever has this shell has the database, so a short one is only remarked upon."""
    password = tidy_text(sys.stdin.readline())
    if not password:
        fail(_("There is no password on stdin"))
    if len(password) < 12:
        click.echo(_("This password is shorter than the 12 characters the pages ask for"), err=True)
    return password


def checked(home):
    """The facts of a workspace, if they are codes we know."""
    known = {"country": countries.country_choices("en"), "currency": money.currency_choices("en"),
             "time_zone": times.zone_choices()}
    for fact, choices in known.items():
        value = getattr(home, fact)
        if value not in dict(choices):
            raise Refused(_("--%(option)s cannot be %(value)s", option=fact.replace("_", "-"), value=value))
    return home


def team_named(name):
    """The team of that name; made when there is none."""
    team = db.session.scalars(queries.team_by_key(team_actions.name_key(name))).one_or_none()
    return team or team_actions.create_team({"name": name, "member_ids": [], "lead_ids": []})
