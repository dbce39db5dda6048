"""What the codes of tasks are called on the screen."""
from core.money import format_number
from core.times import format_day
from core.words import _, _l, _lp, _n, language
from measures.recurrence import Rhythm

STATES = {"open": _lp("task", "Open"), "done": _l("Done"), "dropped": _l("Dropped")}
TONES = {"open": "accent", "done": "success", "dropped": "neutral"}
UNITS = {"day": _l("Days"), "weekday": _l("Weekdays (Monday to Friday)"), "week": _l("Weeks"), "month": _l("Months"),
         "year": _l("Years")}
DUE = {"overdue": _l("Overdue"), "today": _l("Today"), "week": _l("Next 7 days"), "later": _l("Later"),
       "none": _l("Without a date")}


def rhythm_text(rhythm: Rhythm):
    """How it repeats: "every 2 weeks"."""
    return {
        "day": lambda n: _n("daily", "every %(num)s days", n),
        "weekday": lambda n: _n("every weekday", "every %(num)s weekdays", n),
        "week": lambda n: _n("every week", "every %(num)s weeks", n),
        "month": lambda n: _n("every month", "every %(num)s months", n),
        "year": lambda n: _n("every year", "every %(num)s years", n),
    }[rhythm.unit](rhythm.every)


def tasks_counted(number):
    return _n("%(count)s task", "%(count)s tasks", number, count=format_number(number, language()))


def done_text(task, follower, missed):
    """What is told when a task was done, with the next of its series and how many of it were missed."""
    if follower is None:
        return _("Done: %(task)s", task=task.title)
    coming = format_day(follower.due_on, language())
    if not missed:
        return _("Done: %(task)s. Next on %(day)s", task=task.title, day=coming)
    return _n("Done: %(task)s. Next on %(day)s, one missed in between",
              "Done: %(task)s. Next on %(day)s, %(num)s missed in between", missed, task=task.title, day=coming)
