"""`flask rfm`, and the trials that are kept."""
import json

import sqlalchemy as sa

from blueprints.movement import jobs
from models import RuleTrial, TrialMove, db
from tests.movement.test_rules import try_rules
from tests.world import days_ago


def test_the_shell_scores_as_of_a_day(app, customer):
    customer("Amber", 3, 40, 80, 120, 160)
    customer("Birch", 400)
    run = app.test_cli_runner().invoke
    told = json.loads(run(args=["rfm", "--json"]).stdout)
    assert (told["method"], told["customers"], told["scores"]) == ("own", 2, {"111": 1, "541": 1})
    told = json.loads(run(args=["rfm", "--json", "--as-of", days_ago(130).isoformat()]).stdout)
    assert (told["customers"], told["scores"]) == (2, {"211": 1, "411": 1})
    assert run(args=["rfm", "--as-of", "summer"]).exit_code == 1


def test_the_shell_tells_what_equal_parts_came_to(app, browse, customer):
    browse("ada").open("/movement/scores/limits").submit(button="Save", fifths=True)
    for number in range(1, 6):
        customer(f"Customer {number}", *range(10 * number, 60, 10))
    told = json.loads(app.test_cli_runner().invoke(args=["rfm", "--json"]).stdout)
    assert told["bounds"]["recency"] == [[50, 50], [40, 40], [30, 30], [20, 20], [10, 10]]
    assert told["bounds"]["frequency"] == [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]]


def test_old_trials_are_forgotten(browse, customer, run_jobs, inside, monkeypatch):
    monkeypatch.setattr(jobs, "KEPT", 1)
    customer("Amber", 40)
    for days in ("30", "20"):
        try_rules(browse, run_jobs, new_within_days=days)
    with inside():
        assert db.session.scalars(sa.select(RuleTrial.id)).all() == [2]
        assert db.session.scalars(sa.select(TrialMove.trial_id)).all() == [2]
