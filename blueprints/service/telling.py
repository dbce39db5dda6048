"""How what happened with tickets reads: on their timeline, and in their history."""
from blueprints.service.labels import (
    ARTICLE_STATES,
    AUDIENCE_NAMES,
    CHANNELS,
    COMPLAINT_STAGES,
    COMPLEXITIES,
    DECISIONS,
    KINDS,
    LINKS,
    PRIORITIES,
    REMEDIES,
    RESULTS,
    SEVERITIES,
    STATES,
    TARGETS,
)
from blueprints.service.queries.complaints import cause_path
from core.money import format_money
from core.wording import Column, Part, day, moment, yes_no
from core.words import _, _l, _lp, language
from core.workspace import workspace


def in_home_money(cents):
    return format_money(cents, workspace().currency, language())



def moved(facts):
    before, after = STATES.get(facts["before"], facts["before"]), STATES.get(facts["after"], facts["after"])
    if facts.get("reason") == "customer":
        return _("opened it again: the customer wrote") if facts["after"] == "open" else str(after)
    if facts.get("reason"):
        return _("from “%(before)s” to “%(after)s”: %(reason)s", before=before, after=after, reason=facts["reason"])
    return _("from “%(before)s” to “%(after)s”", before=before, after=after)


def told_of_goods(sentence, facts):
    return _("%(sentence)s: lot %(lot)s", sentence=sentence, lot=facts["lot"]) if facts.get("lot") else sentence


