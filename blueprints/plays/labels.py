"""What the codes of plays are called on the screen."""
from blueprints.tasks.labels import STATES as TASKS  # noqa: F401  for the page of a run
from blueprints.tasks.labels import TONES as TASK_TONES  # noqa: F401
from core.listing import counted
from core.words import _, _l, _lp, _n, language

STATES = {"draft": _lp("play", "Draft"), "published": _lp("play", "Published"), "retired": _lp("play", "Replaced")}
TONES = {"draft": "neutral", "published": "success", "retired": "neutral"}
ENTRIES = {"change": _l("By themselves, when they come into the class"),
           "standing": _l("By themselves, whoever is in the class"), "hand": _l("Only by hand")}
GOALS = {"better": _l("A better class"), "order": _l("An order"),
         "none": _l("None: it goes on while they are in the class")}
TIMINGS = {"after": _l("Once, so many days after they entered"), "every": _l("Again and again, every so many days"),
           "yearly": _l("Each year, so many days before their birthday or anniversary"),
           "rhythm": _l("Follow-ups by the customer's own rhythm, else every so many days")}
WAYS = {"call": _lp("step", "Call"), "visit": _lp("step", "Visit"), "message": _lp("step", "Message"),
        "questions": _lp("step", "Questions"), "offer": _lp("step", "Offer"), "work": _lp("step", "Work")}
OWNERS = {"owner": _l("The customer's owner"), "team": _l("The customer's team"),
          "person": _l("One person")}
RUN_STATES = {"open": _lp("customer in a play", "In it"), "ended": _lp("customer in a play", "Out of it")}
ENDS = {"goal": _l("Goal reached"), "class": _l("Class changed"), "steps": _l("All steps done"),
        "hand": _l("Stopped by hand"), "gone": _l("No customer any more")}
FATES = {"": _l("Still in the class"), "moved_on": _l("Moved on"), "won_back": _l("Won back"),
         "slipped": _l("Slipped"), "lost": _lp("what became of them", "Lost")}
FATE_TONES = {"": "neutral", "moved_on": "success", "won_back": "success", "slipped": "warning", "lost": "danger"}


def when(step):
    """When a step is due, in words."""
    if step.timing == "after":
        return _n("day %(num)s", "day %(num)s", step.days)
    if step.timing == "every":
        return _n("each day", "every %(num)s days", step.days)
    if step.timing == "yearly":
        return _n("%(num)s day before their day", "%(num)s days before their day", step.days) if step.days else _(
            "on their birthday or anniversary")
    return _n("by their rhythm, else every day", "by their rhythm, else every %(num)s days", step.days)


def runs_counted(total):
    return _n("%(count)s customer", "%(count)s customers", total, count=counted(total, language()))
