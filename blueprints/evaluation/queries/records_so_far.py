"""How candidates did with us so far, by scorecard and standing, and how they did since a day."""
from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from blueprints.evaluation.queries.evaluations import IN_FORCE
from core.access import of
from models import Evaluation, Standing, db


def scores(role, party_ids):
    """{party id: (score, state)} of the newest evaluation whose period is over, else the running one."""
    rows = of(Evaluation, Evaluation.party_id, Evaluation.score, Evaluation.state).where(
        IN_FORCE, Evaluation.role == role, Evaluation.party_id.in_(party_ids)).order_by(
        sa.case((Evaluation.state == "running", 0), else_=1), Evaluation.starts_on, Evaluation.id)
    return {party_id: (float(score), state) for party_id, score, state in db.session.execute(rows)}


def standings(role, party_ids):
    """{party id: (name, tone) of the band it stands in}."""
    rows = of(Standing).options(joinedload(Standing.band)).where(
        Standing.party_id.in_(party_ids), Standing.role == role).order_by(Standing.party_id, Standing.code.desc())
    return {row.party_id: (row.band.name, row.band.tone) for row in db.session.scalars(rows)}


def final_since(role, party_ids, day):
    """{party id: (mean score, number of periods)} of final evaluations of periods that began since a day."""
    rows = of(Evaluation, Evaluation.party_id, Evaluation.score).where(
        IN_FORCE, Evaluation.role == role, Evaluation.state == "final", Evaluation.starts_on >= day,
        Evaluation.party_id.in_(party_ids)).order_by(Evaluation.id)
    found = defaultdict(list)
    for party_id, score in db.session.execute(rows):
        found[party_id].append(float(score))
    return {party_id: (sum(given) / len(given), len(given)) for party_id, given in found.items()}
