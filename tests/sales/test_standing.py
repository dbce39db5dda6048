"""A deal is as open as its stage is, however it came there: what breaks that is told by conftest.py after each test."""
import pytest
import sqlalchemy as sa

from core.access import of
from models import Deal, Party, Pipeline, Role, Stage, db
from tests.bulk.screen import stats, ticked
from tests.bulk.test_changing import changed, option
from tests.bulk.test_undoing import undone as taken_back
from tests.imports.files import undone, written
from tests.world import inside

FILE = "opportunity_id,deal_stage,engage_date,close_date\nA-1,Won,2024-03-01,2024-05-02\n"


@pytest.fixture
def stage(make):
    """`stage("Won")` is the id of that stage of standard sales."""
    def find(name):
        with inside(make.app):
            return db.session.scalars(sa.select(Stage.id).where(Stage.name == name, Stage.pipeline_id == 1)).one()
    return find


@pytest.fixture
def turned(browse, stage):
    """`turned("Trial", "won")` makes what a stage means another thing, as whoever manages sales does."""
    return lambda name, outcome, **answer: browse("mara").open(f"/sales/stages/{stage(name)}/edit").submit(
        outcome=outcome, **answer)


@pytest.fixture
def tea(make, browse):
    """A deal in the stage "Trial", which asks for nothing and is there for it alone."""
    browse("mara").open("/sales/pipelines/1/stages/new").submit(name="Trial", outcome="open", probability=60)
    return make(Deal, title="Tea", stage="Trial", number="A-1", party=make(Party, title="Acme Ltd"))


def stands(make, deal):
    with inside(make.app):
        return db.session.execute(of(Deal, Stage.name, Deal.state, Deal.is_open).join(
            Stage, Stage.id == Deal.stage_id).where(Deal.id == deal.id)).one()


def page_of(browse, deal):
    return browse("rita").open(f"/sales/deals/{deal.id}")


def moved(browse, deal, to, **answers):
    return browse("rita").open(f"/sales/deals/{deal.id}/move").submit(stage=to, **answers)


def test_moved_won_lost_reopened_and_taken_back(browse, make, tea, stage):
    page = moved(browse, tea, stage("Won"))
    assert stands(make, tea) == ("Won", "won", False)
    page.submit(button="Undo")
    assert stands(make, tea) == ("Trial", "open", True)
    page = browse("rita").open(f"/sales/deals/{tea.id}/move")
    page.submit(stage=stage("Lost"), lost_reason=option(page, "lost_reason", "Price"))
    assert stands(make, tea) == ("Lost", "lost", False)
    page_of(browse, tea).submit(f"/sales/deals/{tea.id}/reopen")
    assert stands(make, tea) == ("Trial", "open", True)


def test_a_move_is_not_taken_back_into_what_means_something_else(browse, make, tea, stage, turned):
    page = moved(browse, tea, stage("Enquiry"))
    turned("Trial", "won")
    assert "has moved on since" in page.submit(button="Undo", status=409).text
    assert stands(make, tea) == ("Enquiry", "open", True)


def test_back_from_the_archive_to_a_stage_that_means_something_else(browse, make, tea, turned):
    page_of(browse, tea).submit(f"/sales/deals/{tea.id}/archive")
    turned("Trial", "won")
    page_of(browse, tea).submit(f"/sales/deals/{tea.id}/restore")
    assert stands(make, tea) == ("Enquiry", "open", True)
    assert "Tea" in browse("rita").open("/sales/pipeline").text


def test_back_from_the_archive_to_a_stage_that_is_there_no_more(browse, make, tea, stage):
    page_of(browse, tea).submit(f"/sales/deals/{tea.id}/archive")
    browse("mara").open(f"/sales/stages/{stage('Trial')}/archive").submit(button="Archive")
    page_of(browse, tea).submit(f"/sales/deals/{tea.id}/restore")
    assert stands(make, tea) == ("Enquiry", "open", True)


def test_not_back_into_a_pipeline_that_is_in_the_archive(browse, make):
    deal = make(Deal, title="Loan", stage="Origination")
    page_of(browse, deal).submit(f"/sales/deals/{deal.id}/archive")
    with inside(make.app):
        pipeline = db.session.scalars(sa.select(Pipeline.id).where(Pipeline.name == "Project financing")).one()
    browse("mara").open(f"/sales/pipelines/{pipeline}").submit(button="Archive")
    page = page_of(browse, deal).submit(f"/sales/deals/{deal.id}/restore", status=409)
    assert "Project financing is in the archive: restore it first" in page.text


def test_the_last_stage_of_its_kind_keeps_its_meaning(turned):
    page = turned("Won", "open", status=409)
    assert "Won is the last stage of its kind: a pipeline needs one" in page.text


@pytest.fixture
def south(browse, make, stage):
    """Rita manages the sales of her own team; another team has a deal in "Negotiation"."""
    with inside(make.app):
        role = db.session.scalars(sa.select(Role).where(Role.key == "sales")).one()
        role.grants = {**role.grants, "sales": ["manage", "team"]}
        db.session.commit()
    make(Deal, title="Silk", stage="Negotiation", team="South", owner="otto")
    return browse("rita"), f"/sales/stages/{stage('Negotiation')}"


def test_deals_of_other_teams_are_counted_though_not_seen(south, stage):
    rita, negotiation = south
    told = "1 deal stands in Negotiation"
    assert told in rita.open(f"{negotiation}/edit").submit(outcome="won", status=409).text
    assert told in rita.open(f"{negotiation}/archive").submit(to=stage("Enquiry"), status=409).text


def test_many_moved_and_taken_back(house, browse, make, tea, stage):
    page = ticked(browse("rita"), tea, button="Move to a stage", path="/sales/deals")
    page = changed(house, page, stage=option(page, "stage", "Standard sales: Won"))
    assert stands(make, tea) == ("Won", "won", False)
    assert stats(taken_back(house, page)) == {"Undone": "1"}
    assert stands(make, tea) == ("Trial", "open", True)


def test_many_are_not_taken_back_to_what_means_something_else(house, browse, make, tea, turned):
    page = ticked(browse("rita"), tea, button="Move to a stage", path="/sales/deals")
    page = changed(house, page, stage=option(page, "stage", "Standard sales: Won"))
    turned("Trial", "won")
    assert stats(taken_back(house, page)) == {"Kept": "1"}
    assert stands(make, tea) == ("Won", "won", False)


def test_many_archived_and_back(house, browse, make, tea, turned):
    page = changed(house, ticked(browse("rita"), tea, button="Archive", path="/sales/deals"))
    turned("Trial", "lost")
    assert stats(taken_back(house, page)) == {"Undone": "1"}
    assert stands(make, tea) == ("Enquiry", "open", True)


def test_brought_by_a_file_and_taken_back(house, browse, make, tea, turned):
    run = written(house, browse, FILE, name="deals.csv", target="deals")
    assert stands(make, tea) == ("Won", "won", False)
    turned("Trial", "won")
    undone(house, run)
    assert stands(make, tea) == ("Enquiry", "open", True)


def test_customers_made_one_and_two_again(browse, make, tea):
    stays, goes = make(Party, title="Acme"), tea.party_id
    page = browse("rita").open(f"/customers/{stays.id}/merge/{goes}").submit(button="Merge them")
    assert stands(make, tea) == ("Trial", "open", True)
    page.submit(button="Undo")
    assert stands(make, tea) == ("Trial", "open", True)
