"""What an erasure does to which table: what goes, what is emptied, and why the rest stays.

Of a table that is not named here rows stay, less every name, address and number in them: a room that adds one need not
think of it. `person`: rows that name the person (or one merged into them); `record`: rows on any record about them.
"""
from core.words import _l

GOES = (  # (table, column, whose ids it holds)
    ("contact_points", "party_id", "person"), ("addresses", "party_id", "person"),
    ("party_links", "party_id", "person"), ("party_links", "other_id", "person"),
    ("duplicate_pairs", "first_id", "person"), ("duplicate_pairs", "second_id", "person"),
    ("suggestions", "party_id", "person"), ("party_shares", "party_id", "person"),
    ("access_requests", "party_id", "person"), ("check_ins", "party_id", "person"),
    ("watchers", "record_id", "person"), ("record_tags", "record_id", "person"),
    ("changes", "record_id", "person"), ("notices", "record_id", "record"), ("drafts", "record_id", "record"),
    ("presences", "record_id", "record"), ("attachments", "record_id", "record"),
    ("search_docs", "record_id", "person"),  # and those of notes and files on their records
)
EMPTIED = (  # (table, column, whose ids it holds, columns that are emptied)
    ("parties", "id", "person", ("tax_number", "tax_key", "country_text", "about", "bare_key")),
    ("customer_profiles", "party_id", "person", ("preferences", "lock_reason")),
    ("consent_events", "party_id", "person", ("note",)),
    ("answer_sheets", "party_id", "person", ("answers",)),
    ("certifications", "party_id", "person", ("person", "person_key")),
    ("party_documents", "party_id", "person", ("number", "issuer")),
    ("entries", "record_id", "record", ("outcome", "body")),
    ("messages", "record_id", "record", ("author",)),
    ("tickets", "id", "record", ("asker", "asker_email", "preview", "source")),
    ("tickets", "contact_id", "person", ("asker", "asker_email", "source")),
    ("tasks", "id", "record", ("notes",)),
    ("satisfactions", "record_id", "record", ("word",)),
    ("sign_offs", "record_id", "record", ("name", "sha")),
    ("complaint_files", "record_id", "record", (
        "what_happened", "remedy_wanted", "impact", "evidence", "people_asked", "findings")),
)
STAYS = {
    "orders": _l("amounts are kept for the books"), "order_lines": _l("amounts are kept for the books"),
    "quotes": _l("amounts are kept for the books"), "quote_lines": _l("amounts are kept for the books"),
    "purchase_orders": _l("amounts are kept for the books"), "purchase_lines": _l("amounts are kept for the books"),
    "commission_entries": _l("amounts are kept for the books"), "hats": _l("the number that orders go by"),
    "consent_events": _l("proof of what was allowed, without the words"),
    "entries": _l("that there was a call or a note, without what was said"),
}
OTHERWISE = _l("figures of reports, without name, number or address")
