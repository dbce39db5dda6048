"""What people give somebody in the judged criteria of a template, each for themselves."""
from collections import defaultdict

from core.access import of
from core.page import Refused
from core.words import _
from models import Judgement, User, db, now


def given_by(person, criteria, party, first):
    """{criterion id: Judgement} of one person for a period."""
    rows = of(Judgement).where(Judgement.rater_id == person.id, Judgement.party_id == party.id,
                               Judgement.starts_on == first, Judgement.criterion_id.in_([each.id for each in criteria]))
    return {row.criterion_id: row for row in db.session.scalars(rows.order_by(Judgement.id))}


def judge(party, role, period, entered, held, *, by, until):
    """Keep what was entered, {criterion id: (given or None, comment)}, beside what the same person gave before
    (`held`). A period that is yet to come cannot be judged."""
    if period.first > until:
        raise Refused(_("That period is yet to come"))
    for criterion_id, (given, comment) in entered.items():
        row = held.get(criterion_id)
        if given is None:
            if row is not None:
                db.session.delete(row)
            continue
        if row is None:
            row = Judgement(criterion_id=criterion_id, party_id=party.id, role=role, starts_on=period.first,
                            rater_id=by.id)
            db.session.add(row)
        row.given, row.comment, row.at = given, comment, now()


def others(person, criteria, party, first):
    """{criterion id: [(name, given, comment)]} of everybody else: nobody sees it before giving their own."""
    own, found = given_by(person, criteria, party, first), defaultdict(list)
    rows = of(Judgement, Judgement.criterion_id, User.name, Judgement.given, Judgement.comment).join(
        User, User.id == Judgement.rater_id).where(
        Judgement.party_id == party.id, Judgement.starts_on == first, Judgement.rater_id != person.id,
        Judgement.criterion_id.in_(list(own)))
    for criterion_id, *told in db.session.execute(rows.order_by(User.name, Judgement.id)) if own else ():
        found[criterion_id].append(tuple(told))
    return found
