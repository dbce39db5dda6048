"""The import of agreements with suppliers, and of those with partners: one row each, told apart by number and party."""
from collections import Counter
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from blueprints.cooperation.actions import agreements as actions
from blueprints.cooperation.finding import AGREEMENT_MODELS
from blueprints.cooperation.imports.fields import WHOLE, fields_of
from blueprints.customers.imports.matching import BY_NAME, Match, find_customers
from core.access import of
from core.bulk import delete_rows
from core.importing.problems import CellError
from core.importing.targets import Finding, Step, Target, register
from core.importing.undoing import decide, referred_to
from core.search import name_key
from core.words import _, _l, _lp
from models import AHEAD_DAYS, Agreement, Change, Hat, Party, Record, SearchDoc, db

DAYS = ("starts_on", "ends_on")
LEFT_OUT = {"sort": "framework", "ends_on": None, "notice_days": 0, "ahead_days": AHEAD_DAYS, "renews_months": 0,
            "terms": ""}  # what a new one has where a file says nothing
BECOME = {"new": "created", "changed": "changed", "unchanged": "unchanged"}


class Agreements(Target):
    things = {"agreement": _lp("contract", "Agreements")}
    pages = {"agreement": ("cooperation.agreement", "agreement_id")}
    summed_up = {"agreement": "agreements"}

    def __init__(self, role, name, label, about, party_label):
        self.role, self.name, self.label, self.about, self.domain = role, name, label, about, f"{role}s"
        self.fields = fields_of(party_label)

    def refusals(self, mapping):
        for name, missing in (("number", _("Choose the column of the number")),
                              ("party", _("Choose the column of whom it is with")),
                              ("starts_on", _("Choose the column of the first day"))):
            if name not in mapping:
                yield missing

    def place(self, values, terms):
        for name, missing in (("number", _("No number")), ("party", _("Nobody it is with")),
                              ("starts_on", _("No first day"))):
            if not name_key(values.get(name) or ""):
                raise CellError(missing)
        for name, most in WHOLE.items():
            number = Decimal(values.get(name) or 0)
            if number != int(number) or not 0 <= number <= most:
                raise CellError(_("A whole number from 0 to %(most)s", most=most))
        if values.get("ends_on") and values["ends_on"] < values["starts_on"]:
            raise CellError(_("It cannot end before it begins"))
        if Decimal(values.get("renews_months") or 0) and not values.get("ends_on"):
            raise CellError(_("What goes on by itself has an end to go on from"))
        return ((f"{name_key(values['number'])}|{name_key(values['party'])}", None),)

    def steps(self, terms):
        return [AgreementStep(terms, self.role)]


class AgreementStep(Step):
    entity = "agreement"
    grouped = True

    def __init__(self, terms, role):
        super().__init__(terms)
        self.role, self.model = role, AGREEMENT_MODELS[role]

    def compare(self, groups):
        rows = [group.rows[0][1] for group in groups]
        parties = parties_of(rows, self.role)
        known = self._known(rows)
        return [self._finding(group, group.rows[0][1], parties, known) for group in groups]

    def _finding(self, group, values, parties, known):
        finding, match = Finding(group.key, label=values["number"]), parties[values["party"]]
        if match.party_id is None:
            finding.refuse([row_no for row_no, _values in group.rows],
                           _("Several are called that: enter the number") if match.several
                           else _("There is nobody of this number or name in this role"))
            return finding
        facts = facts_of(values)
        finding.subject = match.party_id, facts
        finding.refusals = {row_no: _("Another row has the same number") for row_no, _values in group.rows[1:]}
        held = known.get((name_key(values["number"]), match.party_id))
        finding.outcome = "new"
        if held is not None:
            finding.target_id = held.id
            finding.changes = {name: [plain(getattr(held, name)), plain(value)] for name, value in facts.items()
                               if getattr(held, name) != value}
            finding.outcome = "changed" if finding.changes else "unchanged"
        finding.tally = Counter({BECOME[finding.outcome]: 1, "errors": len(finding.refusals)})
        return finding

    def _known(self, rows):
        """{(folded number, party): agreement} of those here and not in the archive."""
        found = db.session.scalars(of(self.model).where(
            Agreement.number_key.in_({name_key(values["number"]) for values in rows}), Record.archived_at.is_(None)))
        return {(held.number_key, held.party_id): held for held in found}

    def write(self, findings):
        for finding in findings:
            party_id, facts = finding.subject or (None, {})
            if finding.outcome == "new":
                party = db.session.get(Party, party_id)
                held = actions.enter(party, self.role, {"title": facts["number"]} | LEFT_OUT | facts | hands_of(
                    party, self.role), by=self.terms.by)
            elif finding.outcome == "changed":
                held = db.session.get(self.model, finding.target_id)
                finding.before = {name: plain(getattr(held, name)) for name in facts}
                actions.write(held, now_of(held) | facts)
                actions.keep_found(held)
            else:
                continue
            db.session.flush()
            finding.target_id, finding.version = held.id, held.version

    def undo(self, items):
        known = {held.id: held for held in db.session.scalars(
            of(self.model).where(self.model.id.in_([item.target_id for item in items])))}
        used = referred_to(Agreement, list(known), besides=(Agreement, SearchDoc, Change))
        kept, gone = decide(items, known, used, put_back)
        db.session.flush()
        ids = [held.id for held in gone]
        db.session.expire_all()
        for model, column in ((Change, Change.record_id), (SearchDoc, SearchDoc.record_id),
                              (self.model, self.model.id), (Record, Record.id)):
            delete_rows(model, column.in_(ids), domain=f"{self.role}s")
        return kept


def put_back(held, before):
    actions.write(held, now_of(held) | {
        name: read_day(value) if name in DAYS else value for name, value in before.items()})
    actions.keep_found(held)


def now_of(held):
    return {name: getattr(held, name) for name in actions.FACTS}


def hands_of(party, role):
    """Whoever looks after them looks after it."""
    found = db.session.execute(sa.select(Hat.owner_id, Hat.team_id).where(
        Hat.party_id == party.id, Hat.role == role).order_by(Hat.until.is_not(None), Hat.id.desc()).limit(1)).one()
    return {"owner_id": found.owner_id, "team_id": found.team_id}


def facts_of(values):
    """What a row says, by the names of the columns."""
    read = {name: values[name] for name in ("number", "title", "sort", "terms") if values.get(name)}
    read |= {name: read_day(values[name]) for name in DAYS if values.get(name)}
    return read | {name: int(Decimal(values[name])) for name in WHOLE if values.get(name)}


def read_day(text):
    return date.fromisoformat(text) if text else None


def plain(value):
    return value.isoformat() if isinstance(value, date) else value


def parties_of(rows, role):
    """{what the file calls them: Match}: by number, else by name."""
    named = {values["party"] for values in rows}
    found = find_customers(named | {BY_NAME + name_key(text) for text in named}, role)
    return {text: found.get(text) or found.get(BY_NAME + name_key(text)) or Match() for text in named}


register(Agreements("supplier", "agreements", _l("Agreements with suppliers"),
                    _l("What was signed with suppliers: term, notice, what happens at the end"),
                    _l("Supplier number or name")))
register(Agreements("partner", "partner-agreements", _l("Agreements with partners"),
                    _l("What was signed with partners: term, notice, what happens at the end"),
                    _l("Partner number or name")))
