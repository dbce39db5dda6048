"""The tickets of a file compared with those that are here."""
from collections import Counter

from blueprints.customers.imports.matching import BY_NAME, Match, find_customers
from blueprints.service.imports.extras import ExtraFields
from blueprints.service.imports.reading import read_ticket
from blueprints.service.imports.undo import undo_tickets
from blueprints.service.imports.writing import TicketWriter
from core.access import of
from core.importing.targets import Finding, Step
from core.search import name_key
from core.words import _
from models import Ticket, db

FACTS = ("title", "state", "resolved_at", "closed_at", "reopened", "reassigned", "kind_of", "priority", "channel",
         "source")
BECOME = {"new": "created", "changed": "changed", "unchanged": "unchanged"}


class TicketStep(Step):
    """All rows of a ticket: one, or one for each change."""

    entity = "ticket"
    grouped = True

    def __init__(self, terms):
        super().__init__(terms)
        self.extras = ExtraFields(terms.mapping)
        self.writer = TicketWriter(terms, self.extras)

    def compare(self, groups):
        written = [read_ticket(group.rows, self.terms.maps("changed_at")) for group in groups]
        known = {ticket.number_key: ticket for ticket in db.session.scalars(
            of(Ticket).where(Ticket.number_key.in_([group.key for group in groups])))}
        customers = customers_of(written)
        return [self._finding(group, one, known.get(group.key), customers)
                for group, one in zip(groups, written, strict=True)]

    def _finding(self, group, written, ticket, customers):
        finding = Finding(group.key, label=written.number, refusals=written.refusals)
        party_id, text = customers.get(written.last.get("customer"), (None, written.last.get("customer") or ""))
        finding.subject = Subject(written, ticket, party_id, text)
        if text and party_id is None:
            finding.notes["customer"] = text
        if ticket is None:
            finding.outcome = "new"
        else:
            finding.target_id = ticket.id
            finding.changes = self._changes(ticket, written)
            finding.outcome = "changed" if finding.changes else "unchanged"
        finding.tally = Counter({BECOME[finding.outcome]: len(written.rows), "errors": len(written.refusals)})
        return finding

    def _changes(self, ticket, written):
        """{field: [before, after]} of what the file says otherwise."""
        after = facts_of(written)
        changes = {name: [plain(getattr(ticket, name)), plain(after[name])] for name in FACTS
                   if name != "source" and getattr(ticket, name) != after[name]}
        if (ticket.source or {}) != (after["source"] or {}):
            changes["source"] = [words_of(ticket.source), words_of(after["source"])]
        return changes | self.extras.changes(ticket, written)

    def write(self, findings):
        self.writer.write(findings)

    def undo(self, items):
        return undo_tickets(items)


class Subject:
    """A ticket between comparing and writing; `asker` is a customer nobody knows here."""

    def __init__(self, written, ticket, party_id, asker):
        self.written, self.ticket, self.party_id = written, ticket, party_id
        self.asker = asker if party_id is None else ""


def facts_of(written):
    """What the file says of a ticket, by the names of its columns."""
    return {"title": written.title, "state": written.state, "resolved_at": written.moment("resolved_at"),
            "closed_at": written.moment("closed_at"), "reopened": written.count("reopened"),
            "reassigned": written.count("reassignments"), "source": written.source, **written.codes}


def customers_of(written):
    """{what a file calls a customer: (party id or None, that text)}: by number, else by name."""
    named = {one.last["customer"] for one in written if one.last.get("customer")}
    found = find_customers(named | {BY_NAME + name_key(text) for text in named}) if named else {}
    matches = {text: found.get(text) or found.get(BY_NAME + name_key(text)) or Match() for text in named}
    return {text: (match.party_id, text) for text, match in matches.items()}


def plain(value):
    return value if isinstance(value, (str, int, type(None))) else value.isoformat()


def words_of(source):
    return _(", ").join((source or {}).values())
