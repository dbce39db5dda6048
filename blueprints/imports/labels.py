"""What states and outcomes are called on the screen."""
from core.words import _l, _lp

STATES = {
    "uploaded": _l("Columns to be chosen"), "checking": _l("Being checked"), "checked": _l("Checked, not written"),
    "applying": _l("Being written"), "applied": _l("Written"), "undoing": _l("Being undone"), "undone": _l("Undone"),
}
STATE_TONES = {"applied": "success", "checked": "warning", "uploaded": "warning", "undone": "neutral",
               "checking": "info", "applying": "info", "undoing": "info"}
OUTCOMES = {
    "new": _lp("import", "New"),  # in Chinese another word than the class of a customer
    "changed": _l("Changed"), "unchanged": _l("Unchanged"), "duplicates": _l("Possible duplicates"),
    "archived": _l("In the archive"), "restored": _l("Back from the archive"), "refused": _l("Refused"),
    "undone": _l("Undone"), "kept": _l("Kept"),
}
IN_TABLE = ("new", "changed", "unchanged", "duplicates", "archived", "restored", "refused")
ROWS = {
    "created": _l("New rows"), "changed": _l("Changed rows"), "unchanged": _l("Unchanged rows"),
    "archived": _l("Rows of customers in the archive"), "errors": _l("Rows with errors"),
}
ORDERS = {"d/m/y": _l("day, month, year"), "m/d/y": _l("month, day, year"), "y/m/d": _l("year, month, day")}
ALIKE = {"name": _l("same name"), "tax_number": _l("same tax number"), "email": _l("same e-mail"),
         "phone": _l("same phone number")}
DELIMITERS = {",": _l("Comma ,"), ";": _l("Semicolon ;"), "\t": _l("Tab"), "|": _l("Bar |")}
