"""Of what two tickets hold something else, as people read it."""

from blueprints.service.labels import KINDS, PRIORITIES, SEVERITIES
from blueprints.service.queries.tickets import facts_of
from core.differences import Difference
from core.words import _, _l

NAMES = {"title": _l("Subject"), "party_id": _l("Customer"), "kind_of": _l("Kind"), "priority": _l("Priority"),
         "severity": _l("Severity"), "category_id": _l("Category"), "contact_id": _l("Contact person"),
         "order_id": _l("Order"), "product_id": _l("Product"), "serial": _l("Serial number"), "owner_id": _l("Agent")}


def differences(source, target):
    """Those of which the source holds something that the target does not."""
    mine, theirs = told(source), told(target)
    return [Difference(name, label, mine[name], theirs[name] or _("nothing"), not getattr(target, name))
            for name, label in NAMES.items() if getattr(source, name) not in (None, "", getattr(target, name))]


def told(ticket):
    """{name: text} of what a ticket holds."""
    facts = facts_of(ticket)
    return {"title": ticket.title, "party_id": facts.customer or "", "kind_of": str(KINDS[ticket.kind_of]),
            "priority": str(PRIORITIES[ticket.priority]), "severity": str(SEVERITIES.get(ticket.severity, "")),
            "category_id": facts.category or "", "contact_id": facts.contact or "", "order_id": facts.order or "",
            "product_id": facts.product or "", "serial": ticket.serial, "owner_id": facts.owner or ""}
