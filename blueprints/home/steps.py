"""What a new workspace needs first, as far as the one who looks may do it."""
from dataclasses import dataclass

from core.access import can
from core.words import _


@dataclass(frozen=True)
class Step:
    label: str
    why: str
    url: str
    is_done: bool


def first_steps(so_far):
    """The steps, done and not, by what queries.SetUp tells."""
    steps = [
        ("imports.write", Step(_("Import your customers and orders"),
                               _("A file from your shop or your accounts is enough."), "/imports",
                               so_far.has_customers)),
        ("admin.manage", Step(_("Invite your colleagues"), _("Each gets a link, and sees what their team may see."),
                              "/admin/users", so_far.has_colleagues)),
        ("sales.manage", Step(_("Enter exchange rates"), _("Only if you sell in other currencies than the home one."),
                              "/sales/rates", so_far.has_rates)),
    ]
    return [step for right, step in steps if can(right)]
