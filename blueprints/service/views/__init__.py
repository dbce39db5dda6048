"""The pages of customer service: the queue, tickets, what is said on one, its clock."""
from blueprints.service.views import (
    articles,
    articles_used,
    assigning,
    clock,
    complaint_report,
    complaint_rules,
    complaints,
    incidents,
    merging,
    promises,
    queue,
    reports,
    settings,
    states,
    talk,
    tickets,
)

__all__ = ["articles", "articles_used", "assigning", "clock", "complaint_report", "complaint_rules", "complaints",
           "incidents", "merging", "promises", "queue", "reports", "settings", "states", "talk", "tickets"]
