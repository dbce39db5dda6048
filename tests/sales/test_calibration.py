"""Calibration: what is said of deals against what came true, and both forecasts side by side."""
from fractions import Fraction

import pytest
import sqlalchemy as sa

from blueprints.sales.actions import calibration, deals, moves
from blueprints.sales.queries.calibration import truths
from core.page import Refused
from core.periods import containing
from core.principal import SYSTEM, Grants, Principal
from models import Calibration, Deal, LostReason, Stage, db
from tests.world import _user, inside, workspace_today

SENTENCE = "You say 80% at Negotiation; of 57 such deals 26 were won (46%, likely 33%–58%)."


@pytest.fixture
def decided(house, once):
    """57 deals that stood at Negotiation with 80 % said, of which 26 were won."""
    def furnish():
        with inside(house):
            for number in range(57):
                decide(number, "Negotiation", is_won=number < 26)
            db.session.commit()
    return once(furnish)


def decide(number, stage, *, is_won, probability=80):
    rita = _user("rita")
    stage = db.session.scalars(sa.select(Stage).where(Stage.name == stage)).one()
    deal = deals.open_deal({"title": f"Old {number}", "amount_cents": 100, "probability": probability,
                            "owner_id": rita.id, "team_id": rita.memberships[0].team_id}, by=SYSTEM, stage=stage)
    to = moves.closing_stage(deal, "won" if is_won else "lost")
    moves.enter(deal, to, deal.created_at, db.session.scalars(sa.select(LostReason)).first(), "")
    moves.note_event(deal, to.outcome, by=SYSTEM)


@pytest.fixture
def asked(make, house):
    """An open deal at Negotiation in this quarter, £1,000 at 80 %."""
    with inside(house):
        last = containing("quarter", workspace_today()).last
    make(Deal, title="Open", stage="Negotiation", amount=100_000, probability=80, closes_on=last)


def test_it_says_so_in_plain_words(browse, decided):
    page = browse("mara").open("/sales/forecast/calibration")
    assert SENTENCE in page.text
    assert page.table()[1][1:] == ["80%", "57", "26", "46%", "33%–58%", "too hopeful"]


@pytest.mark.parametrize(("by", "name"), [("owner", "Rita"), ("source", "Not known")])
def test_by_owner_and_source(browse, decided, by, name):
    row = browse("mara").open(f"/sales/forecast/calibration?calibrated_by={by}").table()[1]
    assert row[0].startswith(name)
    assert row[1:4] == ["80%", "57", "26"]


def test_one_click_and_both_forecasts_stand_side_by_side(browse, decided, asked):
    mara = browse("mara")
    page = mara.open("/sales/forecast/calibration").submit(button="Use this in the forecast")
    assert page.toasts == ["The forecast shows what is calibrated beside what is said"]
    figures = stats(mara.open("/sales/forecast"))
    assert (figures["Weighted"], figures["Calibrated"]) == ("£800.00", "£456.14")
    page = mara.open("/sales/forecast/calibration").submit(button="Stop using it")
    assert page.toasts == ["The forecast shows only what is said"]
    assert "Calibrated" not in stats(mara.open("/sales/forecast"))


def test_calibrating_anew_takes_the_place_of_what_was(house, decided):
    with inside(house):
        for by in ("stage", "owner", "owner"):
            calibration.apply(by, truths(by), by=SYSTEM)
            db.session.flush()
        assert [row.by for row in db.session.scalars(sa.select(Calibration))] == ["owner"]
        assert Fraction(db.session.scalar(sa.select(Calibration.factor))).limit_denominator(200) == Fraction(65, 114)


def stats(page):
    return {node.css_first(".stat-label").text().strip(): node.css_first(".stat-value").text().strip()
            for node in page.css(".stat")}


def test_too_few_to_learn_from(browse, house):
    with inside(house):
        decide(1, "Negotiation", is_won=True)
        db.session.commit()
    page = browse("mara").open("/sales/forecast/calibration")
    assert page.table()[1][-1] == "too few to tell"
    assert page.css('form[action*="apply"]') == []
    with inside(house), pytest.raises(Refused):
        calibration.apply("stage", truths("stage"), by=SYSTEM)


def test_nothing_was_decided_yet(browse):
    assert "Nothing to learn from yet" in browse("rita").open("/sales/forecast/calibration").text
    browse("rita").open("/sales/forecast/calibration?calibrated_by=moon", 400)


def test_the_forecast_is_everybodys(house, decided):
    lead = Principal(id=1, grants=Grants.of([{"sales": ["manage", "team"]}]))
    with inside(house), pytest.raises(Refused) as refused:
        calibration.apply("stage", truths("stage"), by=lead)
    assert refused.value.message == "Only who manages all of sales changes how the forecast is made"


def test_others_learn_from_their_own_deals(browse, decided):
    assert "Nothing to learn from yet" in browse("otto").open("/sales/forecast/calibration").text


def test_the_last_word_of_a_stage_holds_and_a_deal_of_two_stages_is_one(browse, house):
    with inside(house):
        rita, stages = _user("rita"), {stage.name: stage for stage in db.session.scalars(sa.select(Stage))}
        deal = deals.open_deal({"title": "Kiln", "probability": 20, "owner_id": rita.id,
                                "team_id": rita.memberships[0].team_id}, by=SYSTEM, stage=stages["Enquiry"])
        deals.revise(deal, {"probability": 40}, by=SYSTEM)
        moves.enter(deal, stages["Negotiation"], deal.created_at, None, "")
        deals.revise(deal, {"probability": 80}, by=SYSTEM)
        moves.enter(deal, moves.closing_stage(deal, "won"), deal.created_at, None, "")
        moves.note_event(deal, "won", by=SYSTEM)
        db.session.commit()
    rows = {by: browse("mara").open(f"/sales/forecast/calibration?calibrated_by={by}").table()[1:]
            for by in ("stage", "owner")}
    assert [row[1:4] for row in rows["stage"]] == [["40%", "1", "1"], ["80%", "1", "1"]]
    assert [row[1:4] for row in rows["owner"]] == [["60%", "1", "1"]]
