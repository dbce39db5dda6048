"""Writes the deals of an import: new ones many at once, with the steps they took on the days they took them."""
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa

from blueprints.sales.actions import deals
from blueprints.sales.actions.moves import enter, event_facts
from core import money, times
from core.bulk import insert_rows
from core.custom_fields import custom_values
from core.rates import RateTable
from core.search import words
from core.words import _
from models import NO_DAY, DealLine, LostReason, SearchDoc, StageEvent, db, now

KEPT = ("stage_id", "state", "is_open", "stage_entered_at", "closed_at", "closed_on", "lost_reason_id", "lost_note",
        "board_rank", "push_count")
ONE = Decimal(1)


class DealWriter:
    def __init__(self, terms, references):
        self.terms, self.references = terms, references
        self.rates = RateTable(terms.home.currency)
        self._reasons = None

    def write(self, findings):
        for finding in findings:
            if finding.outcome in ("new", "changed") and finding.subject.told.unknown:
                finding.refuse([finding.subject.row_no], _("What it names was taken out meanwhile"))
        self._insert([finding for finding in findings if finding.outcome == "new"])
        changed = [finding for finding in findings if finding.outcome == "changed"]
        for finding in changed:
            self._revise(finding)
        db.session.flush()
        for finding in changed:
            finding.version = finding.subject.deal.version

    # -- new ones ----------------------------------------------------------------------------------------------------

    def _insert(self, findings):
        events = []
        for finding in findings:
            finding.subject.deal, told = self._composed(finding.subject)
            events.append(told)
        fresh = [finding.subject.deal for finding in findings]
        db.session.add_all(fresh)
        db.session.flush()
        insert_rows(StageEvent, [{"deal_id": deal.id, **facts} for deal, told in zip(fresh, events, strict=True)
                                 for facts in told], domain="sales")
        insert_rows(DealLine, [row for finding in findings if (row := self._line(finding.subject))], domain="sales")
        insert_rows(SearchDoc, [{"id": deal.id, "record_id": deal.id, "kind": "deal",
                                 "words": words(*deals.found_by(deal))} for deal in fresh], domain="sales")
        for finding in findings:
            finding.target_id, finding.version = finding.subject.deal.id, finding.subject.deal.version
            finding.label = finding.subject.deal.title

    def _composed(self, subject):
        """The deal, and the facts of its events: opened, and won or lost where it is."""
        told, values = subject.told, subject.values
        facts, stage = dict(told.facts), told.stage.stage
        closed = stage.outcome != "open"
        facts["title"] = facts.get("title") or self._title(values)
        facts["opened_on"] = opened = facts.get("opened_on") or self._first_day(facts, closed)
        first = self.references.stages.first_open(stage.pipeline_id) if closed else stage
        deal = deals.compose(facts, by=self.terms.by, stage=first, at=self._instant(opened), rates=self.rates,
                             is_taken=lambda key: False)
        events = [event_facts(deal, "opened", by=self.terms.by, at=self._instant(opened))]
        if closed:
            events.append(self._close(deal, told))
        return deal, events

    def _title(self, values):
        """What a deal without a title is called: "Cancity · GTX Basic"; one of no customer by its number."""
        return " · ".join(filter(None, (values.get("customer") or values["number"], values.get("product"))))

    def _first_day(self, facts, closed):
        today = times.today(self.terms.home)
        closes_on = facts.get("closes_on")
        return closes_on if closes_on and (closed or closes_on < today) else today

    def _instant(self, day):
        """The beginning of a day, but never one to come."""
        return min(times.start_of(day, self.terms.home.time_zone), now())

    def _close(self, deal, told):
        before = deal.stage_id
        at = self._instant(deal.closes_on if deal.closes_on != NO_DAY else times.today(self.terms.home))
        enter(deal, told.stage.stage, at, self._reason(told.lost_reason_id), rates=self.rates)
        return event_facts(deal, told.stage.stage.outcome, by=self.terms.by, at=at, before=before)

    def _reason(self, reason_id):
        if self._reasons is None:
            self._reasons = {reason.id: reason for reason in db.session.scalars(sa.select(LostReason))}
        return self._reasons.get(reason_id)

    def _line(self, subject):
        """Its product, sold once for the whole amount."""
        deal = subject.deal
        if "product" not in subject.values:
            return None
        return {"deal_id": deal.id, "ordinal": 1, "product_id": subject.told.product_id, "description": "",
                "quantity": ONE, "unit_price": money.major(deal.amount_cents or 0, deal.currency),
                "discount": Decimal(0), "line_cents": deal.amount_cents or 0}

    # -- deals that are here -----------------------------------------------------------------------------------------

    def _revise(self, finding):
        deal, told, changes = finding.subject.deal, finding.subject.told, finding.changes
        facts = {name: value for name, value in told.facts.items() if name != "number"}
        finding.before = {"facts": {name: plain(getattr(deal, name)) for name in facts if name in deals.FACTS},
                          "custom": custom_values(deal), "kept": {name: plain(getattr(deal, name)) for name in KEPT},
                          "line": finding.subject.line and finding.subject.line.product_id}
        before, last = deals.forecast_facts(deal), last_event()
        deals.write(deal, facts, self.rates)
        if deals.forecast_facts(deal) != before:
            self._note(deal, "revised")
        if "stage" in changes:
            self._move(deal, told)
        if "product" in changes:
            self._put_line(finding.subject)
        deals.keep_found(deal)
        finding.before["events"] = last

    def _move(self, deal, told):
        stage, was, before = told.stage.stage, deal.state, deal.stage_id
        if stage.outcome != "open":
            facts = self._close(deal, told)
        else:
            enter(deal, stage, now(), rates=self.rates)
            facts = event_facts(deal, "moved" if was == "open" else "reopened", by=self.terms.by, before=before)
        db.session.add(StageEvent(deal_id=deal.id, **facts))

    def _note(self, deal, verb):
        db.session.add(StageEvent(deal_id=deal.id, **event_facts(deal, verb, by=self.terms.by)))

    def _put_line(self, subject):
        if subject.line is None:
            insert_rows(DealLine, [self._line(subject)], domain="sales")
            return
        line = db.session.get(DealLine, (subject.deal.id, subject.line.ordinal))
        line.product_id = subject.told.product_id


def last_event():
    """The newest event there is: those an import writes of a deal come after it."""
    return db.session.scalar(sa.select(sa.func.max(StageEvent.id))) or 0


def plain(value):
    """What undo puts back, as JSON keeps it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def instant(text):
    return datetime.fromisoformat(text) if text else None
