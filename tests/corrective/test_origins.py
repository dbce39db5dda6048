"""What leads to a corrective action fills in its form; whether it lasted is a measure of scorecards."""
import pytest
import sqlalchemy as sa

from blueprints.evaluation.sources import SOURCES
from models import Inspection, db
from tests.corrective.test_actions import reject
from tests.suppliers.conftest import computed, quarter
from tests.world import days_ago, days_on


def test_a_reject_leads_to_one(browse, inside, ordered, supplier, action_of):
    line_id = ordered(supplier(), promised=days_ago(5), arrived=[(days_ago(5), 10)])
    reject(inside, line_id, "Rust")
    page = browse("mara").open(f"/suppliers/deliveries/{line_id}").follow("Open a corrective action")
    page = page.submit(button="Open it")
    assert page.h1 == "Pump: 2 of 10 rejected"
    found = action_of(int(page.path.rsplit("/", 1)[1]))
    with inside():
        inspection_id = db.session.scalar(sa.select(Inspection.id))
    assert (found.trigger, found.inspection_id, found.defect, found.measure) == (
        "inspection", inspection_id, "Rust", "ppm")


def test_a_figure_leads_to_one(browse, delivered, action_of):
    page = computed(browse, delivered(good=4, late=1)).follow("Why On time and in full?")
    page = page.follow("Open a corrective action").submit(button="Open it")
    found = action_of(int(page.path.rsplit("/", 1)[1]))
    assert (found.trigger, found.measure, found.title) == ("metric", "otif", "On time and in full: 80%")
    assert found.input_id is not None and found.target is not None


@pytest.mark.parametrize(("returns", "lasting", "returned"), [(False, 100, 0), (True, 0, 1)])
def test_recurrence_is_measured(inside, opened, supplier, lines, night, returns, lasting, returned):
    blue = supplier()
    lines(blue, good=10)
    action_id = opened(blue, ready=True)
    night(action_id)
    if returns:
        lines(blue, late=10)
        night(action_id, proven=days_ago(1))
    with inside():
        span = quarter(0).first, max(quarter(0).last, days_on(0))
        found = [source.find(source.read([blue.id], *span, {}).get(blue.id, []), *span, days_ago(0), {}).value
                 for source in (SOURCES["actions-lasting"], SOURCES["actions-returned"])]
    assert found == [lasting, returned]


def test_without_a_proof_nothing_is_measured(inside, opened, supplier):
    blue = supplier()
    opened(blue)
    with inside():
        source, span = SOURCES["actions-lasting"], (days_ago(90), days_ago(0))
        assert source.find(source.read([blue.id], *span, {}).get(blue.id, []), *span, days_ago(0), {}).n == 0
