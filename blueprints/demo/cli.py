"""`flask demo`: the sample company, at once."""
import click
import sqlalchemy as sa

from blueprints.admin.actions.users import invite_or_reset
from blueprints.admin.serving import with_tables
from blueprints.auth.links import password_url
from blueprints.auth.set_up import set_up_url
from blueprints.demo import actions
from blueprints.demo.ledger import counts, made
from core.cli import as_system, fail, tell
from core.words import _
from core.worker import Worker
from core.workspace import workspace
from models import User, db


@click.command()
@click.option("--remove", is_flag=True, help="Take the sample out again, except what somebody edited since.")
@click.option("--links", is_flag=True, help="Print for each of the sample's people a link, which works once, to choose "
              "a password and sign in as them. They have none otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@with_tables
@as_system
def demo(remove, links, as_json):
    """Load a sample company to look around: 12 people in 4 teams, 200 parties, two years of orders."""
    if workspace() is None:
        there = set_up_url()
        db.session.commit()
        fail(_("There is no workspace yet. While `flask serve` runs, set it up here (the link works once): %(link)s",
               link=there))
    if remove:
        job = done_here(actions.remove())
        kept = (job.result or {}).get("kept", [])
        tell({"kept": [f"{kind} {row_id} {name}" for kind, row_id, name in kept]}, as_json)
        return
    if not (links and made(User)):
        done_here(actions.load(actions.first_administrator()))
    told = counts()
    if links:
        told |= fresh_links()
        db.session.commit()
    tell(told, as_json)
    if not links and not as_json:
        click.echo(_("The sample's people have no passwords. flask demo --links prints links to sign in as them; "
                     "an administrator invites them under Users."))


def done_here(job):
    """Run the job to its end in this process."""
    Worker().run_here(job)
    if job.state != "done":
        fail(job.error)
    return job


def fresh_links():
    """{e-mail: link} of the sample's people who have not chosen a password yet."""
    people = db.session.scalars(sa.select(User).where(
        User.id.in_(made(User)), User.password_hash.is_(None), User.is_active).order_by(User.id))
    return {user.email: password_url(invite_or_reset(user)) for user in people.all()}
