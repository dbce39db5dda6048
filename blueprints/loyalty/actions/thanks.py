"""Thanks for an introduction: a task for whoever looks after the one who introduced."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.tasks.actions import make_task
from core.access import of
from core.caution import caution_about
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Hat, NameCard, Party, Record, Task, db

WITHIN_DAYS = 3


def thank(link, *, by):
    """The task; refused where there is one that is open or done."""
    if link.kind != "referral":
        raise Refused(_("This is no introduction"))
    if task_of(link) is not None:
        raise Refused(_("There is a task to thank for it already"))
    introducer = db.session.get(Party, link.other_id)
    whom = db.session.scalar(sa.select(NameCard.title).where(NameCard.id == link.party_id))
    hat = looked_after(introducer)
    task = make_task({"title": _("Thank %(who)s for introducing %(whom)s", who=introducer.title, whom=whom),
                      "notes": "\n".join(caution_about(introducer.id).sentences),
                      "owner_id": hat.owner_id if hat and hat.owner_id else by.id, "team_id": hat and hat.team_id,
                      "due_on": today(workspace()) + timedelta(days=WITHIN_DAYS), "due_time": None},
                     by=by, about=introducer)
    db.session.flush()
    link.thanks_id = task.id
    return task


def task_of(link):
    """(id, state) of the task to thank for an introduction; None: none, or it was dropped or put away."""
    if link.thanks_id is None:
        return None
    return db.session.execute(of(Task, Task.id, Record.state).where(
        Task.id == link.thanks_id, Record.state != "dropped", Record.archived_at.is_(None))).one_or_none()


def looked_after(party):
    """The hat whose owner thanks: as a customer if they are one, else any."""
    query = of(Hat, Hat.owner_id, Hat.team_id).where(Hat.party_id == party.id, Hat.until.is_(None))
    return db.session.execute(query.order_by(Hat.owner_id.is_(None), Hat.role != "customer", Hat.id).limit(1)).first()
