"""Pipelines, their stages and what can be chosen for deals: made, renamed, put in order, into the archive and back."""
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from blueprints.sales.actions import moves
from blueprints.sales.deal_labels import STATES
from core.access import of
from core.page import Refused
from core.places import last_place, put_in_order
from core.search import name_key
from core.words import _, _n
from models import Criterion, Deal, Pipeline, Record, Stage, db, now

MOVED_AT_ONCE = 500  # deals that go along when their stage goes into the archive; more are moved by the list


def make_named(model, name):
    """A new pipeline, lost reason or source, the last of its kind."""
    row = model(name=name, name_key=name_key(name), position=last_place(model))
    db.session.add(row)
    store(name)
    return row


def make_pipeline(name):
    """A pipeline with the least it needs: a stage to begin in, one for what is won and one for what is lost."""
    pipeline = make_named(Pipeline, name)
    for at, (title, outcome, probability, category) in enumerate((
            (_("Enquiry"), "open", 10, "pipeline"), (STATES["won"], "won", 100, "closed"),
            (STATES["lost"], "lost", 0, "omitted"))):
        db.session.add(Stage(pipeline_id=pipeline.id, name=str(title), name_key=name_key(str(title)), position=at,
                             outcome=outcome, probability=probability, category=category))
    db.session.flush()
    return pipeline


def taken(model, *conditions, but=None):
    """A function that tells whether a row in use has a name (as its key), apart from `but`."""
    known = sa.select(model.id).where(model.archived_at.is_(None), *conditions)
    if but is not None:
        known = known.where(model.id != but.id)
    return lambda key: db.session.scalar(known.where(model.name_key == key)) is not None


def rename(row, name):
    row.name, row.name_key = name, name_key(name)
    store(name)


def store(name):
    try:
        db.session.flush()
    except IntegrityError:  # partial unique index: what is in the archive holds no name
        raise Refused(_("There is one called %(name)s already", name=name)) from None


def archive(row):
    """What is in use stays where it is used, and can be chosen no more."""
    row.archived_at = row.archived_at or now()


def restore(row):
    row.archived_at = None
    store(row.name)


def archive_pipeline(pipeline):
    """Refused while deals go through it; their number is told."""
    number = how_many(Deal.pipeline_id == pipeline.id, Record.is_open)
    if number:
        raise Refused(_n("%(num)s open deal goes through %(pipeline)s: decide it or move it first",
                         "%(num)s open deals go through %(pipeline)s: decide or move them first", number,
                         pipeline=pipeline.name))
    archive(pipeline)


# -- stages ------------------------------------------------------------------------------------------------------------

def add_stage(pipeline, facts):
    """A new stage; an open one stands behind the last open one, before those that close."""
    stage = Stage(pipeline_id=pipeline.id, name=facts["name"], name_key=name_key(facts["name"]), position=0)
    db.session.add(stage)
    write_stage(stage, facts)
    siblings = [each for each in stages_of(pipeline) if each is not stage]
    before = [each for each in siblings if each.outcome == "open"] if stage.outcome == "open" else siblings
    put_in_order([*before, stage, *(each for each in siblings if each not in before)])
    return stage


def write_stage(stage, facts):
    """`facts`: name, outcome, probability, category, stale_days, criteria (a list of texts). What a deal is worth to
    a forecast follows at once; steps that were taken stay as they were. Refused: another outcome with deals in it, or
    where no other stage has this one."""
    if stage.id and facts["outcome"] != stage.outcome:
        refuse_another_outcome(stage)
    stage.name, stage.name_key, stage.outcome = facts["name"], name_key(facts["name"]), facts["outcome"]
    is_open = stage.outcome == "open"
    stage.probability = facts["probability"] if is_open else 100 if stage.outcome == "won" else 0
    stage.category = facts["category"] if is_open else "closed" if stage.outcome == "won" else "omitted"
    stage.stale_days = facts["stale_days"] if is_open else None
    store(stage.name)
    write_criteria(stage, facts["criteria"] if is_open else [])


def refuse_another_outcome(stage):
    if number := deals_in(stage):
        raise Refused(_n("%(num)s deal stands in %(stage)s: what it means cannot change now",
                         "%(num)s deals stand in %(stage)s: what they mean cannot change now", number,
                         stage=stage.name))
    refuse_last(stage)


def refuse_last(stage):
    if not others_like(stage):
        raise Refused(_("%(stage)s is the last stage of its kind: a pipeline needs one", stage=stage.name))


def others_like(stage):
    """The other stages of its pipeline with the same outcome."""
    return [each for each in stages_of(stage.pipeline) if each.outcome == stage.outcome and each is not stage]


def write_criteria(stage, texts):
    """Those that are worded as before keep their ticks; others go into the archive or are new."""
    held = {}
    for criterion in stage.criteria:
        if criterion.archived_at is None:
            held.setdefault(criterion.text, criterion)
    for at, text in enumerate(dict.fromkeys(texts)):
        if text in held:
            held.pop(text).position = at
        else:
            stage.criteria.append(Criterion(text=text, position=at))
    for criterion in held.values():
        criterion.archived_at = now()


def stages_of(pipeline):
    query = sa.select(Stage).where(Stage.pipeline_id == pipeline.id, Stage.archived_at.is_(None))
    return db.session.scalars(query.order_by(Stage.position, Stage.id)).all()


def deals_in(stage):
    """How many deals stand in a stage, closed ones among them, those in the archive not."""
    return how_many(Deal.stage_id == stage.id, Record.archived_at.is_(None))


def how_many(*conditions):
    """Deals of everybody: what a stage is to mean is asked for all of them, not for those one may see."""
    query = of(Deal, sa.func.count()).where(*conditions)
    return db.session.scalar(query.execution_options(unscoped="how many there are is no secret"))


def archive_stage(stage, *, to=None, by):
    """Put a stage into the archive; the deals in it go `to` another one of the same outcome, each as a step of its own.

    Refused while deals stand in it, without one, with more than MOVED_AT_ONCE and with any that `by` may not see; and
    the last one of its outcome.
    """
    refuse_last(stage)
    number = deals_in(stage)
    query = of(Deal).where(Deal.stage_id == stage.id, Record.archived_at.is_(None))
    held = db.session.scalars(query).all() if to is not None and 0 < number <= MOVED_AT_ONCE else []
    if len(held) < number:
        raise Refused(_n("%(num)s deal stands in %(stage)s: move it to another stage first",
                         "%(num)s deals stand in %(stage)s: move them to another stage first", number,
                         stage=stage.name))
    for deal in held:
        moves.move(deal, to=to, by=by, reason=deal.lost_reason, note=deal.lost_note, as_it_was=True)
    archive(stage)
    return number
