"""How candidates did with us so far: scorecard, standing, share of bad pieces; and how they did since a day."""
from collections import defaultdict
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from blueprints.evaluation.queries.evaluations import IN_FORCE
from blueprints.suppliers.queries.facts import arrivals
from core.access import of
from core.times import today
from core.workspace import workspace
from models import Evaluation, Standing, db

YEAR = timedelta(days=365)


def scores(party_ids):
    """{party id: (score, state)} of the newest evaluation whose period is over, else the running one."""
    rows = of(Evaluation, Evaluation.party_id, Evaluation.score, Evaluation.state).where(
        IN_FORCE, Evaluation.role == "supplier", Evaluation.party_id.in_(party_ids)).order_by(
        sa.case((Evaluation.state == "running", 0), else_=1), Evaluation.starts_on, Evaluation.id)
    return {party_id: (float(score), state) for party_id, score, state in db.session.execute(rows)}


def standings(party_ids):
    """{party id: (name, tone) of the band it stands in}."""
    rows = of(Standing).options(joinedload(Standing.band)).where(
        Standing.party_id.in_(party_ids), Standing.role == "supplier").order_by(Standing.party_id, Standing.code.desc())
    return {row.party_id: (row.band.name, row.band.tone) for row in db.session.scalars(rows)}


def defect_rates(party_ids):
    """{party id: share (0 to 1) of the pieces that came in the last year and were bad}; nobody without pieces."""
    day = today(workspace())
    came = arrivals(party_ids, day - YEAR, day)
    sums = {party_id: (sum(each.rejected for each in found), sum(each.quantity for each in found))
            for party_id, found in came.items()}
    return {party_id: bad / pieces for party_id, (bad, pieces) in sums.items() if pieces}


def final_since(party_ids, day):
    """{party id: (mean score, number of periods)} of final evaluations of periods that began since a day."""
    rows = of(Evaluation, Evaluation.party_id, Evaluation.score).where(
        IN_FORCE, Evaluation.role == "supplier", Evaluation.state == "final", Evaluation.starts_on >= day,
        Evaluation.party_id.in_(party_ids)).order_by(Evaluation.id)
    found = defaultdict(list)
    for party_id, score in db.session.execute(rows):
        found[party_id].append(float(score))
    return {party_id: (sum(given) / len(given), len(given)) for party_id, given in found.items()}
