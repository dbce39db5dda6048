"""Qualifying somebody for a category: each change is an event, with who and why."""
from blueprints.evaluation.queries.documents import lacks_of
from blueprints.evaluation.queries.qualifications import qualification
from blueprints.evaluation.queries.questionnaires import newest_score
from core import timeline
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import NO_DAY, QUALIFICATION_STATES, Qualification, QualificationEvent, db


def qualify(party, role, category, *, state, reason="", valid_until=None, by, on=None):
    """They stand at `state` in a category from today on. Fully qualified is only who lacks no required document."""
    if state not in QUALIFICATION_STATES or category.role != role:
        raise ValueError(state)
    day = on or today(workspace())
    refuse_unfit(party, role, category, state, reason, valid_until, day)
    row = qualification(party.id, role, category.id)
    before = row.state if row else ""
    if row is None:
        row = Qualification(party_id=party.id, role=role, category_id=category.id)
        db.session.add(row)
    ends = valid_until or NO_DAY
    row.state, row.reason, row.since, row.valid_until = state, reason, day, ends
    db.session.add(QualificationEvent(
        party_id=party.id, role=role, category_id=category.id, before=before, after=state, reason=reason,
        happened_on=day, valid_until=ends, by_id=by.id))
    timeline.note(party, "qualification-moved", by=by, category=category.name, state=state, reason=reason)
    return row


def refuse_unfit(party, role, category, state, reason, valid_until, day):
    if state != "applied" and not reason:
        raise Refused(_("Please say why"))
    if valid_until is not None and valid_until < day:
        raise Refused(_("That day is past"))
    short = what_is_short(party, role, category, day) if state == "qualified" else []
    if short:
        raise Refused(" ".join([*short, _("Until then they can be qualified on conditions.")]))


def what_is_short(party, role, category, day):
    """What keeps them from being fully qualified, in sentences: documents, and answers to a questionnaire."""
    found = [lack.text for lack in lacks_of(party, role, [category.id], day)]
    if category.questionnaire:
        score = newest_score(party.id, role, category.questionnaire, day)
        if score is None:
            found.append(_("They have not answered the questionnaire yet."))
        elif score < category.least_score:
            found.append(_("Their answers come to %(score)s of 100; %(least)s are needed.", score=round(score),
                           least=category.least_score))
    return found
