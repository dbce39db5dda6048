"""Pipelines, stages, lost reasons and sources, as those who manage sales set them up."""
import pytest

from models import Criterion, CriterionTick, Deal, Stage, StageEvent, db
from tests.world import inside


def stage_id(make, name):
    with inside(make.app):
        return db.session.scalars(db.select(Stage.id).where(Stage.name == name)).one()


def names(page):
    return [row[0] for row in page.table()[1:]]


def test_a_new_pipeline_begins_with_three_stages(browse):
    page = browse("mara").open("/sales/pipelines").follow("New pipeline").submit(name="Tenders")
    assert page.toasts == ["Tenders saved"] and names(page) == ["Enquiry", "Won", "Lost"]
    board = browse("mara").open("/sales/pipeline").follow("Tenders")
    assert [head.text() for head in board.css(".board-column h2")] == ["Enquiry", "Won", "Lost"]


def test_an_open_stage_comes_before_those_that_close(browse):
    mara = browse("mara")
    page = mara.open("/sales/pipelines/1/stages/new").submit(
        name="Trial", outcome="open", probability=60, category="best_case", stale_days=5,
        criteria="They have used it\n\nThey liked it\n")
    assert names(page) == ["Enquiry", "Needs understood", "Offer made", "Negotiation", "Trial", "Won", "Lost"]
    assert page.table()[5][1:6] == ["Goes on", "60%", "Best case", "5 days", "2"]
    page = page.submit(button="Trial: up")
    assert names(page)[3:5] == ["Trial", "Negotiation"]
    page.submit(button="Enquiry: up")
    assert names(mara.open("/sales/pipelines/1"))[0] == "Enquiry"


def test_criteria_worded_as_before_keep_their_ticks(browse, make):
    deal = make(Deal, stage="Enquiry")
    with inside(make.app):
        criterion = db.session.scalars(db.select(Criterion).order_by(Criterion.id)).first()
        db.session.add(CriterionTick(deal_id=deal.id, criterion_id=criterion.id))
        db.session.commit()
    page = browse("mara").open(f"/sales/stages/{stage_id(make, 'Enquiry')}/edit")
    page.submit(criteria="A budget is named\nWe know who asks, and for what", probability=15)
    deal_page = browse("rita").open(f"/sales/deals/{deal.id}")
    ticked = ["checked" in box.attributes for box in deal_page.css("input[name=criteria]")]
    assert ticked == [False, True]
    assert "15% from its stage" in deal_page.text


def test_a_stage_with_deals_keeps_its_meaning(browse, make):
    make(Deal, stage="Negotiation")
    page = browse("mara").open(f"/sales/stages/{stage_id(make, 'Negotiation')}/edit")
    assert "1 deal stands in Negotiation" in page.submit(outcome="won", status=409).text


@pytest.mark.parametrize(("typed", "field"), [
    ({"name": " "}, "name"), ({"probability": "101"}, "probability"), ({"probability": ""}, "probability"),
    ({"stale_days": "0"}, "stale_days"), ({"criteria": "x" * 201}, "criteria"), ({"criteria": "x\n" * 21}, "criteria")])
def test_what_is_wrong_is_told_at_the_field(browse, typed, field):
    page = browse("mara").open("/sales/pipelines/1/stages/new").submit(status=422, **{"name": "Trial", **typed})
    assert list(page.field_errors) == [field]


def test_a_name_is_used_once_but_the_archive_holds_none(browse, make):
    mara = browse("mara")
    page = mara.open("/sales/pipelines/1/stages/new")
    page = page.submit(name="enquiry", stale_days=3, status=422)
    assert page.field_errors == {"name": "There is one called enquiry already"} and page.values()["stale_days"] == "3"
    mara.open(f"/sales/stages/{stage_id(make, 'Enquiry')}/archive").submit(button="Archive")
    page = page.submit(name="Enquiry")
    assert page.toasts == ["Enquiry saved"]
    assert "There is one called Enquiry already" in page.submit(button="Restore", status=409).text


