"""Classes that change because days pass: the nightly job, and the count from the shell."""
import json
from datetime import UTC, date, datetime

from core import jobs
from core.worker import Worker
from models import CustomerProfile, Order, Party, Workspace, db
from tests.world import days_ago


def run_job(inside, **args):
    with inside():
        jobs.enqueue("lifecycle.recompute", **args)
        db.session.commit()
        Worker().run_until_idle()


def set_back(inside, party, **facts):
    """As if the profile had been computed on another day."""
    with inside():
        profile = db.session.get(CustomerProfile, party.id)
        for name, value in facts.items():
            setattr(profile, name, value)
        db.session.commit()


def class_of(inside, party):
    with inside():
        return db.session.get(CustomerProfile, party.id).lifecycle


def test_a_class_changes_on_its_day(make, inside):
    due, later = make(Party), make(Party)
    make(Order, party=due, on=days_ago(200))
    make(Order, party=later, on=days_ago(100))
    run_job(inside)
    set_back(inside, due, lifecycle="existing", changes_on=days_ago(19))
    run_job(inside)
    assert (class_of(inside, due), class_of(inside, later)) == ("lost", "existing")


def test_a_customer_who_stayed_as_they_were_is_not_written(make, inside):
    party = make(Party)
    make(Order, party=party, on=days_ago(40))
    run_job(inside)
    set_back(inside, party, computed_at=datetime(2020, 1, 1, tzinfo=UTC))
    run_job(inside)
    with inside():
        assert db.session.get(CustomerProfile, party.id).computed_at.year == 2020


def test_changed_rules_and_a_full_pass_reach_everyone(make, inside):
    party = make(Party)
    make(Order, party=party, on=days_ago(40))
    run_job(inside)
    assert class_of(inside, party) == "new"
    with inside():
        db.session.get(Workspace, 1).lifecycle_rules = {"version": 2, "new_within_days": 30}
        db.session.commit()
    run_job(inside)
    assert class_of(inside, party) == "existing"


def test_a_lock_that_ran_out_is_taken_off(make, inside):
    party = make(Party)
    make(Order, party=party, on=days_ago(40))
    run_job(inside)
    set_back(inside, party, lifecycle="loyal", locked_lifecycle="loyal", lock_reason="friend", locked_until=days_ago(1))
    run_job(inside)
    assert class_of(inside, party) == "new"


def test_an_order_entered_ahead_counts_from_its_day_on(make, inside):
    run_job(inside)
    party = make(Party)
    make(Order, party=party, on=days_ago(0))
    set_back(inside, party, lifecycle="potential", changes_on=None)
    run_job(inside)
    assert class_of(inside, party) == "new"


def test_the_shell_counts_classes_as_of_a_day(make, app):
    party = make(Party)
    make(Party)
    make(Order, party=party, on=date(2025, 1, 1))
    run = app.test_cli_runner().invoke
    counts = json.loads(run(args=["lifecycle", "--as-of", "2025-08-01", "--json"]).stdout)
    assert counts == {"potential": 1, "new": 0, "existing": 0, "loyal": 0, "lost": 1}
    assert json.loads(run(args=["lifecycle", "--as-of", "2025-01-02", "--json"]).stdout)["new"] == 1
    refused = run(args=["lifecycle", "--as-of", "summer", "--json"])
    assert (refused.exit_code, refused.stdout) == (1, "")
