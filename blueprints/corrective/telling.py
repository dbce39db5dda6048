"""How what happened to a corrective action reads: on its page, on timelines, in its history."""
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from blueprints.corrective.labels import DISCIPLINES, SEVERITIES, SIDES, STATES, TRIGGERS
from blueprints.evaluation.scorecard import value_text
from blueprints.evaluation.sources import SOURCES
from core.exact_field import tidy
from core.money import format_number
from core.times import format_day
from core.wording import Column, Part, day, moment
from core.words import _, _l, _lp, language


def measure_name(code):
    """What a measure is called; one that nobody knows any more by its code."""
    return str(SOURCES[code].label) if code in SOURCES else code or ""


def figure_text(measure, value):
    """A figure with its unit; "No data" for None."""
    return value_text(SimpleNamespace(measure=measure, source="measured"), value)


def target_text(measure, target):
    """"at least 95%", "at most 500 ppm": as the measure has it."""
    if measure not in SOURCES or target is None:
        return ""
    figure = figure_text(measure, float(target))
    more = SOURCES[measure].best > SOURCES[measure].worst
    return _("at least %(figure)s", figure=figure) if more else _("at most %(figure)s", figure=figure)


def reading(facts):
    """A check in one sentence: what was measured over which days, and what was asked for."""
    first, last = (format_day(date.fromisoformat(facts[name]), language()) for name in ("first", "last"))
    return _("%(measure)s was %(figure)s from %(first)s to %(last)s; asked for: %(target)s",
             measure=measure_name(facts["measure"]), figure=figure_text(facts["measure"], facts["value"]), first=first,
             last=last, target=target_text(facts["measure"], Decimal(facts["target"])))


def returned(facts):
    if facts["because"] == "inspection":
        return _("came back on %(day)s: an inspection rejected %(rejected)s for %(defect)s", day=day(facts["day"]),
                 rejected=format_number(tidy(Decimal(str(facts["rejected"]))), language()), defect=facts["defect"])
    if facts["because"] == "complaint":
        return _("came back on %(day)s: the complaint “%(title)s” has the same cause", day=day(facts["day"]),
                 title=facts["title"])
    return _("came back: %(reading)s", reading=reading(facts))


def proof(facts):
    return _("proof: %(measure)s, %(target)s, checked on %(day)s", measure=measure_name(facts["measure"]),
             target=target_text(facts["measure"], Decimal(facts["target"])), day=day(facts["check_on"]))


TOLD = {
    "opened": lambda facts: _("opened this corrective action; led to by: %(trigger)s",
                              trigger=TRIGGERS[facts["trigger"]]),
    "step": lambda facts: _("%(code)s %(name)s is done: %(text)s", code=facts["code"],
                            name=DISCIPLINES[facts["code"]], text=facts["text"]),
    "proof": proof,
    "handed-over": lambda facts: _("handed over to the proof; %(proof)s", proof=proof(facts)),
    "taken-back": lambda facts: _("took it back from the proof"),
    "met": lambda facts: _("proven: %(reading)s", reading=reading(facts)),
    "held": lambda facts: _("still holds: %(reading)s", reading=reading(facts)),
    "missed": lambda facts: _("opened again: %(reading)s", reading=reading(facts)),
    "empty": lambda facts: _("there was nothing to measure: %(reading)s", reading=reading(facts)),
    "recurred": returned,
    "dropped": lambda facts: _("dropped it: %(reason)s", reason=facts["reason"]),
    "taken-up": lambda facts: _("took it up again"),
}
VERBS = {f"corrective-{what}": told for what, told in TOLD.items()}


def plain_number(value):
    return format_number(tidy(Decimal(value)), language())


def settings_text(settings):
    return _(", ").join(str(value) for value in settings.values())


COLUMNS = {
    "title": Column(_l("What went wrong")), "owner_id": Column(_l("Owner"), "user"),
    "team_id": Column(_l("Team"), "team"), "state": Column(_l("State"), STATES),
    "archived_at": Column(_l("In the archive since"), moment), "severity": Column(_l("Severity"), SEVERITIES),
    "problem": Column(_lp("corrective action", "What was found")), "defect": Column(_l("Kind of defect")),
    "cause_id": Column(_l("Root cause"), "root cause"), "settings": Column(_l("How it is measured"), settings_text),
    "contact_id": Column(_l("Who answers for it over there"), "record"),
    "measure": Column(_l("What is measured"), measure_name), "target": Column(_lp("corrective action", "Target"),
                                                                              plain_number),
    "check_on": Column(_l("Check on"), day), "window_days": Column(_l("Days the check reads")),
    "watch_days": Column(_l("Days it is watched afterwards")), "reason": Column(_l("Why")),
}
PARTS = {"corrective_actions": Part(COLUMNS), "partner_actions": Part(COLUMNS), "corrective_steps": Part({
    "text": Column(_l("What was found or done")), "side": Column(_l("Who has to do it"), SIDES),
    "who": Column(_lp("corrective action", "Who")), "due_at": Column(_l("Due"), moment),
    "done_on": Column(_l("Done on"), day), "file_id": Column(_l("File that shows it")),
}, _l("Discipline"))}