def test_archiving_a_stage_takes_its_deals_along(browse, make):
    deal = make(Deal, title="Tea", stage="Offer made")
    page = browse("mara").open("/sales/pipelines/1").follow("Archive Offer made")
    assert "1 deal stands in this stage" in page.text
    assert page.submit(status=422).field_errors == {"to": "Please choose"}
    page = page.submit(to=stage_id(make, "Negotiation"))
    assert page.toasts == ["Offer made is in the archive now"] and "In the archive" in page.text
    with inside(make.app):
        assert db.session.get(Deal, deal.id).stage.name == "Negotiation"
        verbs = db.session.scalars(db.select(StageEvent.verb).where(
            StageEvent.deal_id == deal.id).order_by(StageEvent.id)).all()
        assert verbs == ["opened", "moved"]
    assert page.submit(button="Undo").toasts == ["Offer made is back"]


def test_a_lost_stage_takes_its_reasons_along(browse, make):
    deal, mara = make(Deal, stage="Lost", lost="No budget"), browse("mara")
    page = mara.open("/sales/pipelines/1/stages/new").submit(name="Gone quiet", outcome="lost")
    page.follow("Archive Lost").submit(to=stage_id(make, "Gone quiet"))
    with inside(make.app):
        found = db.session.get(Deal, deal.id)
        assert (found.stage.name, found.lost_reason.name) == ("Gone quiet", "No budget")


def test_the_last_stage_of_its_kind_stays(browse, make):
    page = browse("mara").open("/sales/pipelines/1").follow("Archive Won")
    assert "Won is the last stage of its kind" in page.submit(status=409).text


def test_a_pipeline_with_open_deals_is_not_archived(browse, make):
    make(Deal, stage="Enquiry")
    mara = browse("mara")
    assert "1 open deal goes through Standard sales" in mara.open("/sales/pipelines/1").submit(
        button="Archive", status=409).text
    page = mara.open("/sales/pipelines/2").submit(button="Archive")
    assert page.toasts == ["Project financing is in the archive now"]
    assert "Project financing" not in mara.open("/sales/pipeline").text
    assert page.submit(button="Undo").toasts == ["Project financing is back"]


@pytest.mark.parametrize("which", ["lost-reasons", "sources"])
def test_what_can_be_chosen(browse, which):
    mara = browse("mara")
    page = mara.open(f"/sales/{which}").submit(name="Something else", button="Add")
    assert page.toasts == ["Something else saved"] and names(page)[-1] == "Something else"
    page = page.submit(button="Something else: up")
    assert names(page)[-2] == "Something else"
    page = page.follow("Something else").submit(name="Else")
    page = page.submit(button="Archive Else")
    assert page.toasts == ["Else is in the archive now"] and names(page)[-1] == "Else In the archive"
    assert page.submit(button="Undo").toasts == ["Else is back"]
    page = mara.open(f"/sales/{which}").submit(name="ELSE", button="Add", status=422)
    assert page.field_errors == {"name": "There is one called ELSE already"}
    assert mara.open(f"/sales/{which}").submit(name=" ", button="Add", status=422).field_errors.keys() == {"name"}


def test_an_archived_source_stays_where_it_is_used(browse, make):
    deal = make(Deal, source_id=1)
    browse("mara").open("/sales/sources").submit(button="Archive Website")
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("Edit")
    assert page.values()["source"] == "1"
    assert "Website" in page.submit(next_step="Call").text
    assert "Website" not in browse("rita").open("/sales/deals/new").text


def test_only_who_manages_sales(browse):
    for path in ("/sales/pipelines", "/sales/pipelines/1", "/sales/stages/1/edit", "/sales/lost-reasons"):
        browse("rita").open(path, status=403)
    assert "Pipelines" not in browse("rita").open("/sales/pipeline").links
