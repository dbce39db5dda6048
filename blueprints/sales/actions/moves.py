"""How a deal moves: the one place that changes its stage, whoever asks (board, form, bulk, import)."""
import sqlalchemy as sa

from blueprints.sales.actions.worth import rate
from core import timeline, times
from core.page import Refused
from core.rates import RateTable
from core.words import _
from core.workspace import workspace
from models import Criterion, CriterionTick, Stage, StageEvent, User, db, now


def move(deal, *, to, by, at=None, reason=None, note=None, as_it_was=False):
    """Put a deal into another stage of its pipeline and write the step down, which is given back; None where it stands
    there already.

    Into a lost stage only with `reason`, a LostReason (`note` may say more). Refused: a stage of another pipeline, an
    archived one, and moving on while something the present stage asks for is not ticked, unless it only goes back
    `as_it_was`.
    """
    refuse_archived(deal)
    if to.id == deal.stage_id:
        return None
    check_move(deal, to, reason, as_it_was)
    was, before = deal.state, deal.stage_id
    enter(deal, to, at or now(), reason, note)
    verb = to.outcome if to.outcome != "open" else "moved" if was == "open" else "reopened"
    timeline.note(deal, f"deal-{verb}", by=by, stage=to.name)
    return note_event(deal, verb, by=by, at=at, before=before)


def check_move(deal, to, reason, as_it_was=False):
    if to.pipeline_id != deal.pipeline_id:
        raise Refused(_("%(stage)s is a stage of another pipeline", stage=to.name))
    if to.archived_at is not None:
        raise Refused(_("%(stage)s is in the archive: choose another stage", stage=to.name))
    if to.outcome == "open" and deal.state != "open":
        refuse_archived_pipeline(deal)
    if to.outcome == "lost" and reason is None:
        raise Refused(_("Say why %(deal)s is lost", deal=deal.title))
    if not as_it_was and asks(deal, to) and (left := unticked(deal)):
        raise Refused(_("To move on from %(stage)s, tick first: %(criteria)s", stage=deal.stage.name,
                        criteria=" · ".join(row.text for row in left)))


def asks(deal, to):
    """Does the deal's stage ask for its criteria when the deal leaves it for `to`? Only on the way on."""
    onward = (to.position, to.id) > (deal.stage.position, deal.stage.id)
    return to.outcome != "lost" and deal.state == "open" and onward


def unticked(deal):
    """(id, text) of what the deal's stage still asks for."""
    ticked = {tick.criterion_id for tick in deal.ticks}
    asked = sa.select(Criterion.id, Criterion.text).where(
        Criterion.stage_id == deal.stage_id, Criterion.archived_at.is_(None)).order_by(Criterion.position, Criterion.id)
    return [row for row in db.session.execute(asked) if row.id not in ticked]


def tick(deal, criterion_ids, *, by):
    """Say which of the criteria of the deal's stage are true of it; what was said in other stages stays."""
    refuse_archived(deal)
    asked = {criterion.id for criterion in deal.stage.criteria if criterion.archived_at is None}
    wanted, held = asked & set(criterion_ids), {tick.criterion_id for tick in deal.ticks}
    deal.ticks = [tick for tick in deal.ticks if tick.criterion_id in wanted or tick.criterion_id not in asked]
    deal.ticks += [CriterionTick(criterion_id=criterion_id, by_id=by.id) for criterion_id in sorted(wanted - held)]


def check_seen(deal, stage_id):
    """Refused when a deal left the stage somebody saw it in: they are told who moved it, and where to."""
    if stage_id is None or stage_id == deal.stage_id:
        return
    last = sa.select(User.name).join(StageEvent, StageEvent.by_id == User.id).where(
        StageEvent.deal_id == deal.id, StageEvent.stage_id == deal.stage_id, StageEvent.from_stage_id.is_not(None))
    who = db.session.scalar(last.order_by(StageEvent.at.desc(), StageEvent.id.desc()).limit(1))
    told = {"deal": deal.title, "stage": deal.stage.name}
    raise Refused(_("%(who)s has moved %(deal)s to %(stage)s in the meantime", who=who, **told) if who
                  else _("%(deal)s has been moved to %(stage)s in the meantime", **told))


def move_back(deal, event_id, *, by):
    """Take the last step of a deal back: another step, to where it came from. Refused when it has moved on since."""
    moved = sa.select(StageEvent).where(StageEvent.deal_id == deal.id, StageEvent.from_stage_id.is_not(None))
    last = db.session.scalars(moved.order_by(StageEvent.at.desc(), StageEvent.id.desc()).limit(1)).one_or_none()
    before = db.session.get(Stage, last.from_stage_id) if last and last.id == event_id else None
    if before is None or before.outcome == "lost" or (last.verb == "moved" and before.outcome != "open"):
        raise Refused(_("%(deal)s has moved on since: this step cannot be taken back", deal=deal.title))
    return move(deal, to=before, by=by, as_it_was=True)


