"""The customers (or suppliers …) a file names: compared, registered or revised."""
from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from blueprints.customers.actions import hats, parties
from blueprints.customers.imports.barred import without_barred
from blueprints.customers.imports.facts import applicable, differences, facts_of, hat_facts
from blueprints.customers.imports.indexing import add_to_index, found_by
from blueprints.customers.imports.matching import BY_NAME, Match, Resemblances, find_customers
from blueprints.customers.imports.people import Contacts
from blueprints.customers.imports.undo import undo_parties
from core.access import of
from core.importing.targets import Finding, Step
from core.principal import HAT_DOMAINS
from core.words import _l
from models import Party, Team, User, db

SEVERAL = {"customer": _l("There are several customers of this name; give their number"),
           "supplier": _l("There are several suppliers of this name; give their number")}


@dataclass
class Subject:
    """What a finding is about, between comparing and writing."""

    facts: dict
    hat: dict
    party: Party | None = None
    is_former: bool = False
    words: str = ""  # that a new one is found by


class CustomerStep(Step):
    """Grouped: all rows of a customer, with its people. Otherwise the newest row that names it."""

    entity = "party"

    def __init__(self, terms, *, grouped=False, role="customer"):
        super().__init__(terms)
        self.grouped, self.role = grouped, role
        self.resemblances = Resemblances()
        self.contacts = Contacts(terms, HAT_DOMAINS[role]) if grouped and terms.maps("contact_name") else None

    # -- comparing --------------------------------------------------------------------------------------------------

    def compare(self, groups):
        groups, barred = without_barred(groups) if self.grouped else (groups, {})
        matches = find_customers([group.key for group in groups], self.role)
        known = self._load([match.party_id for match in matches.values() if match.party_id])
        findings = [self._finding(group, matches.get(group.key, Match()), known) for group in groups]
        for group, finding in zip(groups, findings, strict=True):
            if not group.rows:
                finding.refuse((), "")
        newcomers = [finding for finding in findings if finding.outcome == "new"]
        alike = self.resemblances.of([(finding.label, finding.subject.facts) for finding in newcomers])
        for finding, duplicates in zip(newcomers, alike, strict=True):
            finding.duplicates = duplicates
        if self.contacts:
            self.contacts.compare(groups, findings)
        for group, finding in zip(groups, findings, strict=True):
            finding.tally = Counter({ROWS_BECOME[finding.outcome]: len(group.rows)})
            if group.key in barred:
                finding.refusals = finding.refusals | barred[group.key]
                finding.tally["errors"] += len(barred[group.key])
        return findings

    def _load(self, party_ids):
        loads = [selectinload(part) for part in (Party.hats, Party.points, Party.addresses, Party.profile)]
        found = db.session.scalars(of(Party).where(Party.id.in_(party_ids)).options(*loads)) if party_ids else ()
        return {party.id: party for party in found}

    def _finding(self, group, match, known):
        facts, hat = facts_of(group.rows), hat_facts(group.rows)
        code = _code(group.key)
        finding = Finding(group.key, label=facts.get("title") or code or "")
        if facts.get("country_text"):
            finding.notes["country"] = facts["country_text"]
        if match.several:
            finding.refuse([row_no for row_no, _values in group.rows], str(SEVERAL[self.role]))
            return finding
        party = known.get(match.party_id)
        if party is not None and not self.grouped:
            hat = {}  # orders say whose new customers are; they hand nobody over
        finding.subject = Subject(facts if party is None else applicable(party, facts), hat, party, match.is_former)
        if party is None:
            finding.outcome = "new"
            return finding
        finding.target_id, finding.label = party.id, party.title
        if match.is_former and not self.terms.restore:
            finding.outcome = "archived"
            return finding
        finding.changes = self._shown(differences(party, finding.subject.facts), party, hat)
        if match.is_former:
            finding.outcome = "restored"
        elif finding.changes:
            finding.outcome = "changed"
        return finding

    def _shown(self, changes, party, hat):
        """The changes in the words of the file: what a hat's owner and team are called, not their numbers."""
        current = parties.worn(party, self.role)
        for name, model, shown_as in (("owner", User, User.email), ("team", Team, Team.name)):
            after = hat.get(f"{name}_id")
            before = getattr(current, f"{name}_id") if current else None
            if after is not None and after != before:
                names = sa.select(model.id, shown_as).where(model.id.in_([before, after]))
                called = dict(db.session.execute(names).all())
                changes[name] = [called.get(before), called.get(after)]
        return shown(changes)

    # -- writing ----------------------------------------------------------------------------------------------------

    def write(self, findings):
        fresh = [finding for finding in findings if finding.outcome == "new"]
        for finding in fresh:
            finding.subject.party = self._compose(finding)
            finding.subject.words = found_by(finding.subject.party)
        db.session.add_all(finding.subject.party for finding in fresh)
        touched = [finding for finding in findings if finding.outcome in ("changed", "restored")]
        for finding in touched:
            self._revise(finding)
        db.session.flush()
        if self.contacts:
            self.contacts.write(findings)
        add_to_index([(finding.subject.party, finding.subject.words) for finding in fresh], HAT_DOMAINS[self.role])
        for finding in touched:
            parties.reindex(finding.subject.party)
        db.session.flush()
        for finding in fresh + touched:
            finding.target_id, finding.version = finding.subject.party.id, finding.subject.party.version

    def _compose(self, finding):
        facts, code = finding.subject.facts, _code(finding.key)
        named = facts if facts.get("title") else {**facts, "title": code}
        return parties.compose(named, by=self.terms.by, role=self.role, code=code, **finding.subject.hat)

    def _revise(self, finding):
        party, subject = finding.subject.party, finding.subject
        finding.before = {}
        if subject.is_former:
            finding.before["was"] = "archived" if party.is_archived else "former"
            self._bring_back(finding, party)
        points = {(point.kind, point.value_key) for point in party.points}
        changes = parties.set_facts(party, subject.facts)
        finding.before["facts"] = {name: before for name, (before, _after) in changes.items()}
        finding.before["points"] = [[point.kind, point.value_key] for point in party.points
                                    if (point.kind, point.value_key) not in points]
        hat = parties.worn(party, self.role)
        finding.before["hat"] = {name: getattr(hat, name) for name in subject.hat}
        for name, value in subject.hat.items():
            setattr(hat, name, value)
        parties.touch(party)

    def _bring_back(self, finding, party):
        if party.is_archived:
            parties.restore(party, by=self.terms.by)
        if parties.worn(party, self.role) is None:
            hats.put_on_hat(party, self.role, by=self.terms.by, code=_code(finding.key))

    def undo(self, items):
        return undo_parties(items, by=self.terms.by, role=self.role)


def shown(changes):
    """Changes of facts by the names and in the words of the file's fields."""
    told = {"name" if name == "title" else name: change for name, change in changes.items() if change[0] or change[1]}
    if "is_person" in told:
        told["kind"] = ["person" if is_person else "organisation" for is_person in told.pop("is_person")]
    if "country_text" in told:
        told["country"] = [before or after for before, after in zip(
            told.pop("country_text"), told.get("country", (None, None)), strict=True)]
    return told


ROWS_BECOME = {"new": "created", "changed": "changed", "restored": "changed", "unchanged": "unchanged",
               "archived": "archived", "refused": "errors"}


def _code(key):
    """The customer number in a key, if it is one."""
    return None if key.startswith(BY_NAME) else key
