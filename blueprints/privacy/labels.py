"""The words of privacy."""
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
