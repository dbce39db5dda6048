"""What documents and qualifications say to an action, beside the standings: (effect, reason) pairs."""
from blueprints.evaluation.labels import QUALIFICATIONS
from blueprints.evaluation.queries.documents import lacks_of
from blueprints.evaluation.queries.qualifications import qualification
from core.times import format_day, today
from core.words import _, language
from core.workspace import workspace
from models import EFFECTS, HOLDS


def documents_say(action, party, role, category=None):
    """Of each required document that is missing or ran out: what that means for the action."""
    found = lacks_of(party, role, [category.id] if category else ())
    return [(lack.kind.effects.get(action, "allow"), lack.text) for lack in found]


def qualification_says(action, party, role, category):
    """What it means that they are not, or only on conditions, qualified in the category. Without one, nothing."""
    if category is None:
        return []
    row, rule = qualification(party.id, role, category.id), category.effects.get(action, "allow")
    if row is None:
        return [(rule, _("They are not qualified for %(category)s.", category=category.name))]
    if row.state in HOLDS and row.valid_until < today(workspace()):
        return [(rule, _("Their qualification for %(category)s ended on %(day)s.", category=category.name,
                         day=format_day(row.valid_until, language())))]
    if row.state == "qualified":
        return []
    said = _("%(category)s: %(state)s. %(reason)s", category=category.name, state=QUALIFICATIONS[row.state],
             reason=row.reason)
    if row.state == "conditional":
        return [("warn", said)]
    least = "warn" if row.state in ("suspended", "withdrawn") else "allow"  # somebody said so: it is told in any case
    return [(max(rule, least, key=EFFECTS.index), said)]
