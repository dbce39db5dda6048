"""How what happened reads on timelines and in histories."""
from core.wording import Column, Part, moment
from core.words import _, _l

VERBS = {
    "access-granted": lambda facts: _("let %(who)s see this", who=facts["who"]),
    "access-ended": lambda facts: _("ended that %(who)s sees this", who=facts["who"]),
    "erased": lambda facts: _("erased the data of this person (no. %(number)s)", number=facts["number"]),
}
PARTS = {"party_shares": Part({"user_id": Column(_l("With whom"), "user"),
                               "ended_at": Column(_l("Ended"), moment)}, _l("Shared"))}
