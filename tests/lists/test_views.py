"""Views are kept from the screen, given to a team or to everyone, brought up to date, archived and brought back."""
import pytest

from models import Party, SavedView, Tag, db, now
from tests.customers.test_list import names
from tests.world import inside


def tabs(page):
    return [" ".join(link.text().split()) for link in page.css("nav.views a")][:-1]


def active(page):
    return [" ".join(link.text().split()) for link in page.css("nav.views a[aria-current]")]


def keep(browse, address, name, who="rita", **facts):
    return browse(who).open(address).follow("Save view").submit(button="Save", name=name, **facts)


def test_kept_from_what_is_on_the_screen(browse, make):
    make(Party, title="Amber", size="sme")
    make(Party, title="Birch")
    page = keep(browse, "/customers?size=sme&sort=-name&columns=name,city", "Small ones")
    assert page.toasts == ["Small ones saved"]
    assert page.path == "/customers?size=sme&sort=-name&columns=name,city&view=1"
    assert (tabs(page), active(page), names(page)) == (["All", "Small ones"], ["Small ones"], ["Amber"])
    assert names(page.follow("All")) == ["Amber", "Birch"]
    assert names(page.follow("All").follow("Small ones")) == ["Amber"]


def test_one_page_with_an_empty_name_says_so(browse):
    page = browse("rita").open("/customers").follow("Save view").submit(button="Save", name=" ", status=422)
    assert page.field_errors == {"name": "Please fill this in"}


def test_brought_up_to_date_only_when_it_differs(browse, make):
    make(Party, title="Amber", size="sme")
    page = keep(browse, "/customers?size=sme", "Mine")
    button = "Save changes to “Mine”"
    assert button not in page.text
    page = browse("rita").open("/customers?size=sme&sort=-revenue&view=1").submit(button=button)
    assert page.path == "/customers?size=sme&sort=-revenue&view=1"
    assert button not in page.text
    with inside(browse("rita").app):
        assert db.session.get(SavedView, 1).query == "size=sme&sort=-revenue"


def test_each_sees_their_own_their_teams_and_everyones(browse):
    keep(browse, "/customers", "Mine")
    keep(browse, "/customers", "Ours", audience="team")
    keep(browse, "/customers", "All of us", who="mara", audience="everyone")
    assert tabs(browse("rita").open("/customers")) == ["All", "Mine", "Ours", "All of us"]
    assert tabs(browse("otto").open("/customers")) == ["All", "All of us"]


def test_only_who_manages_gives_to_everyone_and_only_members_to_a_team(browse):
    form = browse("rita").open("/customers").follow("Save view")
    assert [option.attributes["value"] for option in form.css("[name=audience]")] == ["mine", "team"]
    form = browse("vic").open("/customers").follow("Save view")
    assert [option.attributes["value"] for option in form.css("[name=audience]")] == ["mine"]


@pytest.mark.parametrize("who, status", [("rita", 200), ("otto", 404), ("mara", 404)])
def test_ones_own_is_nobody_elses(browse, kept, who, status):
    view_id = kept("Mine", "class=lost")
    browse(who).open(f"/views/{view_id}/edit", status=status)


def test_a_teams_view_is_changed_by_who_made_it_everyones_by_who_manages(browse, kept, make):
    everyones = kept("All", "", audience="everyone")
    browse("rita").open(f"/views/{everyones}/edit", status=403)
    page = browse("mara").open(f"/views/{everyones}/edit").submit(name="All of us")
    assert page.toasts == ["All of us saved"]


def test_archived_and_brought_back(browse, kept):
    kept("Mine", "class=lost")
    page = browse("rita").open("/customers").follow("Manage views").submit(button="Archive")
    assert page.toasts == ["Mine is in the archive now"]
    assert tabs(browse("rita").open("/customers")) == []
    page = page.submit(button="Restore")
    assert page.toasts == ["Mine is back"]
    assert tabs(browse("rita").open("/customers")) == ["All", "Mine"]


def test_two_people_rename_it_at_once(browse, kept):
    view_id = kept("All", "", who="mara", audience="everyone")
    mine = browse("mara").open(f"/views/{view_id}/edit")
    browse("ada").open(f"/views/{view_id}/edit").submit(name="Theirs")
    mine.submit(name="Ours", status=409)


def test_a_view_opens_whatever_became_of_its_parts(browse, kept, make, six, hold, tag):
    amber = make(Party, title="Amber")
    hold(amber, f1="Gold")
    query = f"f1=Gold&tag={tag('VIP', amber)}&columns=name,f1,mood&mood=good&class=golden"
    kept("Old", query)
    browse("ada").open("/admin/fields?kind=party").submit("/admin/fields/1/archive")
    page = browse("rita").open("/customers").follow("Old")
    told = [notice.text().strip() for notice in page.css(".notice p")]
    assert told == ["The field “Tier” is in the archive, so this list leaves it out.",
                    "This list does not know “mood” any more.", "This list does not know “class=golden” any more.",
                    "The field “Tier” is in the archive, so this list leaves it out.",
                    "This list does not know “mood” any more."]
    assert names(page) == ["Amber"]
    with inside(browse("rita").app):
        assert db.session.get(SavedView, 1).query == query


def test_a_tag_that_went_is_named(browse, kept, make, tag):
    tag_id = tag("VIP", make(Party, title="Amber"))
    kept("Old", f"tag={tag_id}")
    with inside(browse("rita").app):
        db.session.get(Tag, tag_id).archived_at = now()
        db.session.commit()
    page = browse("rita").open("/customers").follow("Old")
    assert page.css(".notice p")[0].text() == "The tag “VIP” is in the archive, so this list is not filtered by it."
    assert names(page) == ["Amber"]


def test_fifty_are_enough(browse, kept):
    for number in range(50):
        kept(f"View {number}", "")
    page = browse("rita").open("/customers").follow("Save view")
    assert "You keep 50 views of this list already" in page.submit(button="Save", name="One more", status=409).text


def test_as_many_statements_with_three_views_as_with_one(browse, kept, statements):
    browse("rita").open("/customers")
    counts = []
    for number in (1, 2):
        for each in range(number):
            kept(f"View {number} {each}", "")
        with statements() as seen:
            browse("rita").open("/customers?view=1&class=lost")
        counts.append(len(seen))
    assert counts[0] == counts[1]
