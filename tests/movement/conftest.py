"""What the tests of movement begin from: customers with orders, and the job that classifies and scores them."""
from datetime import UTC, datetime, time

import pytest
import sqlalchemy as sa

from blueprints.customers.actions import lifecycle, scoring
from blueprints.movement import actions as movement
from core import jobs
from core.access import of
from core.worker import Worker
from models import CustomerProfile, Job, LifecycleEvent, Order, Party, TrialMove, User, db
from tests.world import days_ago, inside


@pytest.fixture
def run_jobs(inside):
    """Run what waits; with a kind, put that job in line before."""
    def run(kind=None):
        with inside():
            if kind:
                jobs.enqueue(kind)
                db.session.commit()
            Worker().run_until_idle()
    return run


@pytest.fixture
def customer(make):
    """A customer who bought so many days ago: `customer("Amber", 3, 40, 80)`."""
    def made(title, *days, **facts):
        party = make(Party, title=title, **facts)
        for day in sorted(days, reverse=True):
            make(Order, party=party, on=days_ago(day))
        return party
    return made


@pytest.fixture
def stands(inside):
    """Write the history of a customer's classes anew: `stands(party, "lost", (3, "loyal", "lost"))`, days ago."""
    def written(party, lifecycle, *events):
        with inside():
            db.session.get(CustomerProfile, party.id).lifecycle = lifecycle
            for event in db.session.scalars(of(LifecycleEvent).where(LifecycleEvent.party_id == party.id)):
                db.session.delete(event)
            db.session.flush()
            for days, before, after in events:
                at = datetime.combine(days_ago(days), time(12), UTC)
                db.session.add(LifecycleEvent(party_id=party.id, from_class=before, to_class=after, at=at,
                                              rules_version=1))
            db.session.commit()
    return written


@pytest.fixture
def month():
    """The month that the day three days ago lies in, as addresses write it."""
    return f"{days_ago(3):%Y-%m}"


def names(page):
    """Whom the list of customers shows."""
    return sorted(link.text() for link in page.css("#results th[scope=row] a"))


def try_rules(app, party):
    """Scores, a trial of other rules of the classes, and one that was saved."""
    with inside(app):
        current = scoring.begin()
        scoring.judge([party.id], current)
        scoring.keep_month(current)
        db.session.get(CustomerProfile, party.id).overdue_on = days_ago(1)
        db.session.flush()
        ada = db.session.scalars(sa.select(User).where(User.name == "Ada")).one()
        trial = movement.try_rules({**lifecycle.rules().to_dict(), "new_within_days": 60}, by=ada)
        db.session.get(Job, trial.job_id).state = "done"  # what it would find is written here
        trial.customers = 1
        db.session.add(TrialMove(trial_id=trial.id, party_id=party.id, from_class="loyal", to_class="existing"))
        movement.keep("lifecycle", 1, lifecycle.rules().to_dict(), by=ada)
        db.session.commit()
