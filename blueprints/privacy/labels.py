"""The words of privacy."""
from blueprints.customers.merge_labels import NAMES
from core.words import _l, _lp

REASONS = {"erased": _l("Erased at their wish"), "objected": _l("They objected"), "bounced": _l("Does not arrive")}
LISTED = {"email": _l("E-mail"), "phone": _l("Phone")}
ACCESS = {"open": _lp("request", "Open"), "granted": _lp("request", "Granted"), "refused": _lp("request", "Refused"),
          "withdrawn": _lp("request", "Withdrawn")}
ACCESS_TONES = {"open": "warning", "granted": "success", "refused": "danger", "withdrawn": "neutral"}
WAYS = {"share": _l("They see it, and write nothing of it"), "hand-over": _l("It becomes theirs")}
ERASURES = {"searching": _lp("erasure", "Searching"), "ready": _lp("erasure", "To be confirmed"),
            "erasing": _lp("erasure", "Erasing"), "done": _lp("erasure", "Erased"),
            "dropped": _lp("erasure", "Given up")}
ERASURE_TONES = {"searching": "neutral", "ready": "warning", "erasing": "warning", "done": "success",
                 "dropped": "neutral"}
TABLES = NAMES | {
    "changes": _l("History"), "search_docs": _l("Words of the search"), "jobs": _l("Jobs"),
    "import_rows": _l("Rows of imported files"), "import_items": _l("What imports did"),
    "merge_steps": _l("What merges did"), "parties": _l("Facts of the person"), "presences": None,
    "duplicate_pairs": _l("Duplicates"), "elsewhere": _l("Named elsewhere"),
    "bulk_items": _l("What bulk changes did"),
    "order_lines": _l("Lines of orders"), "order_steps": _l("Steps of orders"), "quote_lines": _l("Lines of quotes"),
    "deal_lines": _l("Lines of deals"), "records": _l("Names of records"),
    "once_answers": _l("Answers kept for a day"),
    "criterion_ticks": _l("Conditions met by deals"), "import_runs": _l("Imported files"),
    "saved_views": _l("Kept views"), "mentions": _l("Mentions"), "articles": _l("Articles"),
    "deals": _l("Deals"), "tasks": _l("Tasks"), "stage_events": None, "tickets": _l("Tickets"),
}
