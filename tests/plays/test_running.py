"""How customers come into plays, get their tasks and go: by jobs and by hand."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from models import CustomerProfile, Order, Party, PlayRun, Task, db
from tests.world import days_ago, days_on


@pytest.fixture
def runs(inside):
    """[(customer, state, why it ended, fate)] of all runs."""
    def listed():
        with inside():
            return [tuple(row) for row in db.session.execute(sa.select(
                Party.title, PlayRun.state, PlayRun.ended_because, PlayRun.fate).join(
                Party, Party.id == PlayRun.party_id).order_by(PlayRun.id))]
    return listed


@pytest.fixture
def back(inside):
    """`back(party, 10)`: as if the customer had begun their play ten days before."""
    def set_back(party, days):
        with inside():
            run = db.session.scalars(sa.select(PlayRun).where(PlayRun.party_id == party.id)).one()
            run.entered_on -= timedelta(days=days)
            db.session.commit()
    return set_back


def finish(inside, title):
    from blueprints.tasks import actions
    from core.principal import SYSTEM
    with inside():
        task = db.session.scalars(sa.select(Task).where(Task.title == title, Task.state == "open")).one()
        actions.do(task, by=SYSTEM)
        db.session.commit()


def test_a_change_of_class_enters_a_play_that_is_on(make, lost, shipped, work, runs, tasks, make_lost_later):
    early = lost("Early")
    shipped("lost", on=True)
    work("plays.follow")
    assert runs() == []  # it changed before the play was on
    make_lost_later("Late")
    work("plays.follow")
    work("plays.follow")
    assert runs() == [("Late", "open", "", "")] and early.title == "Early"
    assert tasks() == [("Short questionnaire: Late", "open", days_ago(0)), ("Call: Late", "open", days_on(7))]


@pytest.fixture
def make_lost_later(make, work):
    """A customer whose class becomes lost now."""
    def make_one(title):
        party = make(Party, title=title, owner="rita")
        make(Order, party=party, on=days_ago(300))
        return party
    return make_one


def test_an_order_ends_it_and_drops_what_is_open(make, lost, shipped, entered, work, runs, tasks, browse):
    acme = lost("Acme")
    entered(shipped("lost"), acme)
    make(Order, party=acme, on=days_ago(0))
    work("plays.follow")
    assert runs() == [("Acme", "ended", "goal", "won_back")]
    assert {state for _title, state, _due in tasks()} == {"dropped"}
    assert "ended the play “Win back”: Goal reached" in browse("rita").open(f"/customers/{acme.id}").text


def test_whoever_was_entered_as_potential_enters_its_play(make, shipped, work, runs, tasks):
    make(Party, title="Known before")
    shipped("potential", on=True)
    make(Party, title="Newcomer", owner="rita")
    work("plays.follow")
    assert runs() == [("Newcomer", "open", "", "")]
    assert [title for title, *_rest in tasks()] == ["Market brief: Newcomer", "First call: Newcomer"]


def test_a_standing_play_takes_whoever_is_in_the_class(make, shipped, work, runs, inside, browse):
    loyal = make(Party, title="Loyal", owner="rita")
    for days in (10, 40, 70, 100):
        make(Order, party=loyal, on=days_ago(days))
    shipped("loyal", on=True)
    work("plays.follow")
    work("plays.follow")
    assert runs() == [("Loyal", "open", "", "")]
    page = browse("rita").open("/plays/runs").follow("Loyal")
    assert "Personal contact" in page.text and "every 45 days" in page.text


def test_a_birthday_becomes_a_task_some_days_before(make, shipped, work, tasks, entered):
    loyal = make(Party, title="Loyal", owner="rita", anniversary_on=days_on(8).replace(year=1980))
    for days in (10, 40, 70, 100):
        make(Order, party=loyal, on=days_ago(days))
    entered(shipped("loyal"), loyal)
    assert ("Birthday or anniversary: Loyal", "open", days_on(5)) in tasks()


def test_days_make_steps_tasks_and_the_last_one_ends_it(lost, shipped, entered, work, runs, tasks, back, inside):
    acme = lost("Acme")
    entered(shipped("lost"), acme)
    back(acme, 20)
    work("plays.go-on")
    assert [title for title, *_rest in tasks()] == [
        "Short questionnaire: Acme", "Win-back offer: Acme", "Call: Acme"]
    back(acme, 30)
    work("plays.go-on")
    for name in ("Short questionnaire", "Call", "Win-back offer", "Let go"):
        finish(inside, f"{name}: Acme")
    work("plays.go-on")
    assert runs() == [("Acme", "ended", "steps", "")]


def test_what_comes_again_comes_after_it_was_done(make, shipped, entered, work, back, inside, tasks):
    loyal = make(Party, title="Loyal", owner="rita")
    for days in (10, 40, 70, 100):
        make(Order, party=loyal, on=days_ago(days))
    entered(shipped("loyal"), loyal)
    back(loyal, 40)
    work("plays.go-on")
    finish(inside, "Personal contact: Loyal")
    work("plays.go-on")
    assert [state for title, state, _due in tasks() if title == "Personal contact: Loyal"] == ["done"]


def test_the_next_step_is_where_they_stand_once_one_is_done(lost, shipped, entered, work, inside, browse):
    entered(shipped("lost"), lost("Acme"))
    assert browse("rita").open("/plays/runs").table()[1][2] == "Short questionnaire"
    finish(inside, "Short questionnaire: Acme")
    work("plays.follow")
    assert browse("rita").open("/plays/runs").table()[1][2] == "Call"


def test_a_customer_is_entered_and_stopped_by_hand(browse, lost, shipped, tasks):
    acme = lost("Acme")
    shipped("lost")
    page = browse("rita").open(f"/plays/start/{acme.id}")
    page.submit(button="Start", play=str(shipped("lost")))
    assert "No other play for this class" in browse("rita").open(f"/plays/start/{acme.id}").text
    page = browse("rita").open("/plays/runs").follow("Acme").submit(button="Stop")
    assert {state for _title, state, _due in tasks()} == {"dropped"}
    page = page.submit(button="Take it up again")
    assert {state for _title, state, _due in tasks()} == {"open"} and "In it" in page.text


def test_nobody_enters_a_play_of_another_class(browse, make, shipped, entered):
    with pytest.raises(Exception, match="another class"):
        entered(shipped("lost"), make(Party, title="Potential"))


def test_an_archived_customer_leaves(browse, lost, shipped, entered, work, runs, inside):
    acme = lost("Acme")
    entered(shipped("lost"), acme)
    browse("rita").open(f"/customers/{acme.id}").submit(button="Archive")
    work("plays.follow")
    assert runs() == [("Acme", "ended", "gone", "")]
    with inside():
        assert not db.session.get(CustomerProfile, acme.id).is_current


def test_a_crowd_stays_where_it_is_while_a_new_edition_is_published(browse, lost, shipped, entered, work, inside):
    play = shipped("lost")
    for number in range(12):
        entered(play, lost(f"Acme {number}"))
    draft = browse("mara").open(f"/plays/{play}").submit(button="New edition")
    draft.submit(button="Remove Win-back offer").submit(button="Publish")
    work("plays.follow")
    work("plays.go-on")
    with inside():
        assert {run.play_id for run in db.session.scalars(sa.select(PlayRun))} == {play}
