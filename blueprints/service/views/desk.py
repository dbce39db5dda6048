"""What the page of a ticket shows, each part read when it is drawn."""
from functools import cached_property
from hashlib import sha256
from types import SimpleNamespace

from flask import current_app, url_for

from blueprints.records.labels import ICONS, KNOWN, MESSAGE
from blueprints.records.queries.entries import attachments_of, mentioned_in
from blueprints.service import canned
from blueprints.service.actions import drafts, merging
from blueprints.service.after_sales import AfterSalesPortrait
from blueprints.service.forms.talk import HeardForm, NoteForm, ReplyForm
from blueprints.service.labels import CHANNELS
from blueprints.service.ledger import Ledger
from blueprints.service.portrait import ComplaintPortrait
from blueprints.service.queries import articles, talk
from blueprints.service.queries import tickets as queries
from blueprints.service.queries.promises import promises_of
from blueprints.service.signed import token_of
from blueprints.service.views.asker import Customer
from blueprints.service.views.merge_line import Merge
from blueprints.service.warranty import light_for
from core.access import can, can_edit
from core.scope import principal_of
from core.wording import sentence
from core.words import _
from models import AFTER_SALES_KINDS, Satisfaction, db, now

NO_NEWS = SimpleNamespace(number=0)


class Desk:
    """`reply`, `note`, `heard`: a form that came back with errors or questions; `warnings` of the answer in it.

    before   the entry above which older ones are shown; after: the one since which news are told
    answer   the id of a ready answer that goes into the editor
    """

    def __init__(self, ticket, *, reply=None, note=None, heard=None, warnings=None, before=None, answer=None,
                 after=None):
        self.ticket, self.before, self._after, self.warnings = ticket, before, after, warnings or {}
        self.me, self.now = principal_of(db.session), now()
        self._forms = {"reply": reply, "note": note, "heard": heard}
        self._answer_id = answer

    @cached_property
    def may_edit(self):
        return can("service.write") and can_edit(self.ticket)

    @cached_property
    def facts(self):
        return queries.facts_of(self.ticket)

    @cached_property
    def ledger(self):
        return Ledger(self.ticket)

    # -- the conversation ----------------------------------------------------------------------------------------------

    @cached_property
    def _rows(self):
        return talk.conversation(self.ticket, self.before)

    @cached_property
    def lines(self):
        """Oldest first."""
        rows = self._rows[:talk.PAGE]
        written = [row for row in rows if row.verb is None]
        files = attachments_of(written) if written else {}
        named = mentioned_in([row for row in written if "@" in row.body]) if written else {}
        return [Line(row, self, files.get(row.id, ()), named.get(row.id, ())) for row in reversed(rows)]

    @property
    def may_take_back(self):
        """Is one of them on its way yet, and by the one who asks?"""
        return any([line.may_take_back for line in self.lines])

    @property
    def older(self):
        """The id that the page of older ones begins below."""
        return self._rows[talk.PAGE - 1].id if len(self._rows) > talk.PAGE else None

    @property
    def last_id(self):
        return max((row.id for row in self._rows), default=0)

    @property
    def last_inward(self):
        return max((row.id for row in self._rows if row.kind == MESSAGE and row.direction == "in"), default=0)

    # -- who else is here, and what happened since the page was drawn --------------------------------------------------

    @property
    def after(self):
        """The entry since which news are told: the last one that was drawn."""
        return self.last_id if self._after is None else self._after

    @cached_property
    def here(self):
        return drafts.others_here(self.ticket, self.me)

    @property
    def told(self):
        return NO_NEWS if self._after is None else talk.since(self.ticket, self._after, self.me)

    @property
    def tag(self):
        """What a poll for news is told apart by."""
        people = ",".join(f"{name}{is_writing}" for name, is_writing in self.here)
        said = f"{self.ticket.changed_at.timestamp()}-{self.after}-{people}"
        return sha256(said.encode()).hexdigest()[:16]

    # -- what is being written -----------------------------------------------------------------------------------------

    @cached_property
    def _drafts(self):
        return drafts.drafts_of(self.ticket, self.me)

    @cached_property
    def reply(self):
        if self._forms["reply"] is not None:
            return self._forms["reply"]
        done = self.ticket.state in ("resolved", "closed")
        body = self._drafts.get("reply", "")
        if self._answer_id is not None:
            chosen = next((text for answer_id, _name, text in self.answers if answer_id == self._answer_id), "")
            body = f"{body}\n\n{chosen}".strip()
        return ReplyForm(None, body=body, state="resolved" if done else "waiting-customer", seen=str(self.last_inward))

    @cached_property
    def note(self):
        return self._forms["note"] or NoteForm(None, body=self._drafts.get("note", ""))

    @cached_property
    def heard(self):
        return self._forms["heard"] or HeardForm(None, body=self._drafts.get("heard", ""), channel=self.ticket.channel)

    @property
    def answers(self):
        """(id, name, text filled in) of the canned answers."""
        return [(answer_id, name, canned.filled(body, self.ticket, self.facts, self.me))
                for answer_id, name, body in canned.answers()]

    @property
    def largest_mb(self):
        return current_app.config["MAX_UPLOAD_MB"]

    # -- what we know --------------------------------------------------------------------------------------------------

    @cached_property
    def used(self):
        """The articles used on it."""
        return articles.used_on(self.ticket)

    @cached_property
    def suggested(self):
        """Articles that are like what the customer asks; none once it is done."""
        if not self.ticket.is_open:
            return []
        asked = next((row.body for row in self._rows if row.kind == MESSAGE and row.direction == "in"), "")
        return articles.alike(self.ticket.title, asked, but=[one.id for one in self.used])

    # -- the customer --------------------------------------------------------------------------------------------------

    @cached_property
    def customer(self):
        return Customer(self.ticket) if self.ticket.party_id else None

    @property
    def customer_url(self):
        """Where the customer sees it without signing in: theirs to be given."""
        return url_for("portal.ticket", token=token_of(self.ticket.id), _external=True)

    @cached_property
    def satisfaction(self):
        done = self.ticket.state in ("resolved", "closed")
        return db.session.get(Satisfaction, self.ticket.id) if done else None

    @cached_property
    def merges(self):
        """What was merged or split within the last 30 days, with the way to the other ticket."""
        return [Merge(row, self.ticket) for row in merging.merges_of(self.ticket)]

    @cached_property
    def complaint(self):
        return ComplaintPortrait(self.ticket) if self.ticket.kind_of == "complaint" else None

    @cached_property
    def after_sales(self):
        return AfterSalesPortrait(self.ticket) if self.ticket.kind_of in AFTER_SALES_KINDS else None

    @cached_property
    def warranty(self):
        ticket = self.ticket
        return light_for(ticket.serial, ticket.product_id, ticket.party_id, ticket.item_id)

    @cached_property
    def promises(self):
        return promises_of(self.ticket)

    @cached_property
    def links(self):
        return queries.links_of(self.ticket)


