"""What the codes of tickets are called on the screen."""
from core.money import format_number
from core.words import _, _l, _lp, _n, language
from measures.shares import FEWEST, wilson
from models import OWN_KINDS

KINDS = {"complaint": _l("Complaint"), "question": _l("Question"), "request": _l("Request"), "return": _l("Return"),
         "repair": _l("Repair"), "visit": _lp("ticket", "Service visit"), "problem": _lp("ticket", "Problem")}
ASKED_KINDS = {code: label for code, label in KINDS.items() if code not in OWN_KINDS}  # what customers ask for
STATES = {"new": _lp("ticket", "New"), "open": _lp("ticket", "Open"), "waiting-customer": _l("Waiting for customer"),
          "waiting-supplier": _l("Waiting for supplier or part"), "appointment": _l("Appointment agreed"),
          "resolved": _l("Resolved"), "closed": _lp("ticket", "Closed")}
TONES = {"new": "accent", "open": "info", "waiting-customer": "neutral", "waiting-supplier": "neutral",
         "appointment": "neutral", "resolved": "success", "closed": "neutral"}
PRIORITIES = {"urgent": _l("Urgent"), "high": _lp("priority", "High"), "normal": _lp("priority", "Normal"),
              "low": _lp("priority", "Low")}
PRIORITY_TONES = {"urgent": "danger", "high": "warning", "normal": "neutral", "low": "neutral"}
SEVERITIES = {"critical": _l("Critical"), "major": _l("Major"), "minor": _l("Minor")}
SEVERITY_TONES = {"critical": "danger", "major": "warning", "minor": "neutral"}
CHANNELS = {"web": _l("Web form"), "phone": _l("Phone"), "chat": _l("Chat"), "walk-in": _l("Walk-in"),
            "letter": _l("Letter"), "email": _lp("entry", "E-mail"), "other": _lp("channel", "Other")}
COMPLAINT_STAGES = {
    "receipt": _l("Receipt"), "tracking": _l("Tracking"), "acknowledgement": _l("Acknowledgement"),
    "assessment": _l("Initial assessment"), "investigation": _l("Investigation"),
    "response": _lp("complaint", "Response"),
    "decision": _l("Decision told"), "closing": _l("Closing"), "done": _lp("complaint", "Completed")}
COMPLEXITIES = {"simple": _l("Simple: one cause, one of us"), "several": _l("Several of us are needed"),
                "difficult": _l("Difficult: others outside are needed")}
REMEDIES = {"none": _lp("remedy", "None"), "apology": _l("Apology"), "repair": _lp("remedy", "Repair"),
            "replacement": _l("Replacement"), "refund": _l("Refund"), "credit": _l("Credit note"),
            "compensation": _l("Compensation"), "other": _lp("remedy", "Something else")}
DECISIONS = {"accepted": _l("The customer accepted"), "rejected": _l("The customer rejected")}
TARGETS = {"first": _l("First answer"), "update": _l("Next answer"), "resolution": _l("Resolution")}
ARTICLE_STATES = {"draft": _lp("article", "Draft"), "published": _lp("article", "Published")}
ARTICLE_TONES = {"draft": "neutral", "published": "success"}
AUDIENCE_NAMES = {"internal": _l("For us alone"), "public": _l("For everybody")}
WARRANTY_WORDS = {"in": _l("In warranty"), "ahead": _l("Not begun"), "out": _lp("warranty", "Ran out"),
                  "voided": _lp("warranty", "Voided"), "unknown": _l("No data")}
WARRANTY_TONES = {"in": "success", "ahead": "neutral", "out": "warning", "voided": "danger", "unknown": "neutral"}
RESULTS = {"mended": _l("Mended"), "replaced": _lp("repair", "Replaced"), "refunded": _lp("repair", "Refunded"),
           "not-mended": _l("Not mended"), "no-fault": _l("No fault found")}
KEPT = _lp("promise", "Kept")
TAKERS = {"lead": _l("whoever leads the team"), "person": _l("the person below")}
WAYS = {"round-robin": _l("by turns"), "least-loaded": _l("to whoever has the fewest open")}
LINKS = {"duplicate": _l("is a duplicate of"), "blocks": _l("blocks"), "caused-by": _l("was caused by")}
LINKS_BACK = {"duplicate": _l("has the duplicate"), "blocks": _l("is blocked by"), "caused-by": _l("caused")}


def tickets_counted(number):
    return _n("%(count)s ticket", "%(count)s tickets", number, count=format_number(number, language()))


def articles_counted(number):
    return _n("%(count)s article", "%(count)s articles", number, count=format_number(number, language()))


def items_counted(number):
    return _n("%(count)s sold item", "%(count)s sold items", number, count=format_number(number, language()))


def uses_text(uses, unsolved):
    """How often an article was used, and how often it did not help."""
    if not uses:
        return _("Not used yet")
    used = _n("Used on %(count)s ticket", "Used on %(count)s tickets", uses, count=format_number(uses, language()))
    return _("%(used)s, did not help on %(unsolved)s", used=used, unsolved=format_number(unsolved, language()))


def span_text(span, exact=False):
    """A length of time: "3 h 5 min"; `exact`: to the second."""
    seconds = int(span.total_seconds())
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = [_("%(num)s h", num=hours)] if hours else []
    parts += [_("%(num)s min", num=minutes)] if minutes else []
    parts += [_("%(num)s s", num=rest)] if (exact and rest) or not parts else []
    return " ".join(parts)


def rate_text(number, of):
    """A share with how sure it is: "12 of 14 kept: 86 % (60 to 96 %)"; or that there are too few to tell."""
    if not of:
        return _("No promise came due in the last twelve months.")
    counts = {"number": format_number(number, language()), "of": format_number(of, language())}
    if of < FEWEST:
        return _("In twelve months %(number)s of %(of)s promises kept in time; too few to call it a rate.", **counts)
    low, high = (round(100 * bound) for bound in wilson(number, of))
    return _("In twelve months %(number)s of %(of)s promises kept in time: %(share)s %% (%(low)s to %(high)s %%).",
             **counts, share=round(100 * number / of), low=low, high=high)


def satisfaction_text(good, given, asked):
    """The share of customers who said 4 or 5, with its interval; or that too few answered. `asked`: who could have."""
    if not asked:
        return _("No ticket was resolved in these days.")
    counts = {"given": format_number(given, language()), "asked": format_number(asked, language()),
              "rate": round(100 * given / asked)}
    if given < FEWEST:
        return _("Too few answers: %(given)s of %(asked)s customers answered (%(rate)s %%).", **counts)
    low, high = (round(100 * bound) for bound in wilson(good, given))
    return _("%(share)s %% are content (%(low)s to %(high)s %%); %(given)s of %(asked)s customers answered "
             "(%(rate)s %%).", share=round(100 * good / given), low=low, high=high, **counts)
