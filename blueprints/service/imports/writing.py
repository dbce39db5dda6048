"""Writes the tickets of an import: new ones by the thousand, with what happened to them; changed ones one by one."""
from datetime import datetime
from types import SimpleNamespace

import sqlalchemy as sa

from blueprints.records.labels import MESSAGE
from blueprints.service import clocks
from blueprints.service.actions.states import DONE
from blueprints.service.actions.tickets import PREVIEW, keep_found
from blueprints.service.imports.reading import clock_events, entries
from blueprints.service.imports.references import References
from core.bulk import insert_rows
from core.search import doc_id, words
from measures.promptness import Event, next_due, read
from models import NOTHING_DUE, TARGETS, ClockEvent, Entry, Message, Record, SearchDoc, Ticket, db, now

DOMAIN = "service"


class TicketWriter:
    def __init__(self, terms, extras):
        self.terms, self.extras = terms, extras
        self.references = References()

    def write(self, findings):
        self.extras.make_missing()
        self.references.load([finding.subject.written for finding in findings])
        self._insert([finding for finding in findings if finding.outcome == "new"])
        for finding in findings:
            if finding.outcome == "changed":
                self._revise(finding)

    # -- new ones ---------------------------------------------------------------------------------------------------

    def _insert(self, findings):
        columns = [self._columns(finding.subject) for finding in findings]
        ids = insert_rows(Record, [record for record, _own in columns], domain=DOMAIN, ids=True)
        for finding, ticket_id in zip(findings, ids, strict=True):
            finding.target_id, finding.version = ticket_id, 1
        insert_rows(Ticket, [own | {"id": ticket_id, "number": finding.label, "number_key": finding.key}
                             for (_record, own), finding, ticket_id in zip(columns, findings, ids, strict=True)],
                    domain=DOMAIN)
        self._insert_history(findings)
        insert_rows(SearchDoc, [{
            "id": finding.target_id, "record_id": finding.target_id, "kind": "ticket",
            "words": words(finding.subject.written.title, finding.label, finding.subject.asker)}
            for finding in findings], domain=DOMAIN)

    def _columns(self, subject):
        """The columns of `records` and those of `tickets`."""
        written, found = subject.written, self.references
        codes, state = written.codes, written.state
        is_open = state not in DONE
        own = codes | self._clock(subject, is_open) | {
            "category_id": found.category(written), "product_id": found.product(written), "asker": subject.asker,
            "preview": " ".join((written.last.get("body") or "").split())[:PREVIEW], "source": written.source,
            "waiting_since": written.opened_at, "changed_at": changed_at(written),
            "resolved_at": written.moment("resolved_at"), "closed_at": written.moment("closed_at"),
            "reopened": written.count("reopened"), "reassigned": written.count("reassignments")}
        record = {"kind": "ticket", "title": written.title, "party_id": subject.party_id, "state": state,
                  "is_open": is_open, "due_at": own.pop("due_at"), "created_at": written.opened_at,
                  "created_by_id": self.terms.by.id, "owner_id": found.agent(written), "team_id": found.team(written),
                  "extra": self.extras.values(written)}
        return record, own

    def _clock(self, subject, is_open):
        """When an open one is due; nobody is told of what was missed before it came here."""
        dues = {f"{name}_due_at": None for name in TARGETS} | {"due_at": NOTHING_DUE, "policy_id": None}
        if not is_open:
            return dues
        written = subject.written
        rule = clocks.rule_for(SimpleNamespace(party_id=subject.party_id, **written.codes))
        story = read([Event(number, at, kind, reason) for number, (at, kind, reason) in
                      enumerate(clock_events(written), 1)])
        found = clocks.due_by(rule, story)
        due_at = None if story.is_paused else next_due(found)
        return dues | {f"{name}_due_at": due.at for name, due in found.items()} | {
            "due_at": due_at or NOTHING_DUE, "policy_id": rule.id if rule else None}

    def _insert_history(self, findings):
        events, told, said = [], [], []
        for finding in findings:
            written, ticket_id = finding.subject.written, finding.target_id
            events += [{"record_id": ticket_id, "at": at, "kind": kind, "reason": reason}
                       for at, kind, reason in clock_events(written)]
            told += [self._entry(finding, at, kind="system", verb=verb, facts=facts)
                     for at, verb, facts in entries(written)]
            if written.last.get("body"):
                said.append(self._entry(finding, written.opened_at, kind=MESSAGE, direction="in", facts={},
                                        body=written.last["body"]))
        insert_rows(ClockEvent, events, domain=DOMAIN)
        insert_rows(Entry, told, domain=DOMAIN)
        ids = insert_rows(Entry, said, domain=DOMAIN, ids=True)
        channels = {finding.target_id: finding.subject.written.codes["channel"] for finding in findings}
        insert_rows(Message, [{"entry_id": entry_id, "record_id": entry["record_id"], "sends_at": entry["at"],
                               "channel": channels[entry["record_id"]], "author": ""}
                              for entry_id, entry in zip(ids, said, strict=True)], domain=DOMAIN)
        insert_rows(SearchDoc, [{"id": doc_id("entry", entry_id), "record_id": entry["record_id"], "kind": "entry",
                                 "words": words(entry["body"])} for entry_id, entry in zip(ids, said, strict=True)],
                    domain=DOMAIN)

    def _entry(self, finding, at, **facts):
        return {"record_id": finding.target_id, "party_id": finding.subject.party_id, "at": at,
                "by_id": self.terms.by.id, **facts}

    # -- those that are here ----------------------------------------------------------------------------------------

    def _revise(self, finding):
        ticket, written = finding.subject.ticket, finding.subject.written
        finding.before = before_of(ticket)
        for name, value in (written.codes | {
                "title": written.title, "state": written.state, "source": written.source,
                "resolved_at": written.moment("resolved_at"), "closed_at": written.moment("closed_at"),
                "reopened": written.count("reopened"), "reassigned": written.count("reassignments")}).items():
            setattr(ticket, name, value)
        ticket.is_open = ticket.state not in DONE and not ticket.is_archived
        self.extras.put(ticket, written)
        finding.before["events"] = self._later_events(ticket, written)
        clocks.settle(ticket)
        clocks.let_rest(ticket, now())
        ticket.looks_at = None
        keep_found(ticket)
        db.session.flush()
        finding.version = ticket.version

    def _later_events(self, ticket, written):
        """Add what happened since the last event here; returns the ids of the new ones."""
        last = db.session.scalar(sa.select(sa.func.max(ClockEvent.at)).where(ClockEvent.record_id == ticket.id))
        later = [ClockEvent(record_id=ticket.id, at=at, kind=kind, reason=reason)
                 for at, kind, reason in clock_events(written) if last is None or at > last]
        db.session.add_all(later)
        db.session.flush()
        return [event.id for event in later]


def changed_at(written):
    return max([step.at for step in written.steps], default=written.moment("closed_at") or written.opened_at)


KEPT = ("title", "state", "is_open", "resolved_at", "closed_at", "reopened", "reassigned", "kind_of", "priority",
        "channel", "source")


def before_of(ticket):
    """What undo puts back, as JSON keeps it."""
    return {"facts": {name: plain(getattr(ticket, name)) for name in KEPT}, "extra": ticket.extra or {}}


def plain(value):
    return value.isoformat() if isinstance(value, datetime) else value
