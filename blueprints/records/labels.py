"""What the codes of entries are called and drawn as, and how the history of what hangs on a record reads."""
from core.wording import Column, Part, moment
from core.words import _l, _lp

SYSTEM = "system"
KINDS = {
    "note": _l("Note"), "call": _l("Call"), "meeting": _l("Meeting"), "visit": _l("Visit"),
    "email": _lp("entry", "E-mail"), "sms": _l("SMS"), "chat": _l("Chat"), "letter": _l("Letter"),
}
MESSAGE = "message"  # of a ticket's conversation: written and shown by that room, never changed
KNOWN = {**KINDS, MESSAGE: _l("Message")}
ICONS = {
    "note": "notes", "call": "phone", "meeting": "users", "visit": "walk", "email": "mail",
    "sms": "device-mobile-message", "chat": "messages", "letter": "file-text", SYSTEM: "settings", MESSAGE: "messages",
    ("call", "in"): "phone-incoming", ("call", "out"): "phone-outgoing",
}
DIRECTIONS = {"out": _l("From us"), "in": _l("To us")}
DIRECTED = ("call", "email", "sms", "chat", "letter")  # kinds that come from one side
TIMED = ("call", "meeting", "visit", "chat")  # kinds that last

PARTS = {
    "entries": Part({
        "kind": Column(_l("Kind"), KNOWN), "direction": Column(_l("Direction"), DIRECTIONS),
        "at": Column(_l("When"), moment), "minutes": Column(_l("Minutes")), "outcome": Column(_l("Outcome")),
        "body": Column(_l("Text")), "archived_at": Column(_l("Removed"), moment),
    }, _l("Entry")),
    "attachments": Part({"name": Column(_l("Name")), "archived_at": Column(_l("Removed"), moment)}, _l("File")),
    "record_tags": Part({"tag_id": Column(_l("Name"), "tag")}, _l("Tag")),
}
