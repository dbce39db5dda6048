"""Other rules are tried before they are saved; saved ones are versions that changes of class name."""
import sqlalchemy as sa

from models import CustomerProfile, LifecycleEvent, Workspace, db
from tests.movement.conftest import names


def try_rules(browse, run_jobs, **limits):
    page = browse("ada").open("/movement/rules").follow("Try other rules").submit(button="See who would change",
                                                                                  **limits)
    assert page.toasts == ["Looking at who would change class"]
    run_jobs()
    return browse("ada").open(page.path)


def test_who_would_change_class(browse, customer, run_jobs):
    customer("Amber", 40)
    customer("Birch", 20)
    page = try_rules(browse, run_jobs, new_within_days="30")
    assert page.table(0)[1] == ["New for so many days", "90", "30"]
    assert page.table(1)[1] == ["New", "0", "0", "1", "0", "0"]
    assert names(page.follow("1")) == names(page.follow("See the customer")) == ["Amber"]


def test_nothing_changes_before_it_is_saved(browse, customer, run_jobs, inside):
    customer("Amber", 40)
    try_rules(browse, run_jobs, new_within_days="30")
    run_jobs("lifecycle.recompute")
    with inside():
        assert db.session.scalars(sa.select(CustomerProfile.lifecycle)).all() == ["new"]


def test_saved_rules_are_a_version_that_events_name(browse, customer, run_jobs, inside):
    amber = customer("Amber", 40)
    page = try_rules(browse, run_jobs, new_within_days="30").submit(button="Save these rules", note="Shorter")
    assert page.toasts == ["Rules saved as version 2; all customers are classified anew"]
    assert [row[0] for row in page.table(2)[1:]] == ["2 in force", "1"]
    run_jobs()
    with inside():
        last = db.session.scalars(sa.select(LifecycleEvent).order_by(LifecycleEvent.id.desc()).limit(1)).one()
        assert (last.from_class, last.to_class, last.rules_version) == ("new", "existing", 2)
    page = browse("rita").open(f"/customers/{amber.id}")
    assert "rules version 2" in page.text and "new customers are so for 90 days" in page.text


def test_back_to_an_earlier_version(browse, customer, run_jobs, inside):
    customer("Amber", 40)
    try_rules(browse, run_jobs, new_within_days="30").submit(button="Save these rules")
    form = browse("ada").open("/movement/rules").follow("Try version 1")
    assert form.values()["new_within_days"] == "90"
    page = form.submit(button="See who would change")
    run_jobs()
    browse("ada").open(page.path).submit(button="Save these rules")
    with inside():
        assert db.session.get(Workspace, 1).lifecycle_rules["version"] == 3


def test_who_is_held_by_hand_stays(browse, customer, run_jobs, inside):
    amber = customer("Amber", 40)
    with inside():
        db.session.get(CustomerProfile, amber.id).locked_lifecycle = "new"
        db.session.commit()
    assert "Nobody you may see would change class" in try_rules(browse, run_jobs, new_within_days="30").text


def test_limits_that_contradict_each_other(browse):
    form = browse("ada").open("/movement/rules/try")
    page = form.submit(button="See who would change", lost_at_least_days="600", own_rhythm_factor="0", status=422)
    assert page.field_errors == {"lost_at_most_days": "This is before the earliest day, 600",
                                 "own_rhythm_factor": "Please enter more than zero"}
    page = form.submit(button="See who would change", status=422)
    assert page.field_errors == {"new_within_days": "These are the rules in force: nobody would change class"}


def test_two_trials_at_once(browse, customer, run_jobs):
    customer("Amber", 40)
    first = try_rules(browse, run_jobs, new_within_days="30")
    second = try_rules(browse, run_jobs, new_within_days="20")
    second.submit(button="Save these rules")
    assert "Other rules were saved in the meantime" in first.submit(button="Save these rules", status=409).text


def test_only_who_manages_customers_tries_rules(browse):
    assert "Try other rules" not in browse("rita").open("/movement/rules").links
    for path in ("/movement/rules/try", "/movement/rules/trials/1"):
        browse("rita").open(path, status=403)
    browse("ada").open("/movement/rules/trials/99", status=404)
    browse("ada").open("/movement/rules/try?version=99", status=404)
