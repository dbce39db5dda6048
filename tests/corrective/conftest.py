"""Corrective actions as the tests of this domain need them."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from blueprints.corrective.actions import working
from core.jobs import enqueue
from core.principal import SYSTEM
from models import NEEDED_DISCIPLINES, CorrectiveAction, CorrectiveEvent, Party, db
from tests.imports.files import work
from tests.suppliers.conftest import delivered, line_of, ordered, supplier  # noqa: F401  fixtures
from tests.world import days_ago, days_on

FACTS = {"title": "Late pumps", "severity": "major", "problem": "Two of five came late", "defect": ""}


@pytest.fixture
def opened(inside):
    """Open one: `opened(party, defect="Rust")` gives its id. `ready`: all is done, and the proof is named."""
    def open_one(party, *, role="supplier", ready=False, measure="line-otd", target=90, window=30, watch=90, **facts):
        with inside():
            origin = {name: facts.pop(name) for name in ("cause_id",) if name in facts}
            action = working.open_action(db.session.get(Party, party.id), role, FACTS | facts, by=SYSTEM, **origin)
            if ready:
                finish(action, measure=measure, target=target, window=window, watch=watch)
            db.session.commit()
            return action.id
    return open_one


def finish(action, *, measure="line-otd", target=90, window=30, watch=90):
    for code in NEEDED_DISCIPLINES:
        working.work_on(action, working.step_of(action, code), {
            "text": "Done", "side": "them", "who": "", "done_on": days_ago(0), "file_id": None}, by=SYSTEM)
    working.name_proof(action, {
        "measure": measure, "settings": {}, "target": target, "check_on": days_on(1), "window_days": window,
        "watch_days": watch}, by=SYSTEM)
    working.hand_over(action, by=SYSTEM)


@pytest.fixture
def night(inside, house):
    """The day of the check has come for an action, or another look at it; and the job of the night runs."""
    def pass_by(*action_ids, proven=None):
        with inside():
            for action_id in action_ids:
                action = db.session.get(CorrectiveAction, action_id)
                action.look_on = days_ago(0)
                if proven:
                    action.proven_on = proven
            enqueue("corrective.prove")
            db.session.commit()
        work(house)
    return pass_by


@pytest.fixture
def action_of(inside):
    """An action as it is now."""
    def read(action_id):
        with inside():
            return db.session.get(CorrectiveAction, action_id)
    return read


@pytest.fixture
def events_of(inside):
    """What happened to it, in order."""
    def read(action_id):
        with inside():
            return db.session.scalars(sa.select(CorrectiveEvent.what).where(
                CorrectiveEvent.record_id == action_id).order_by(CorrectiveEvent.id)).all()
    return read


@pytest.fixture
def lines(ordered):
    """Lines of a party due some days ago: `lines(party, good=4, late=1)`."""
    def order(party, *, good=0, late=0, back=5):
        day = days_ago(back)
        for number in range(good + late):
            came = day if number < good else day + timedelta(days=3)
            ordered(party, promised=day, arrived=[(came, 10)], item=f"Pump {number}")
    return order
