"""The deals of the large sample: as many closed ones as asked and 2,000 open ones, each with steps and a product."""
import random
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import sqlalchemy as sa

from bench import names
from core.search import words
from models import (
    NOTHING_DUE,
    Deal,
    DealLine,
    DealSource,
    LostReason,
    Pipeline,
    Record,
    SearchDoc,
    Stage,
    StageEvent,
    db,
)

OPEN = 2_000
TABLES = (Record, Deal, DealLine, StageEvent, SearchDoc)


class Deals:
    """Makes the rows of one deal by its number; those above `rows` are open. `first_id` is the id before the first."""

    def __init__(self, rows, first_id, today, people, products, team_of):
        self.rows, self.first_id, self.today = rows, first_id, today
        self.people, self.products, self.team_of = people, products, team_of
        pipeline = db.session.scalar(sa.select(Pipeline.id).order_by(Pipeline.position).limit(1))
        columns = Stage.id, Stage.pipeline_id, Stage.outcome, Stage.probability, Stage.category
        stages = db.session.execute(
            sa.select(*columns).where(Stage.pipeline_id == pipeline).order_by(Stage.position)).all()
        self.open_stages = [stage for stage in stages if stage.outcome == "open"]
        self.closed = {stage.outcome: stage for stage in stages if stage.outcome != "open"}
        self.reasons = db.session.scalars(sa.select(LostReason.id)).all()
        self.sources = db.session.scalars(sa.select(DealSource.id)).all()

    def __call__(self, number):
        dice = random.Random(number * 17)
        is_open, owner = number > self.rows, dice.randint(1, self.people)
        outcome = "open" if is_open else "won" if dice.random() < 0.6 else "lost"
        opened_on = self.today - timedelta(days=dice.randint(5, 60) if is_open else dice.randint(60, 730))
        stage = dice.choice(self.open_stages) if is_open else self.closed[outcome]
        closes_on = self.today + timedelta(days=dice.randint(-10, 90)) if is_open else opened_on + timedelta(
            days=dice.randint(5, 55))
        facts = {"id": self.first_id + number, "owner": owner, "team": self.team_of(owner), "stage": stage,
                 "outcome": outcome, "opened_on": opened_on, "closes_on": closes_on, "party": number % self.rows + 1,
                 "cents": dice.randint(500, 90_000) * 100, "title": f"{names.SECOND[number % 18]} for {number}"}
        yield from self.record(facts, dice)
        yield from self.steps(facts)

    def record(self, facts, dice):
        is_open, closes_on = facts["outcome"] == "open", facts["closes_on"]
        step_on = self.today + timedelta(days=dice.randint(-5, 20)) if is_open and dice.random() < 0.8 else None
        yield Record, {
            "id": facts["id"], "kind": "deal", "title": facts["title"], "party_id": facts["party"], "version": 1,
            "owner_id": facts["owner"], "team_id": facts["team"], "state": facts["outcome"], "is_open": is_open,
            "due_at": at(step_on) if step_on else NOTHING_DUE, "created_at": at(facts["opened_on"]),
            "created_by_id": facts["owner"], "updated_at": at(facts["opened_on"]), "extra": {}}
        yield Deal, {
            "id": facts["id"], "pipeline_id": facts["stage"].pipeline_id, "stage_id": facts["stage"].id,
            "amount_cents": facts["cents"], "currency": "GBP", "home_cents": facts["cents"], "home_rate": 1,
            "opened_on": facts["opened_on"], "closes_on": closes_on, "closed_on": None if is_open else closes_on,
            "closed_at": None if is_open else at(closes_on), "next_step": "Call" if step_on else "",
            "next_step_on": step_on, "source_id": dice.choice(self.sources), "lost_note": "",
            "lost_reason_id": dice.choice(self.reasons) if facts["outcome"] == "lost" else None,
            "board_rank": -at(facts["opened_on"] if is_open else closes_on).timestamp(),
            "stage_entered_at": at(facts["opened_on"]), "push_count": dice.randint(0, 3)}
        yield DealLine, {"deal_id": facts["id"], "ordinal": 1, "product_id": dice.randint(1, self.products),
                         "description": "", "quantity": 1, "unit_price": Decimal(facts["cents"]).scaleb(-2),
                         "discount": 0, "line_cents": facts["cents"]}
        yield SearchDoc, {"id": facts["id"], "record_id": facts["id"], "kind": "deal", "words": words(facts["title"])}

    def steps(self, facts):
        """It was opened, and it moved to where it is now."""
        first = self.open_stages[0]
        yield StageEvent, self.step(facts, "opened", facts["opened_on"], None, first)
        if facts["stage"].id != first.id:
            verb = "moved" if facts["outcome"] == "open" else facts["outcome"]
            moved_on = facts["opened_on"] + timedelta(days=2) if verb == "moved" else facts["closes_on"]
            yield StageEvent, self.step(facts, verb, moved_on, first.id, facts["stage"])

    def step(self, facts, verb, day, before, stage):
        return {"deal_id": facts["id"], "verb": verb, "at": at(day), "by_id": facts["owner"], "from_stage_id": before,
                "stage_id": stage.id, "state": stage.outcome, "amount_cents": facts["cents"], "currency": "GBP",
                "home_cents": facts["cents"], "probability": stage.probability, "category": stage.category,
                "closes_on": facts["closes_on"], "owner_id": facts["owner"], "team_id": facts["team"]}


def at(day):
    return datetime.combine(day, time(9), UTC)
