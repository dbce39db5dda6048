"""How what happened with plans, agreements and risks reads: on timelines, and in their history."""
from decimal import Decimal

from blueprints.cooperation.labels import AGREEMENT_STATES, PLAN_STATES, RISK_SORTS, RISK_STATES, SIDES, SORTS
from core.exact_field import tidy
from core.money import format_number
from core.wording import Column, Part, day, moment
from core.words import _, _l, _lp, language

VERBS = {
    "plan-agreed": lambda facts: _("agreed on this plan"),
    "plan-ended": lambda facts: _("ended this plan: %(why)s", why=facts["why"]),
    "plan-resumed": lambda facts: _("took this plan up again"),
    "plan-reviewed": lambda facts: _("reviewed this plan"),
    "agreement-noticed": lambda facts: _("gave notice"),
    "agreement-resumed": lambda facts: _("took the notice back"),
    "agreement-extended": lambda facts: _("lets this go on until %(day)s", day=day(facts["until"])),
    "agreement-renewed": lambda facts: _("this goes on by itself until %(day)s", day=day(facts["until"])),
    "agreement-ended": lambda facts: _("this agreement ended"),
    "risk-rated": lambda facts: _("judged this risk anew: %(after)s instead of %(before)s", after=facts["after"],
                                  before=facts["before"]),
    "risk-accepted": lambda facts: _("accepted this risk"),
    "risk-closed": lambda facts: _("closed this risk: %(why)s", why=facts["why"]),
    "risk-reopened": lambda facts: _("opened this risk again"),
}


def exact(value):
    return format_number(tidy(Decimal(value)), language())


OF_RECORD = {"owner_id": Column(_l("Owner"), "user"), "team_id": Column(_l("Team"), "team"),
             "archived_at": Column(_l("In the archive since"), moment)}
PARTS = {"coop_plans": Part({
    **OF_RECORD, "title": Column(_lp("cooperation plan", "Name")), "state": Column(_l("State"), PLAN_STATES),
    "purpose": Column(_lp("cooperation plan", "What for")), "starts_on": Column(_lp("cooperation plan", "From"), day),
    "ends_on": Column(_lp("cooperation plan", "To"), day), "exit_terms": Column(_l("How either side gets out")),
    "next_review_on": Column(_l("Next review"), day), "ended_because": Column(_l("Why it ended")),
}), "coop_goals": Part({
    "title": Column(_lp("cooperation plan", "Goal")), "unit": Column(_l("Unit")),
    "side": Column(_l("Who sees to it"), SIDES), "weight": Column(_l("Weight"), exact),
    "measure": Column(_l("Read from")), "window_days": Column(_l("Days it is read over")),
    "baseline": Column(_l("Baseline"), exact), "target": Column(_lp("goal", "Target"), exact),
}, _lp("cooperation plan", "Goal")), "agreements": Part({
    **OF_RECORD, "title": Column(_lp("contract", "Name")), "state": Column(_l("State"), AGREEMENT_STATES),
    "number": Column(_l("Number")), "sort": Column(_lp("contract", "Kind"), SORTS),
    "starts_on": Column(_lp("contract", "From"), day), "ends_on": Column(_lp("contract", "Until"), day),
    "notice_days": Column(_l("Days of notice")), "ahead_days": Column(_l("Days to decide before")),
    "renews_months": Column(_l("Months it goes on by itself")), "terms": Column(_l("Terms")),
    "noticed_on": Column(_l("Notice given on"), day),
}), "risks": Part({
    **OF_RECORD, "title": Column(_l("What can happen")), "state": Column(_l("State"), RISK_STATES),
    "sort": Column(_lp("risk", "Kind"), RISK_SORTS), "likelihood": Column(_l("How likely")),
    "impact": Column(_l("How bad")), "about": Column(_l("In detail")), "done": Column(_l("What is done about it")),
    "review_on": Column(_l("Look again on"), day), "closed_because": Column(_l("Why it is one no more")),
})}
