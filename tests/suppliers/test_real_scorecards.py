"""Five years of medical goods as scorecards: every line due counts once, in the quarter it was promised for."""
import json

import pytest
import sqlalchemy as sa

from blueprints.evaluation import jobs
from core.worker import Worker
from models import Evaluation, EvaluationInput, Record, ScoreCriterion, db
from tests.imports.test_deliveries import MAPPING, NAMED, SCMS, bring, needs_scms


@pytest.fixture
def computed(house, inside, tmp_path):
    """The file brought in, and all its quarters computed."""
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(MAPPING))
    bring(house, "deliveries", SCMS, "--mapping", str(mapping))
    with inside():
        jobs.start("supplier")
        db.session.commit()
        Worker().run_until_idle()


@needs_scms
def test_the_quarters_add_up_to_the_file(computed, inside):
    query = sa.select(Record.title, sa.func.sum(EvaluationInput.n), sa.func.sum(EvaluationInput.part)).join(
        Evaluation, Evaluation.id == EvaluationInput.evaluation_id).join(
        Record, Record.id == Evaluation.party_id).join(
        ScoreCriterion, ScoreCriterion.id == EvaluationInput.criterion_id).where(ScoreCriterion.measure == "otif")
    with inside():
        rows = {title: (n, int(part)) for title, n, part in db.session.execute(query.group_by(Record.title))}
    assert {name: rows[name] for name in NAMED} == NAMED
    due, in_full = (sum(row[place] for row in rows.values()) for place in (0, 1))
    assert (len(rows), due, due - in_full, round(100 * in_full / due, 4)) == (54, 4725, 423, 91.0476)
