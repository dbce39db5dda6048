"""What files of plans and of agreements have in common: a row is one of them, with somebody in a role."""
from collections import Counter
from datetime import date

import sqlalchemy as sa

from blueprints.customers.imports.matching import BY_NAME, Match, find_customers
from core.bulk import delete_rows
from core.importing.targets import Finding, Step
from core.importing.undoing import decide, referred_to
from core.search import name_key
from core.words import _
from models import Change, Hat, Party, Record, SearchDoc, db

BECOME = {"new": "created", "changed": "changed", "unchanged": "unchanged"}


class TogetherStep(Step):
    """One record for each group of rows. A kind of its own says

    table, names, days   the model whose table it is, its FACTS, those of them that are days
    told, known, facts_of, begin, revise
    """

    grouped = True
    table, names, days = None, (), ()

    def __init__(self, terms, role, model):
        super().__init__(terms)
        self.role, self.model = role, model

    def compare(self, groups):
        rows = [group.rows[0][1] for group in groups]
        parties = parties_of(rows, self.role)
        known = self.known(rows, {match.party_id for match in parties.values()} - {None})
        return [self._finding(group, group.rows[0][1], parties, known) for group in groups]

    def _finding(self, group, values, parties, known):
        finding, match = Finding(group.key, label=self.told(values)), parties[values["party"]]
        if match.party_id is None:
            finding.refuse([row_no for row_no, _values in group.rows],
                           _("Several are called that: enter the number") if match.several
                           else _("There is nobody of this number or name in this role"))
            return finding
        facts = self.facts_of(values)
        finding.subject = match.party_id, facts
        finding.refusals = {row_no: self.twice for row_no, _values in group.rows[1:]}
        held = known.get((name_key(self.told(values)), match.party_id))
        finding.outcome = "new"
        if held is not None:
            finding.target_id = held.id
            finding.changes = {name: [plain(getattr(held, name)), plain(value)] for name, value in facts.items()
                               if getattr(held, name) != value}
            finding.outcome = "changed" if finding.changes else "unchanged"
        finding.tally = Counter({BECOME[finding.outcome]: 1, "errors": len(finding.refusals)})
        return finding

    def write(self, findings):
        for finding in findings:
            party_id, facts = finding.subject or (None, {})
            if finding.outcome == "new":
                party = db.session.get(Party, party_id)
                held = self.begin(party, facts | hands_of(party, self.role))
            elif finding.outcome == "changed":
                held = db.session.get(self.model, finding.target_id)
                finding.before = {name: plain(getattr(held, name)) for name in facts}
                self.revise(held, self.now_of(held) | facts)
            else:
                continue
            db.session.flush()
            finding.target_id, finding.version = held.id, held.version

    def undo(self, items):
        known = {held.id: held for held in db.session.scalars(
            sa.select(self.model).where(self.model.id.in_([item.target_id for item in items])))}
        used = referred_to(self.table, list(known), besides=(self.table, SearchDoc, Change))
        kept, gone = decide(items, known, used, self._put_back)
        db.session.flush()
        ids = [held.id for held in gone]
        db.session.expire_all()
        for model, column in ((Change, Change.record_id), (SearchDoc, SearchDoc.record_id),
                              (self.model, self.model.id), (Record, Record.id)):
            delete_rows(model, column.in_(ids), domain=f"{self.role}s")
        return kept

    def _put_back(self, held, before):
        self.revise(held, self.now_of(held) | {
            name: read_day(value) if name in self.days else value for name, value in before.items()})

    def now_of(self, held):
        return {name: getattr(held, name) for name in self.names}


def hands_of(party, role):
    """Whoever looks after them looks after it."""
    found = db.session.execute(sa.select(Hat.owner_id, Hat.team_id).where(
        Hat.party_id == party.id, Hat.role == role).order_by(Hat.until.is_not(None), Hat.id.desc()).limit(1)).one()
    return {"owner_id": found.owner_id, "team_id": found.team_id}


def read_day(text):
    return date.fromisoformat(text) if text else None


def plain(value):
    return value.isoformat() if isinstance(value, date) else value


def parties_of(rows, role):
    """{what the file calls them: Match}: by number, else by name."""
    named = {values["party"] for values in rows}
    found = find_customers(named | {BY_NAME + name_key(text) for text in named}, role)
    return {text: found.get(text) or found.get(BY_NAME + name_key(text)) or Match() for text in named}
