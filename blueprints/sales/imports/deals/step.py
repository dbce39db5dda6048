"""The deals of a file compared with those that are here."""
from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.customers.imports.step import CustomerStep
from blueprints.sales.imports.deals.undo import undo_deals
from blueprints.sales.imports.deals.writing import DealWriter
from core import times
from core.access import of
from core.custom_fields import custom_changes
from core.importing.targets import Finding, Group, Step
from core.money import major
from core.page import Refused
from core.words import _
from models import NO_DAY, Deal, DealLine, NameCard, Product, User, db

COMPARED = ("title", "probability", "opened_on", "closes_on", "next_step", "next_step_on", "amount_cents", "currency",
            "party_id", "owner_id", "team_id", "source_id")
SHOWN_AS = {"amount_cents": "amount", "party_id": "customer", "owner_id": "owner", "team_id": "team",
            "source_id": "source"}
BECOME = {"new": "created", "changed": "changed", "unchanged": "unchanged", "archived": "archived"}
Customer = aliased(NameCard)


class DealCustomerStep(CustomerStep):
    """The customers deals name; those of no customer have none."""

    def compare(self, groups):
        return super().compare([Group(group.key, [(row_no, {"customer_name": values["customer"]} | (
            {"team": values["team"]} if "team" in values else {})) for row_no, values in group.rows])
            for group in groups])


@dataclass
class Subject:
    """A deal between comparing and writing."""

    row_no: int
    values: dict
    told: object
    deal: Deal | None = None
    line: object = None


class DealStep(Step):
    """One row for each deal; of several the last one counts."""

    entity = "deal"
    grouped = True

    def __init__(self, terms, references):
        super().__init__(terms)
        self.references = references
        self.writer = DealWriter(terms, references)
        self.today = times.today(terms.home)

    def compare(self, groups):
        self.references.load([group.rows[-1][1] for group in groups])
        deals, lines, names = self._load([group.key for group in groups])
        return [self._finding(group, deals.get(group.key), lines, names) for group in groups]

    def _load(self, keys):
        """The deals of these numbers, by key; their first lines and the names they show, by deal id."""
        deals = {deal.number_key: deal for deal in db.session.scalars(of(Deal).where(Deal.number_key.in_(keys)))}
        ids = [deal.id for deal in deals.values()]
        if not ids:
            return deals, {}, {}
        first = sa.select(DealLine.deal_id, DealLine.ordinal, DealLine.product_id, Product.name).outerjoin(
            Product, Product.id == DealLine.product_id).where(DealLine.deal_id.in_(ids))
        lines = {line.deal_id: line for line in db.session.execute(first.order_by(DealLine.ordinal.desc()))}
        named = of(Deal, Deal.id, Customer.title.label("customer"), User.name.label("owner")).outerjoin(
            Customer, Customer.id == Deal.party_id).outerjoin(User, User.id == Deal.owner_id)
        names = {row.id: row._asdict() for row in db.session.execute(named.where(Deal.id.in_(ids)))}
        return deals, lines, names

    def _finding(self, group, deal, lines, names):
        row_no, values = group.rows[-1]
        finding = Finding(group.key, label=values.get("title") or values["number"])
        finding.refusals = dict.fromkeys([earlier for earlier, _values in group.rows[:-1]],
                                         _("A row further down has the same number"))
        finding.tally["errors"] = len(finding.refusals)
        try:
            told = self.references.told(values, deal)
            self._check(told, deal)
        except Refused as refusal:
            finding.refuse([row_no], refusal.message)
            return finding
        finding.subject = Subject(row_no, values, told, deal, deal and lines.get(deal.id))
        self._compare_with(deal, finding, names.get(deal.id, {}) if deal else {})
        finding.tally += Counter({BECOME[finding.outcome]: 1})
        self._note(finding, values, told)
        return finding

    def _check(self, told, deal):
        """What must hold of any deal: said here already, so that the dry run tells of it."""
        closes_on = told.facts.get("closes_on")
        if told.facts.get("amount_cents", 0) < 0:
            raise Refused(_("The amount is negative"))
        if closes_on and closes_on < (told.facts.get("opened_on") or (deal.opened_on if deal else closes_on)):
            raise Refused(_("It closes before it was opened"))
        if told.stage.stage.outcome != "open" and closes_on and closes_on > self.today:
            raise Refused(_("It is decided, but closes on a day to come"))
        if not 0 <= told.facts.get("probability", 0) <= 100:
            raise Refused(_("A probability is from 0 to 100"))

    def _note(self, finding, values, told):
        """What people are told of it besides: a stage nobody knows, a deal without a customer."""
        if not told.stage.is_known:
            finding.notes["stage"] = values["stage"]
        if "customer" not in values and (finding.subject.deal is None or finding.subject.deal.party_id is None):
            finding.notes["customer"] = ""

    def _compare_with(self, deal, finding, names):
        told = finding.subject.told
        if (told.is_former and not self.terms.restore) or (deal is not None and deal.is_archived):
            finding.outcome = "archived"
        elif deal is None:
            finding.outcome = "new"
        else:
            finding.target_id, finding.label = deal.id, deal.title
            finding.changes = self._changes(deal, finding.subject, names)
            finding.outcome = "changed" if finding.changes else "unchanged"

    def _changes(self, deal, subject, names):
        """{field: [before, after]} in the words of the file."""
        told, values = subject.told, subject.values
        changes = {SHOWN_AS.get(name, name): [self._plain(deal, name), self._said(name, told, values, deal)]
                   for name in COMPARED if name in told.facts and getattr(deal, name) != told.facts[name]}
        changes |= {name: [None, values[name]] for name in told.unknown}
        changes |= custom_changes(deal.extra, told.facts)
        if "product" in values and (subject.line is None or subject.line.product_id != told.product_id):
            changes["product"] = [subject.line and subject.line.name, values["product"]]
        for name in ("customer", "owner"):
            if name in changes:
                changes[name][0] = names.get(name)
        if "stage" in values and moves(told.stage, deal):
            changes["stage"] = [deal.stage.name, told.stage.stage.name]
        return changes

    def _plain(self, deal, name):
        value = getattr(deal, name)
        if name == "amount_cents":
            return None if value is None else f"{major(value, deal.currency)} {deal.currency}"
        return None if value == NO_DAY or name in SHOWN_AS else value.isoformat() if name.endswith("_on") and value \
            else value

    def _said(self, name, told, values, deal):
        if name == "amount_cents":
            currency = told.facts.get("currency", deal.currency)
            return f"{major(told.facts[name], currency)} {currency}"
        value = values[SHOWN_AS.get(name, name)]
        return value if name not in ("team_id", "source_id") else ""

    def write(self, findings):
        self.writer.write(findings)

    def undo(self, items):
        return undo_deals(items, by=self.terms.by)


def moves(meant, deal):
    """Would the file put this deal into another stage? A stage nobody knows, or an outcome it has, moves nothing."""
    if not meant.is_known or (meant.outcome and deal.state == meant.outcome):
        return False
    return meant.stage.id != deal.stage_id
