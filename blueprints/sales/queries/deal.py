"""What the page and the form of one deal show besides the deal itself."""
import re

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.directory import remembered
from core.search import matches, name_key
from models import (
    Criterion,
    CriterionTick,
    Deal,
    DealLine,
    DealPerson,
    DealSource,
    LostReason,
    NameCard,
    Party,
    Pipeline,
    Product,
    Record,
    Stage,
    StageEvent,
    Team,
    User,
    db,
)

SUGGESTED = 20  # names offered while one is typed
NUMBERED = re.compile(r"^(?P<name>.*?)\s*#(?P<id>\d{1,9})$")  # "Acme #12": the one of several that are called alike

Owner, Maker, Customer = aliased(User), aliased(User), aliased(NameCard)
Seen = aliased(Party, flat=True)
SEEN_ID = sa.select(Seen.id).where(Seen.id == Record.party_id).correlate_except(Seen).scalar_subquery()
FACTS = of(
    Deal, Owner.name.label("owner"), Team.name.label("team"), Maker.name.label("maker"),
    DealSource.name.label("source"), LostReason.name.label("lost_reason"),
    Customer.title.label("about"), Customer.kind.label("about_kind"), Customer.id.label("about_id"),
    SEEN_ID.label("seen_id"), Pipeline.name.label("pipeline"),
).join(Pipeline, Pipeline.id == Deal.pipeline_id).outerjoin(Owner, Owner.id == Record.owner_id).outerjoin(
    Team, Team.id == Record.team_id).outerjoin(Maker, Maker.id == Record.created_by_id).outerjoin(
    DealSource, DealSource.id == Deal.source_id).outerjoin(
    LostReason, LostReason.id == Deal.lost_reason_id).outerjoin(Customer, Customer.id == Record.party_id).where(
    Deal.id == sa.bindparam("deal_id"))


def facts_of(deal):
    """Names for the page of a deal: whose, whom it is for, where it came from."""
    return db.session.execute(FACTS, {"deal_id": deal.id}).one()


MOST_STEPS = 1000
Part = aliased(NameCard)
PART_SEEN = sa.select(Seen.id).where(Seen.id == DealPerson.party_id).correlate_except(Seen).scalar_subquery()
DEAL_ID = sa.bindparam("deal_id")
MOVES = sa.select(StageEvent.at, StageEvent.stage_id).where(StageEvent.deal_id == DEAL_ID, sa.or_(
    StageEvent.from_stage_id.is_not(None), StageEvent.verb == "opened")).order_by(
    StageEvent.at, StageEvent.id).limit(MOST_STEPS)
LINES = sa.select(
    DealLine.ordinal, DealLine.product_id, Product.code, DealLine.description, Product.name, DealLine.quantity,
    DealLine.unit_price, DealLine.discount, DealLine.line_cents,
).outerjoin(Product, Product.id == DealLine.product_id).where(DealLine.deal_id == DEAL_ID).order_by(DealLine.ordinal)
PEOPLE = sa.select(DealPerson.party_id, DealPerson.part, Part.title, Part.kind, PART_SEEN.label("seen_id")).join(
    Part, Part.id == DealPerson.party_id).where(DealPerson.deal_id == DEAL_ID).order_by(Part.title, Part.id)
STAGES = sa.select(
    Stage.id, Stage.name, Stage.position, Stage.outcome, Stage.probability, Stage.category, Stage.archived_at,
).where(Stage.pipeline_id == sa.bindparam("pipeline_id"), sa.or_(
    Stage.archived_at.is_(None), Stage.id == sa.bindparam("also"))).order_by(Stage.position, Stage.id)


CRITERIA = sa.select(
    Criterion.id, Criterion.text, CriterionTick.criterion_id.is_not(None).label("is_ticked"),
).outerjoin(
    CriterionTick, sa.and_(CriterionTick.criterion_id == Criterion.id, CriterionTick.deal_id == DEAL_ID)).where(
    Criterion.stage_id == sa.bindparam("stage_id"), Criterion.archived_at.is_(None)).order_by(
    Criterion.position, Criterion.id)


def moves_of(deal):
    """(at, stage id) of each time it entered a stage, in order."""
    return db.session.execute(MOVES, {"deal_id": deal.id}).all()


def lines_of(deal):
    """The lines of a deal with their product."""
    return db.session.execute(LINES, {"deal_id": deal.id}).all()


def people_of(deal):
    """Who has a part in a deal, by name; `seen_id` for those the asker may open."""
    return db.session.execute(PEOPLE, {"deal_id": deal.id}).all()


def stages_of(pipeline_id, also=None):
    """The stages a deal of a pipeline can move to, in their order, and the one it stands in."""
    asked = {"pipeline_id": pipeline_id, "also": also}
    return remembered(("stages", pipeline_id, also), lambda: db.session.execute(STAGES, asked).all())


def criteria_of(deal):
    """What its stage asks for before it moves on: (id, text, whether it is ticked)."""
    return db.session.execute(CRITERIA, {"deal_id": deal.id, "stage_id": deal.stage_id}).all()


def open_stages():
    """(id, name, pipeline) of the stages a new deal may begin in, in their order."""
    query = sa.select(Stage.id, Stage.name, Pipeline.name.label("pipeline")).join(
        Pipeline, Pipeline.id == Stage.pipeline_id).where(
        Stage.outcome == "open", Stage.archived_at.is_(None), Pipeline.archived_at.is_(None))
    return db.session.execute(query.order_by(Pipeline.position, Pipeline.id, Stage.position, Stage.id)).all()


def lost_reasons():
    query = sa.select(LostReason.id, LostReason.name).where(LostReason.archived_at.is_(None))
    return [tuple(row) for row in db.session.execute(query.order_by(LostReason.position, LostReason.id))]


def sources(also=None):
    """(id, name) of the sources there are to choose from, and of the one that was chosen before."""
    query = sa.select(DealSource.id, DealSource.name).where(
        sa.or_(DealSource.archived_at.is_(None), DealSource.id == also))
    return [tuple(row) for row in db.session.execute(query.order_by(DealSource.position, DealSource.id))]


# -- parties by name ---------------------------------------------------------------------------------------------------

def parties_named(text, *conditions):
    """At most three (id, title) that a person may mean by `text`: those called exactly so, else those found by it."""
    query = of(Party, Party.id, Record.title).where(Record.archived_at.is_(None), *conditions)
    numbered = NUMBERED.match(text)
    if numbered:
        found = query.where(Party.id == int(numbered["id"]), Party.name_key == name_key(numbered["name"]))
        if rows := db.session.execute(found).all():
            return rows
    exact = db.session.execute(query.where(Party.name_key == name_key(text)).order_by(Party.id).limit(3)).all()
    return exact or db.session.execute(query.where(matches(Party, text)).order_by(Party.id).limit(3)).all()


def suggestions(text, *conditions):
    """Names to offer while one is typed, told apart by number where several are called alike."""
    text = text.replace("\x00", "").strip()
    if not text:
        return []
    query = of(Party, Party.id, Record.title).where(
        Record.archived_at.is_(None), matches(Party, text), *conditions)
    rows = db.session.execute(query.order_by(Party.name_key, Party.id).limit(SUGGESTED)).all()
    titles = [row.title for row in rows]
    return [numbered(row) if titles.count(row.title) > 1 else row.title for row in rows]


def numbered(party):
    return f"{party.title} #{party.id}"