class Line:
    """One turn of the conversation, or one line of what the system noted."""

    def __init__(self, row, desk, files, mentions):
        self.row, self.files, self.mentions = row, files, mentions
        self.is_system = row.verb is not None
        self.is_message = row.kind == MESSAGE
        self.is_ours = row.direction == "out"
        self.is_leaving = self.is_message and self.is_ours and row.sends_at > desk.now
        self.may_take_back = self.is_leaving and row.by_id == desk.me.id

    @property
    def values(self):
        """All that is drawn of it."""
        return (*self.row, *map(tuple, self.files), *map(tuple, self.mentions), self.may_take_back)

    @property
    def kind(self):
        """system, in, out, note: how it is drawn."""
        return "system" if self.is_system else ("out" if self.is_ours else "in") if self.is_message else "note"

    @property
    def who(self):
        if self.is_message and not self.is_ours:
            return self.row.author or _("The customer")
        return self.row.by or _("Guanxi")

    @property
    def how(self):
        """By which channel, or what sort of note it is."""
        if not self.is_message:
            return KNOWN.get(self.row.kind, "")
        noted = _("noted by %(who)s", who=self.row.by) if not self.is_ours and self.row.by else ""
        return " · ".join(filter(None, (str(CHANNELS.get(self.row.channel, "")), noted)))

    @property
    def icon(self):
        return ICONS.get((self.row.kind, self.row.direction)) or ICONS.get(self.row.kind, "notes")

    @property
    def sentence(self):
        return sentence(self.row.verb, self.row.facts)
