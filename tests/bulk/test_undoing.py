"""Back to what it was, except where somebody has edited since; and for 30 days only."""
from datetime import timedelta

import sqlalchemy as sa

from core import jobs
from models import BulkItem, BulkRun, Hat, Party, RecordTag, db
from tests.bulk.screen import confirm, opened, reopened, stats, ticked, work
from tests.bulk.test_changing import changed, names, option


def undone(house, page):
    page = page.follow("Undo").submit(button="Undo it")
    work(house)
    return reopened(page)


def test_put_back_except_what_was_edited_since(house, browse, make):
    amber, birch = make(Party, title="Amber", size="sme"), make(Party, title="Birch")
    page = changed(house, ticked(browse("rita"), amber, birch, button="Edit"), size="large")
    browse("rita").open(f"/customers/{birch.id}/edit").submit(city="York")
    page = undone(house, page)
    assert stats(page) == {"Undone": "1", "Kept": "1"} and opened(page, "Kept") == [["Birch", "Edited since"]]
    assert opened(page, "Undone") == [["Amber"]]
    assert names(browse("rita"), "/customers?size=sme") == ["Amber"]
    assert names(browse("rita"), "/customers?size=large") == ["Birch"]
    assert "Undo" not in page.links


def test_hands_get_back_what_they_held(house, browse, make, inside):
    amber = make(Party, title="Amber", owner="rita")
    page = ticked(browse("mara"), amber, button="Assign")
    page = changed(house, page, owner=option(page, "owner", "Otto"), team=option(page, "team", "South"))
    assert stats(undone(house, page)) == {"Undone": "1"}
    rita = make.user("rita")
    with inside():
        assert db.session.scalars(sa.select(Hat.owner_id).where(Hat.party_id == amber.id)).all() == [rita.id]
    assert names(browse("rita"), "/customers?owner=me") == ["Amber"]


def test_a_tag_goes_again_though_the_customer_was_edited_since(house, browse, make, inside):
    amber, birch = make(Party, title="Amber"), make(Party, title="Birch")
    page = changed(house, ticked(browse("rita"), amber, birch, button="Add a tag"), tag="Fair")
    browse("rita").open(f"/customers/{amber.id}/edit").submit(city="York")
    off = ticked(browse("rita"), birch, button="Remove a tag")
    off = changed(house, off, tag=option(off, "tag", "Fair"))
    page = undone(house, page)
    assert stats(page) == {"Undone": "1", "Kept": "1"}
    assert opened(page, "Kept") == [["Birch", "The tag was taken off since"]]
    assert stats(undone(house, off)) == {"Undone": "1"}
    with inside():
        assert db.session.scalars(sa.select(RecordTag.record_id)).all() == [birch.id]


def test_out_of_the_archive_and_back_into_it(house, browse, make):
    amber, birch = make(Party, title="Amber", code="C1"), make(Party, title="Birch")
    away = changed(house, ticked(browse("rita"), amber, birch, button="Archive"))
    page = undone(house, away)
    assert stats(page) == {"Undone": "2"} and names(browse("rita"), "/customers") == ["Amber", "Birch"]
    changed(house, ticked(browse("rita"), amber, button="Archive"))
    back = changed(house, ticked(browse("rita"), amber, button="Restore", path="/customers?archived=yes"))
    undone(house, back)
    assert names(browse("rita"), "/customers?archived=yes") == ["Amber"]


def test_two_clicks_on_undo_are_one(house, browse, make):
    page = changed(house, ticked(browse("rita"), make(Party, title="Amber"), button="Archive"))
    asked = page.follow("Undo")
    assert asked.submit(button="Undo it").path == asked.submit(button="Undo it").path == page.path
    work(house)
    assert asked.submit(button="Undo it").path == page.path and stats(reopened(page)) == {"Undone": "1"}


def nightly(house, inside, aged):
    """A night, with all runs `aged` older."""
    with inside():
        for run in db.session.scalars(sa.select(BulkRun)):
            run.created_at -= aged
            run.finished_at = run.finished_at and run.finished_at - aged
        jobs.enqueue("bulk.tidy")
        db.session.commit()
    work(house)


def test_after_30_days_only_the_line_is_left(house, browse, make, inside):
    page = changed(house, ticked(browse("rita"), make(Party, title="Amber"), button="Archive"))
    nightly(house, inside, timedelta(days=29))
    assert "Undo" in reopened(page).links and opened(reopened(page), "Changed") == [["Amber"]]
    late = reopened(page).follow("Undo")
    nightly(house, inside, timedelta(days=2))
    assert "Undo" not in reopened(page).links and stats(reopened(page)) == {"Changed": "1"}
    assert "can no longer be undone" in late.submit(button="Undo it", status=409).text
    assert browse("rita").open("/bulk").table()[1][:4] == ["Archive", "1 customer", "Done", "1"]
    with inside():
        assert db.session.scalars(sa.select(BulkItem)).all() == []


def test_what_nobody_confirmed_is_forgotten(house, browse, make, inside):
    amber = make(Party, title="Amber")
    left = ticked(browse("rita"), amber, button="Archive")
    nightly(house, inside, timedelta(hours=23))
    assert reopened(left).status == 200
    nightly(house, inside, timedelta(hours=2))
    browse("rita").open(left.path, status=404)


def test_what_was_stopped_before_it_began_changes_nothing(house, browse, make):
    page = confirm(ticked(browse("rita"), make(Party, title="Amber"), button="Archive"))
    page = page.submit(button="Stop")
    work(house)
    assert stats(reopened(page)) == {"Changed": "0", "Not reached": "1"} and "Undo" not in reopened(page).links
    assert names(browse("rita"), "/customers") == ["Amber"]


def test_whoever_began_it_is_told_when_it_has_ended(house, browse, make):
    changed(house, ticked(browse("rita"), make(Party, title="Amber"), button="Archive"))
    notices = browse("rita").open("/notices")
    assert notices.css(".told button")[0].text().endswith("Bulk change has ended: Archive")
