"""What is written to whoever is asked for a quotation. Guanxi sends no mail: the person's own mail program does."""
from functools import cached_property
from urllib.parse import quote, urlencode

from blueprints.suppliers.queries.rfqs import mail_addresses
from core.consents import may_contact_all
from core.times import format_instant
from core.words import _, language


class Letter:
    """To those of `invites` who are still to answer."""

    def __init__(self, rfq, invites, *, by):
        self.rfq, self.by = rfq, by
        self.waiting = [row.party_id for row in invites if not (row.answered_at or row.declined_at or rfq.closed_at)]

    @property
    def subject(self):
        return _("Request for quotation: %(title)s", title=self.rfq.title)

    @cached_property
    def text(self):
        until = _("Please answer by %(day)s.", day=format_instant(self.rfq.due_at, language()))
        return "\n\n".join(filter(None, [self.subject, self.rfq.need.strip(), until, self.by.name]))

    @cached_property
    def links(self):
        """{party id: a link that opens the letter in one's mail program} of those who have an address that may be
        written to."""
        told = urlencode({"subject": self.subject, "body": self.text.replace("\n", "\r\n")}, quote_via=quote)
        allowed = may_contact_all(self.waiting, "email", "service")
        return {party_id: f"mailto:{quote(address, safe='@')}?{told}"
                for party_id, address in mail_addresses(self.waiting) if allowed[party_id]}

    @property
    def nowhere(self):
        """Those whom no mail can reach."""
        return [party_id for party_id in self.waiting if party_id not in self.links]