VERBS = {
    "ticket-moved": moved,
    "ticket-assigned": lambda facts:
        _("gave it to %(who)s", who=facts["to"]) if facts["to"] else _("gave it to nobody"),
    "ticket-missed": lambda facts: _("missed: %(targets)s", targets=", ".join(
        str(TARGETS[name]) for name in facts["targets"])),
    "ticket-promised": lambda facts: _("promised by %(day)s: %(what)s", day=day(facts["day"]), what=facts["what"]),
    "promise-kept": lambda facts: _("kept the promise: %(what)s", what=facts["what"]),
    "promise-withdrawn": lambda facts: _("withdrew the promise: %(what)s", what=facts["what"]),
    "ticket-merged": lambda facts: _("merged this into %(ticket)s", ticket=facts["into"]),
    "ticket-took-in": lambda facts: _("merged %(ticket)s into this", ticket=facts["ticket"]),
    "ticket-split": lambda facts: _("split %(ticket)s off this", ticket=facts["into"]),
    "ticket-split-off": lambda facts: _("split this off %(ticket)s", ticket=facts["ticket"]),
    "merge-undone": lambda facts: _("made %(ticket)s separate again", ticket=facts["ticket"]),
    "complaint-stage": lambda facts: _("the complaint came to “%(stage)s”", stage=COMPLAINT_STAGES[facts["stage"]]),
    "complaint-danger": lambda facts: _("somebody's safety is at risk: made it urgent"),
    "complaint-approved": lambda facts: _("approved what the customer is given"),
    "complaint-settled": lambda facts: _("settled what the customer disputed"),
    "incident-noted": lambda facts: told_of_goods(_("noted what is wrong with goods"), facts),
    "incident-taken-back": lambda facts: told_of_goods(_("took back what was noted of goods"), facts),
    "problem-opened": lambda facts: _("opened this: %(number)s complaints of one cause in %(days)s days",
                                      number=facts["number"], days=facts["days"]),
    "ticket-linked": lambda facts: _("%(link)s %(ticket)s", link=LINKS[facts["kind"]], ticket=facts["ticket"]),
    "step-reached": lambda facts: " · ".join(filter(None, (
        _("came to the step “%(step)s”", step=facts["step"]), facts["note"]))),
    "step-taken-back": lambda facts: _("took back the step “%(step)s”", step=facts["step"]),
    "after-sales-result": lambda facts: _("result: %(result)s", result=RESULTS[facts["result"]]),
    "signed-off": lambda facts: _("had %(name)s sign for the work", name=facts["name"]),
    "sign-off-voided": lambda facts: _("voided the signature of %(name)s: %(reason)s", **facts),
    "warranty-voided": lambda facts: _("voided the warranty: %(reason)s", reason=facts["reason"]),
    "warranty-unvoided": lambda facts: _("let the warranty count again"),
    "article-used": lambda facts: _("used the article “%(title)s”", title=facts["title"]),
}
PARTS = {"tickets": Part({
    "title": Column(_l("Subject")), "owner_id": Column(_l("Agent"), "user"), "team_id": Column(_l("Team"), "team"),
    "party_id": Column(_l("Customer"), "record"), "contact_id": Column(_l("Contact"), "record"),
    "state": Column(_l("State"), STATES), "kind_of": Column(_l("Kind"), KINDS),
    "channel": Column(_l("Channel"), CHANNELS),
    "priority": Column(_l("Priority"), PRIORITIES), "severity": Column(_l("Severity"), SEVERITIES),
    "category_id": Column(_l("Category"), "ticket category"), "order_id": Column(_l("Order"), "order"),
    "product_id": Column(_l("Product"), "product"), "serial": Column(_l("Serial number")),
    "archived_at": Column(_l("In the archive since"), moment),
}), "complaint_files": Part({
    "what_happened": Column(_lp("complaint", "What happened")), "remedy_wanted": Column(_l("Remedy wanted")),
    "remedy_asked": Column(_l("What they ask for"), REMEDIES),
    "is_vulnerable": Column(_l("Vulnerable person"), yes_no), "is_safety": Column(_l("Safety at risk"), yes_no),
    "complexity": Column(_l("Complexity"), COMPLEXITIES), "impact": Column(_l("Impact")),
    "immediate_action": Column(_l("Immediate action")), "findings": Column(_l("Findings")),
    "evidence": Column(_l("Evidence")), "people_asked": Column(_l("People asked")),
    "cause_id": Column(_l("Root cause"), cause_path), "unknown_because": Column(_l("Unknown because")),
    "correction": Column(_l("Correction")), "prevention": Column(_l("Prevention")),
    "remedy": Column(_l("Remedy given"), REMEDIES), "remedy_given": Column(_l("In detail")),
    "cost_cents": Column(_l("Cost"), in_home_money), "decision": Column(_l("Decision")),
    "decided_on": Column(_l("Decided on"), day), "recourse": Column(_l("Recourse outside")),
    "outcome": Column(_l("Outcome"), DECISIONS), "further_step": Column(_l("Further step")),
}, _l("Complaint file")), "articles": Part({
    "title": Column(_l("Title")), "owner_id": Column(_lp("article", "Written by"), "user"),
    "team_id": Column(_l("Team"), "team"),
    "state": Column(_l("State"), ARTICLE_STATES), "audience": Column(_l("For whom"), AUDIENCE_NAMES),
    "archived_at": Column(_l("In the archive since"), moment),
}), "sold_items": Part({
    "title": Column(_l("Sold item")), "party_id": Column(_l("Customer"), "record"),
    "owner_id": Column(_l("Owner"), "user"), "team_id": Column(_l("Team"), "team"), "state": Column(_l("State")),
    "product_id": Column(_l("Product"), "product"), "order_id": Column(_l("Order"), "order"),
    "serial": Column(_l("Serial number")), "what": Column(_l("What it is")), "sold_on": Column(_l("Sold on"), day),
    "starts_on": Column(_l("Warranty from"), day), "months": Column(_l("Months of warranty")),
    "extension_months": Column(_l("Months of extension")), "voided_on": Column(_l("Voided on"), day),
    "voided_because": Column(_l("Why")), "archived_at": Column(_l("In the archive since"), moment),
}), "after_sales": Part({
    "result": Column(_l("Result"), RESULTS), "outcome": Column(_l("What was done")),
    "work_cents": Column(_l("Cost of the work"), in_home_money),
}, _l("After-sales")), "parts_used": Part({
    "what": Column(_lp("repair", "Part")), "quantity": Column(_l("Quantity")),
    "cost_cents": Column(_l("Cost"), in_home_money),
    "archived_at": Column(_lp("part", "Taken off"), moment),
}, _lp("repair", "Part")), "article_texts": Part({
    "title": Column(_l("Title")), "body": Column(_l("Text"))}, _l("Text"))}
