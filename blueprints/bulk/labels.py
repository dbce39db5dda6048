"""What states and outcomes are called on the screen."""
from core.words import _l, _lp

STATES = {
    "choosing": _l("Being counted"), "ready": _l("Not confirmed"), "running": _l("At work"),
    "cancelled": _l("Stopped"), "done": _l("Done"), "undoing": _l("Being undone"), "undone": _l("Undone"),
}
STATE_TONES = {"choosing": "info", "ready": "warning", "running": "info", "cancelled": "warning", "done": "success",
               "undoing": "info", "undone": "neutral"}
OUTCOMES = {
    "changed": _l("Changed"), "unchanged": _l("Unchanged"), "refused": _lp("bulk change", "Refused"),
    "chosen": _l("Not reached"), "undone": _l("Undone"), "kept": _l("Kept"),
}
EXPLAINED = {
    "unchanged": _l("there was nothing to change"), "refused": _l("open them to read why"),
    "kept": _l("edited since"), "chosen": _l("stopped before"),
}
