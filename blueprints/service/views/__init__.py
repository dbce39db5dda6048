"""The pages of customer service: the queue, tickets, what is said on one, its clock."""
from blueprints.service.views import (
    after_sales,
    after_sales_rules,
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
    sign_offs,
    sold_items,
    states,
    talk,
    tickets,
    trees,
)

__all__ = ["after_sales", "after_sales_rules", "articles", "articles_used", "assigning", "clock", "complaint_report",
           "complaint_rules", "complaints", "incidents", "merging", "promises", "queue", "reports", "settings",
           "sign_offs", "sold_items", "states", "talk", "tickets", "trees"]
