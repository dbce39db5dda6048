"""Plans, agreements and risks into the archive and back, one by one and many at once."""
import pytest

from models import Agreement, CoopPlan, User, db
from tests.bulk.screen import confirm, reopened, stats, work
from tests.world import days_on


def test_a_plan_goes_into_the_archive_and_comes_back(browse, supplier, planned):
    plan = planned(supplier())
    page = browse("ada").open(f"/cooperation/plans/{plan}").submit(button="Archive")
    assert "In the archive" in page.text and "Review" not in page.links
    assert browse("ada").open("/cooperation/plans").css("tbody tr") == []
    assert len(browse("ada").open("/cooperation/plans?state=archived").table()) == 2
    page.browser.open(f"{page.path}/edit", status=409)
    assert "Review" in page.submit(button="Undo").links


def test_an_archived_agreement_is_on_nobodys_day(browse, make, supplier, signed, inside):
    ada = make.user("ada").id
    made = signed(supplier(), title="Framework soon", ends=days_on(100), notice=90, owner=ada)
    page = browse("ada").open(f"/cooperation/agreements/{made}").submit(button="Archive")
    assert browse("ada").open("/cooperation/agreements?due=overdue").css("tbody tr") == []
    assert "Give notice" not in page.text and "Framework soon" in page.text
    page.submit(button="Restore")
    assert len(browse("ada").open("/cooperation/agreements?due=overdue").table()) == 2
    with inside():
        assert db.session.get(Agreement, made).is_open


@pytest.mark.parametrize("what", ["archive", "restore"])
def test_whoever_only_reads_files_nothing(browse, supplier, planned, what):
    plan = planned(supplier())
    assert browse("vic").open(f"/cooperation/plans/{plan}").css(f"main form[action*={what}]") == []
    browse("vic").open(f"/cooperation/records/{plan}/{what}", 403, method="POST")


def ticked(browser, path, ids, button):
    return browser.open(path).submit(form="bulk", button=button, ids=ids)


def test_many_of_both_roles_are_archived_and_come_back(house, browse, supplier, partner, planned, inside):
    ids = [planned(supplier()), planned(partner(), "partner")]
    page = ticked(browse("ada"), "/cooperation/plans", ids, "Archive")
    confirm(page)
    work(house)
    page = reopened(page)
    assert stats(page)["Changed"] == "2"
    assert browse("ada").open("/cooperation/plans").css("tbody tr") == []
    page.follow("Undo").submit(button="Undo it")
    work(house)
    assert len(browse("ada").open("/cooperation/plans").table()) == 3


def test_many_agreements_are_given_to_somebody(house, browse, make, supplier, signed, inside):
    ids = [signed(supplier(f"Lake {number}"), title=f"Number {number}") for number in (1, 2)]
    confirm(ticked(browse("ada"), "/cooperation/agreements", ids, "Assign"), owner=str(make.user("mara").id))
    work(house)
    with inside():
        mara = db.session.query(User).filter_by(name="Mara").one().id
        assert {db.session.get(Agreement, one).owner_id for one in ids} == {mara}


def test_many_of_what_others_look_after_stay(house, browse, hire, supplier, partner, planned, inside):
    ids = [planned(partner(), "partner"), planned(supplier(), title="Not theirs")]
    browser = browse(hire("partner-manager"))
    page = browser.open("/cooperation/plans")
    assert len(page.table()) == 2
    page.submit(form="bulk", button="Archive", ids=ids[:1])
    with inside():
        assert not db.session.get(CoopPlan, ids[1]).is_archived