def enter(deal, stage, at, reason=None, note="", rates=None):
    """What follows from a stage: whether the deal is open, since when, and why it was lost."""
    deal.stage, deal.stage_id, deal.stage_entered_at = stage, stage.id, at
    deal.state, deal.is_open = stage.outcome, stage.outcome == "open"
    deal.board_rank = -at.timestamp()
    is_lost = stage.outcome == "lost"
    deal.lost_reason_id = reason.id if is_lost and reason else None  # of imported ones nobody may know it
    deal.lost_note = note or "" if is_lost else ""
    deal.closed_at = None if deal.is_open else at
    deal.closed_on = None if deal.is_open else times.today(workspace(), at)
    rate(deal, rates or RateTable(workspace().currency), anew=True)


def win(deal, *, by, at=None):
    move(deal, to=closing_stage(deal, "won"), by=by, at=at)


def lose(deal, *, reason, note="", by, at=None):
    move(deal, to=closing_stage(deal, "lost"), by=by, at=at, reason=reason, note=note)


def reopen(deal, *, by):
    """It goes back to the open stage it was closed from, or to the first one if that is gone."""
    if deal.state == "open":
        raise Refused(_("%(deal)s is open", deal=deal.title))
    last = sa.select(Stage).join(StageEvent, StageEvent.from_stage_id == Stage.id).where(
        StageEvent.deal_id == deal.id, Stage.outcome == "open", Stage.archived_at.is_(None),
        Stage.pipeline_id == deal.pipeline_id).order_by(StageEvent.at.desc(), StageEvent.id.desc()).limit(1)
    stage = db.session.scalars(last).one_or_none() or closing_stage(deal, "open")
    move(deal, to=stage, by=by)


def put_back(deal, *, to, at, by, reason=None, note=""):
    """Take a move back: it stands again where it stood, decided `at` if it was, whatever that stage asks for."""
    refuse_archived(deal)
    if to.archived_at is not None:
        raise Refused(_("%(stage)s is in the archive: choose another stage", stage=to.name))
    if (to.outcome == "open") != (at is None):
        raise Refused(_("%(stage)s means something else by now: choose another stage", stage=to.name))
    if at is None:
        refuse_archived_pipeline(deal)
    before, was = deal.stage_id, deal.state
    enter(deal, to, at or now(), reason, note)
    verb = to.outcome if to.outcome != "open" else "moved" if was == "open" else "reopened"
    note_event(deal, verb, by=by, before=before)
    timeline.note(deal, f"deal-{verb}", by=by, stage=to.name)


def closing_stage(deal, outcome):
    """The first stage of a deal's pipeline with this outcome."""
    query = sa.select(Stage).where(Stage.pipeline_id == deal.pipeline_id, Stage.outcome == outcome,
                                   Stage.archived_at.is_(None))
    stage = db.session.scalars(query.order_by(Stage.position, Stage.id).limit(1)).one_or_none()
    if stage is None:
        raise Refused(_("This pipeline has no stage for that: add one first"))
    return stage


def archive(deal, *, by):
    """Take it out of every list, board and forecast; `restore` brings it back to where `stand` says."""
    refuse_archived(deal)
    deal.archived_at, deal.is_open = now(), False
    note_event(deal, "archived", by=by)


def restore(deal, *, by):
    if not deal.is_archived:
        raise Refused(_("%(deal)s is not in the archive", deal=deal.title))
    if deal.state == "open":
        refuse_archived_pipeline(deal)
    before, deal.archived_at = deal.stage_id, None
    stand(deal)
    note_event(deal, "restored", by=by, before=None if deal.stage_id == before else before)


def stand(deal):
    """It is as open as its state says, where it stood; in the first stage of that kind, if the one it stood in went
    into the archive without it or means something else by now."""
    if deal.stage.archived_at is not None or deal.stage.outcome != deal.state:
        deal.stage = closing_stage(deal, deal.state)
        deal.stage_id, deal.stage_entered_at = deal.stage.id, now()
    deal.is_open = deal.state == "open" and not deal.is_archived


def note_event(deal, verb, *, by, at=None, before=None):
    """Write down the deal as it is from now on. The only writer of stage_events, but for imports of many."""
    if deal.id is None:
        db.session.flush()
    event = StageEvent(deal_id=deal.id, **event_facts(deal, verb, by=by, at=at, before=before))
    db.session.add(event)
    return event


def event_facts(deal, verb, *, by, at=None, before=None):
    """The columns of the event that says what a deal is now; imports write many at once (imports/deals/writing.py)."""
    stage = deal.stage
    return {
        "verb": verb, "at": at or now(), "by_id": by.id, "from_stage_id": before, "stage_id": deal.stage_id,
        "state": "archived" if deal.is_archived else deal.state, "amount_cents": deal.amount_cents,
        "currency": deal.currency, "home_cents": deal.home_cents if deal.home_rate is not None else None,
        "closes_on": deal.closes_on,
        "probability": stage.probability if deal.probability is None or not deal.is_open else deal.probability,
        "category": deal.category or stage.category if deal.state == "open" else stage.category,
        "owner_id": deal.owner_id, "team_id": deal.team_id}


def refuse_archived_pipeline(deal):
    if deal.stage.pipeline.archived_at is not None:
        raise Refused(_("%(pipeline)s is in the archive: restore it first", pipeline=deal.stage.pipeline.name))


def refuse_archived(deal):
    if deal.is_archived:
        raise Refused(_("%(deal)s is in the archive: restore it first", deal=deal.title))
