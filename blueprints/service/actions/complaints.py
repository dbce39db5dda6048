"""The file of a complaint: written, taken on from stage to stage once a stage has what it needs, approved, settled."""
from blueprints.service.actions import recurring
from blueprints.service.actions.assigning import leads_of
from blueprints.service.actions.tickets import refuse_archived
from blueprints.service.clocks import settle
from blueprints.service.queries import complaints as queries
from blueprints.service.stages import missing
from core import timeline
from core.notices import tell
from core.page import Refused
from core.words import _
from core.workspace import workspace
from models import COMPLAINT_STAGES, ComplaintFile, ComplaintStep, db, now

COSTLY = ("remedy", "remedy_given", "cost_cents")  # of which another person approves


def begun(ticket, stage):
    """The file, begun if nobody wrote in it yet. Refused: no complaint, or one that is at another stage by now."""
    refuse_archived(ticket)
    if ticket.kind_of != "complaint":
        raise Refused(_("%(ticket)s is no complaint", ticket=ticket.number))
    file = queries.file_of(ticket)
    if file is None:
        file = ComplaintFile(record_id=ticket.id, stage="receipt")
        db.session.add(file)
        db.session.add(ComplaintStep(record_id=ticket.id, stage="receipt", at=ticket.created_at,
                                     by_id=ticket.created_by_id))
        db.session.flush()
    if file.stage != stage:
        raise Refused(_("This complaint is at another stage by now: look at it again"))
    return file


def write(ticket, stage, facts, *, by):
    """What is known at its stage. Another remedy or cost takes an approval away; danger is told at once."""
    file = begun(ticket, stage)
    is_new_danger = facts.get("is_safety") and not file.is_safety
    if any(name in facts and facts[name] != getattr(file, name) for name in COSTLY):
        file.proposed_by_id, file.approved_by_id, file.approved_at = by.id, None, None
        file.currency = workspace().currency
    for name, value in facts.items():
        setattr(ticket if name == "severity" else file, name, value)
    if is_new_danger:
        escalate(ticket, by=by)
    ticket.changed_at = now()
    db.session.flush()
    if "cause_id" in facts:
        recurring.watch(ticket)
    return file


def escalate(ticket, *, by):
    """Somebody's safety is at risk: urgent, and whoever leads the team knows now."""
    ticket.priority = "urgent"
    settle(ticket)
    timeline.note(ticket, "complaint-danger", by=by)
    tell([ticket.owner_id, *leads_of(ticket.team_id)], "due", key=f"danger:{ticket.id}", by=by, record_id=ticket.id,
         danger=True)


def take_on(ticket, stage, *, by):
    """To the next stage. Refused: while something is missing."""
    file = begun(ticket, stage)
    if lacks := missing(ticket, file):
        raise Refused(" ".join(lacks))
    if stage == "done":
        raise Refused(_("This complaint is completed"))
    come_to(ticket, file, COMPLAINT_STAGES[COMPLAINT_STAGES.index(stage) + 1], by=by)
    file.is_disputed = file.stage == "done" and file.outcome == "rejected"


def take_back(ticket, stage, *, by):
    """To the stage before: something was judged wrongly."""
    file = begun(ticket, stage)
    if stage == "receipt":
        raise Refused(_("This complaint is at its first stage"))
    file.is_disputed = False
    come_to(ticket, file, COMPLAINT_STAGES[COMPLAINT_STAGES.index(stage) - 1], by=by)


def come_to(ticket, file, stage, *, by):
    file.stage = stage
    db.session.add(ComplaintStep(record_id=ticket.id, stage=stage, by_id=by.id))
    timeline.note(ticket, "complaint-stage", by=by, stage=stage)
    ticket.changed_at = now()


def approve(ticket, *, by):
    """Refused: by whoever proposed it, or where nothing needs it."""
    file = begun(ticket, "response")
    if not queries.needs_approval(file):
        raise Refused(_("Nothing here needs approval"))
    if by.id == file.proposed_by_id:
        raise Refused(_("You proposed it yourself: somebody else must approve it"))
    file.approved_by_id, file.approved_at = by.id, now()
    timeline.note(ticket, "complaint-approved", by=by)


def settle_dispute(ticket, *, by):
    """The further step is done: nothing is left that the customer could turn to with us."""
    file = begun(ticket, "done")
    if not file.is_disputed:
        raise Refused(_("Nothing is disputed here"))
    file.is_disputed = False
    timeline.note(ticket, "complaint-settled", by=by)
