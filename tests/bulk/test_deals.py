"""Many deals changed at once: each by the action that would change one, and back again."""
import pytest
import sqlalchemy as sa

from core.access import of
from models import CriterionTick, Deal, Record, Stage, StageEvent, db
from tests.bulk.screen import opened, stats, ticked
from tests.bulk.test_changing import changed, names, option
from tests.bulk.test_undoing import undone
from tests.world import days_on

PATH = "/sales/deals"


@pytest.fixture
def two(make):
    return make(Deal, title="Tea", amount=50_000), make(Deal, title="Cups")


def many(browse, deals, button, who="rita", path=PATH):
    return ticked(browse(who), *deals, button=button, path=path)


def test_edit_and_undo(house, browse, two, inside):
    page = many(browse, two, "Edit")
    page = changed(house, page, closes_on=days_on(5).isoformat(), next_step="Call", category="commit",
                   source=option(page, "source", "Referral"))
    assert stats(page)["Changed"] == "2"
    with inside():
        rows = db.session.execute(of(Deal, Deal.closes_on, Deal.next_step, Deal.category)).all()
        assert rows == [(days_on(5), "Call", "commit")] * 2
    assert stats(undone(house, page)) == {"Undone": "2"}
    with inside():
        assert db.session.execute(of(Deal, Deal.next_step, Deal.category, Deal.source_id)).all() == [
            ("", None, None)] * 2


def test_what_one_deal_refuses_is_said_of_that_one(house, browse, two, make):
    late = make(Deal, title="Silk", opened_on=days_on(9))
    page = changed(house, many(browse, (*two, late), "Edit"), closes_on=days_on(5).isoformat())
    assert opened(page, "Refused") == [["Silk", "Silk cannot close before it was opened"]]


def test_to_another_stage_as_far_as_criteria_are_ticked(house, browse, two, inside):
    tea, _cups = two
    tick(inside, tea)
    page = many(browse, two, "Move to a stage")
    page = changed(house, page, stage=option(page, "stage", "Standard sales: Negotiation"))
    assert stats(page)["Changed"] == "1" and opened(page, "Refused")[0][0] == "Cups"
    assert stages(inside) == {"Tea": "Negotiation", "Cups": "Enquiry"}
    assert stats(undone(house, page)) == {"Undone": "1", "Refused": "1"}
    assert stages(inside) == {"Tea": "Enquiry", "Cups": "Enquiry"}
    with inside():
        verbs = sa.select(StageEvent.verb).where(StageEvent.deal_id == tea.id).order_by(StageEvent.id)
        assert db.session.scalars(verbs).all() == ["opened", "moved", "moved"]


def tick(inside, deal):
    with inside():
        held = db.session.get(Deal, deal.id)
        held.ticks = [CriterionTick(criterion_id=criterion.id) for criterion in held.stage.criteria]
        db.session.commit()


def stages(inside):
    with inside():
        return dict(db.session.execute(of(Deal, Record.title, Stage.name).join(Stage, Stage.id == Deal.stage_id)).all())


def test_lost_only_with_a_reason(house, browse, two, inside):
    page = many(browse, two, "Move to a stage")
    lost = option(page, "stage", "Standard sales: Lost")
    page = page.submit(form=page.path, stage=lost, status=422)
    assert page.field_errors == {"reason": "Say why they are lost"}
    page = changed(house, page, stage=lost, reason=option(page, "reason", "Price"))
    assert names(browse("rita"), f"{PATH}?state=lost") == ["Cups", "Tea"] and stats(page)["Changed"] == "2"
    assert stats(undone(house, page)) == {"Undone": "2"}
    assert names(browse("rita"), PATH) == ["Tea", "Cups"]


def test_to_somebody_else(house, browse, two):
    page = many(browse, two, "Assign", who="mara")
    page = changed(house, page, owner=option(page, "owner", "Otto"), team=option(page, "team", "South"))
    assert names(browse("otto"), PATH) == ["Tea", "Cups"] and names(browse("rita"), PATH) == []
    assert stats(undone(house, page)) == {"Undone": "2"} and names(browse("rita"), PATH) == ["Tea", "Cups"]


def test_nobody_gives_away_what_they_could_not_open_any_more(house, browse, two):
    page = many(browse, two, "Assign")
    page = changed(house, page, owner=option(page, "owner", "Otto"), team="0")
    assert opened(page, "Refused")[0][1].startswith("You could not open it any more")


def test_tagged_and_archived_and_back(house, browse, two):
    page = changed(house, many(browse, two, "Add a tag"), tag="Fair")
    assert names(browse("rita"), f"{PATH}?tag=1") == ["Tea", "Cups"] and stats(page)["Changed"] == "2"
    page = changed(house, many(browse, two, "Archive"))
    assert names(browse("rita"), PATH) == []
    changed(house, many(browse, two[:1], "Restore", path=f"{PATH}?state=archived"))
    assert names(browse("rita"), PATH) == ["Tea"]


def test_whoever_only_reads_is_offered_nothing(browse, two):
    buttons = [button.text().strip() for button in browse("vic").open(PATH).css("#bulk button")]
    assert "Archive" not in buttons and "CSV" in buttons
