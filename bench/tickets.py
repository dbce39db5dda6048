"""The tickets of the large sample: as many as asked, one in 200 open; the first one is a long conversation."""
import random
from datetime import timedelta

from bench import names
from core.search import doc_id, words
from models import NOTHING_DUE, ClockEvent, Entry, Message, Record, SearchDoc, Ticket

TABLES = (Record, Ticket, ClockEvent, Entry, Message, SearchDoc)
ONE_OPEN_OF, TALK = 200, 40
KINDS = ("complaint", "question", "request", "return", "repair")


class Tickets:
    """Makes the rows of one ticket by its number; `first_id` and `first_entry` are the ids before the first of each."""

    def __init__(self, rows, first_id, first_entry, now, people, team_of):
        self.rows, self.first_id, self.first_entry = rows, first_id, first_entry
        self.now, self.people, self.team_of = now, people, team_of

    def __call__(self, number):
        dice = random.Random(number * 19)
        is_open = number % ONE_OPEN_OF == 0 or number == 1
        ticket_id, owner = self.first_id + number, dice.randint(1, self.people)
        at = self.now - timedelta(minutes=dice.randint(0, 9_000) if is_open else dice.randint(9_000, 900_000))
        due_at = at + timedelta(minutes=dice.randint(60, 20_000)) if is_open else NOTHING_DUE
        title, body = names.CHORES[dice.randrange(10)], names.SAID[dice.randrange(6)]
        party = number % self.rows + 1
        yield Record, {
            "id": ticket_id, "kind": "ticket", "title": title, "party_id": party, "version": 1, "is_open": is_open,
            "owner_id": None if is_open and number % 3 == 0 else owner, "team_id": self.team_of(owner),
            "state": "open" if is_open else "closed", "due_at": due_at, "created_at": at, "created_by_id": owner,
            "updated_at": at, "extra": {}}
        yield Ticket, {
            "id": ticket_id, "number": f"T-{ticket_id}", "number_key": f"t-{ticket_id}", "kind_of": dice.choice(KINDS),
            "channel": "phone", "priority": dice.choice(("normal", "high", "low")), "asker": "", "asker_email": "",
            "serial": "", "preview": body, "waiting_since": at, "changed_at": at, "reopened": 0, "reassigned": 0,
            "first_due_at": due_at if is_open else None, "resolved_at": None if is_open else at + timedelta(days=2),
            "closed_at": None if is_open else at + timedelta(days=9)}
        yield SearchDoc, {"id": ticket_id, "record_id": ticket_id, "kind": "ticket",
                          "words": words(title, f"T-{ticket_id}")}
        for kind in ("start", "asked") if is_open else ("start", "asked", "answered", "resolved"):
            yield ClockEvent, {"record_id": ticket_id, "at": at, "kind": kind, "reason": "", "by_id": owner}
        for turn in range(TALK if number == 1 else 1):
            yield from self.said(number, turn, ticket_id, party, at + timedelta(minutes=turn), body, owner)

    def said(self, number, turn, ticket_id, party, at, body, owner):
        """The turns of the long conversation come after those of all others."""
        entry_id = self.first_entry + (number if turn == 0 else self.rows + turn)
        yield Entry, {"id": entry_id, "record_id": ticket_id, "party_id": party, "kind": "message",
                      "direction": "out" if turn % 2 else "in", "at": at, "outcome": "", "body": body, "facts": {},
                      "by_id": owner, "created_at": at, "version": 1}
        yield Message, {"entry_id": entry_id, "record_id": ticket_id, "channel": "phone", "author": "",
                        "sends_at": at}
        yield SearchDoc, {"id": doc_id("entry", entry_id), "record_id": ticket_id, "kind": "entry",
                          "words": words(body)}
