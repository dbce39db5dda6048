"""The pages of customer service: the queue, tickets, what is said on one, its clock."""
from blueprints.service.views import (
    assigning,
    clock,
    complaint_rules,
    complaints,
    merging,
    promises,
    queue,
    reports,
    settings,
    states,
    talk,
    tickets,
)

__all__ = ["assigning", "clock", "complaint_rules", "complaints", "merging", "promises", "queue", "reports", "settings",
           "states", "talk", "tickets"]
