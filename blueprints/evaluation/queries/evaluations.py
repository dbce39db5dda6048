"""Evaluations that are in force, what they were computed from, and what stood before."""
from collections import defaultdict

import sqlalchemy as sa

from core.access import of
from models import (
    Evaluation,
    EvaluationInput,
    FactExcuse,
    Judgement,
    LineExcuse,
    ScoreTemplate,
    db,
)

IN_FORCE = Evaluation.superseded_at.is_(None)
PARTY, TEMPLATE = sa.bindparam("party_id", type_=sa.Integer), sa.bindparam("template_id", type_=sa.Integer)
PERIODS = of(
    Evaluation, Evaluation.id, Evaluation.starts_on, Evaluation.ends_on, Evaluation.state, Evaluation.score,
    Evaluation.strict, Evaluation.coverage, Evaluation.n, Evaluation.excused, Evaluation.failed,
).where(IN_FORCE, Evaluation.template_id == TEMPLATE, Evaluation.party_id == PARTY).order_by(
    Evaluation.starts_on.desc()).limit(24)
INPUTS = of(
    EvaluationInput, EvaluationInput.id, EvaluationInput.criterion_id, EvaluationInput.value, EvaluationInput.points,
    EvaluationInput.share, EvaluationInput.n, EvaluationInput.low, EvaluationInput.high,
).where(EvaluationInput.evaluation_id == sa.bindparam("evaluation_id")).order_by(
    EvaluationInput.id)
POINTS = of(
    EvaluationInput, EvaluationInput.evaluation_id, EvaluationInput.criterion_id, EvaluationInput.points,
).where(EvaluationInput.evaluation_id.in_(sa.bindparam("evaluation_ids", expanding=True))).order_by(EvaluationInput.id)
SUPERSEDED = of(
    Evaluation, Evaluation.id, Evaluation.score, Evaluation.state, Evaluation.computed_at, Evaluation.superseded_at,
).where(Evaluation.superseded_at.is_not(None), Evaluation.template_id == TEMPLATE, Evaluation.party_id == PARTY,
        Evaluation.starts_on == sa.bindparam("first")).order_by(Evaluation.id.desc()).limit(20)
NEWEST_SCORE = of(
    Evaluation, Evaluation.score, Evaluation.state, Evaluation.starts_on, Evaluation.ends_on, Evaluation.coverage,
    ScoreTemplate.name, ScoreTemplate.code, ScoreTemplate.period,
).join(ScoreTemplate, ScoreTemplate.id == Evaluation.template_id).where(
    IN_FORCE, Evaluation.party_id == PARTY, Evaluation.role == sa.bindparam("role")).order_by(
    sa.case((ScoreTemplate.code.in_(sa.bindparam("codes", expanding=True)), 0), else_=1),
    sa.case((Evaluation.state == "running", 1), else_=0), Evaluation.starts_on.desc()).limit(1)
EXCUSED = {
    role: of(excuse, excuse.party_id, fact_id).where(
        excuse.state == "agreed", excuse.party_id.in_(sa.bindparam("party_ids", expanding=True))).order_by(excuse.id)
    for role, excuse, fact_id in (("supplier", LineExcuse, LineExcuse.line_id),
                                  ("partner", FactExcuse, FactExcuse.fact_id))}


def in_force(template, party_ids, first):
    """{party id: Evaluation} of one period."""
    found = db.session.scalars(of(Evaluation).where(
        IN_FORCE, Evaluation.template_id == template.id, Evaluation.starts_on == first,
        Evaluation.party_id.in_(party_ids)).order_by(Evaluation.id))
    return {evaluation.party_id: evaluation for evaluation in found}


def excused_facts(party_ids, role):
    """{party id: ids of what two people agreed not to count}: order lines of suppliers, deals of partners."""
    found = defaultdict(set)
    for party_id, one in db.session.execute(EXCUSED[role], {"party_ids": list(party_ids)}):
        found[party_id].add(one)
    return found


def judgements(criteria, party_ids, first):
    """{(party id, criterion id): what was given, 1 to 5} of a period."""
    found = defaultdict(list)
    rows = of(Judgement, Judgement.party_id, Judgement.criterion_id, Judgement.given).where(
        Judgement.starts_on == first, Judgement.party_id.in_(party_ids),
        Judgement.criterion_id.in_([criterion.id for criterion in criteria])).order_by(Judgement.id)
    for party_id, criterion_id, given in db.session.execute(rows) if criteria else ():
        found[party_id, criterion_id].append(given)
    return found


def points_before(template, party_ids, first):
    """{(party id, criterion id): points} of the last period before the day `first` in which they were known."""
    rows = of(EvaluationInput, EvaluationInput.party_id, EvaluationInput.criterion_id, EvaluationInput.points).join(
        Evaluation, Evaluation.id == EvaluationInput.evaluation_id).where(
        IN_FORCE, Evaluation.template_id == template.id, Evaluation.starts_on < first,
        Evaluation.party_id.in_(party_ids), EvaluationInput.points.is_not(None)).order_by(Evaluation.starts_on)
    return {(party_id, criterion_id): float(points) for party_id, criterion_id, points in db.session.execute(rows)}


def finals(code, party_ids):
    """{party id: its final evaluations by templates of this code, oldest first}; of the newest edition each."""
    found = defaultdict(dict)
    rows = of(Evaluation, Evaluation.id, Evaluation.party_id, Evaluation.starts_on, Evaluation.ends_on,
              Evaluation.score, Evaluation.state).join(ScoreTemplate, ScoreTemplate.id == Evaluation.template_id).where(
        IN_FORCE, ScoreTemplate.code == code, Evaluation.party_id.in_(party_ids)).order_by(
        Evaluation.starts_on, ScoreTemplate.edition)
    for row in db.session.execute(rows):
        found[row.party_id][row.starts_on] = row
    return {party_id: [row for row in periods.values() if row.state == "final"] for party_id, periods in found.items()}


def periods_of(party, template):
    """The evaluations of somebody by a template, oldest first: what the chart and the table of periods show."""
    return db.session.execute(PERIODS, {"template_id": template.id, "party_id": party.id}).all()[::-1]


def inputs_of(evaluation):
    """{criterion id: what was put in, see INPUTS}."""
    return {each.criterion_id: each for each in db.session.execute(INPUTS, {"evaluation_id": evaluation.id})}


def points_of_many(evaluation_ids):
    """{evaluation id: {criterion id: points}} of a page of scorecards."""
    found = {evaluation_id: {} for evaluation_id in evaluation_ids}
    for evaluation_id, criterion_id, points in db.session.execute(POINTS, {"evaluation_ids": list(found)}):
        found[evaluation_id][criterion_id] = points
    return found


def superseded_of(party, template, first):
    """What stood before for the same period, newest first."""
    asked = {"template_id": template.id, "party_id": party.id, "first": first}
    return db.session.execute(SUPERSEDED, asked).all()


def newest_score(party, role, codes=()):
    """The newest evaluation of somebody whose period is over, else the running one; by one of the templates `codes`
    where there is one. With the template's name; None: there is none."""
    asked = {"party_id": party.id, "role": role, "codes": list(codes)}
    return db.session.execute(NEWEST_SCORE, asked).one_or_none()
