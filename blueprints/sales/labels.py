"""What the codes of this domain are called on the screen."""
from core.words import _l
from measures.orders import CANCELLED, CREDIT_NOTE, NO_PRICE, NO_QUANTITY

KINDS = {
    "purchase": _l("Order"), "credit_note": _l("Credit note"), "cancelled": _l("Cancelled"),
    "nothing": _l("No line that counts"),
}
TONES = {"purchase": "neutral", "credit_note": "info", "cancelled": "danger", "nothing": "warning"}
WHY_NOT = {
    CANCELLED: _l("the order is cancelled"), CREDIT_NOTE: _l("credit note"), NO_PRICE: _l("no price"),
    NO_QUANTITY: _l("returned"),
}
QUOTE_STATES = {"draft": _l("Draft"), "sent": _l("Sent"), "accepted": _l("Accepted"), "declined": _l("Declined")}
QUOTE_TONES = {"draft": "neutral", "sent": "info", "accepted": "success", "declined": "danger"}
STEPS = {"confirmed": _l("Confirmed"), "delivered": _l("Delivered"), "invoiced": _l("Invoiced"), "paid": _l("Paid")}
ORDER_STATES = STEPS | {"completed": _l("Completed"), "cancelled": _l("Cancelled")}
STATE_TONES = {"confirmed": "info", "delivered": "info", "invoiced": "warning", "paid": "success"}
