"""What each action does to each row, what is refused, and what is left as it was."""
import sqlalchemy as sa

from models import Change, CustomField, Party, RecordTag, Tag, Team, User, db, now
from tests.bulk.screen import confirm, opened, reopened, stats, ticked, work


def option(page, field, text):
    return next(node.attributes["value"] for node in page.css(f"select[name={field}] option") if node.text() == text)


def names(browser, path):
    return [link.text() for link in browser.open(path).css("#results th[scope=row] a")]


def changed(house, page, **fields):
    """Confirm the preview, let it be done, and look again."""
    page = confirm(page, **fields)
    work(house)
    return reopened(page)


def test_tagged_and_untagged(house, browse, make, inside):
    amber, birch = make(Party, title="Amber"), make(Party, title="Birch")
    changed(house, ticked(browse("rita"), amber, button="Add a tag"), tag="Trade fair")
    page = changed(house, ticked(browse("rita"), amber, birch, button="Add a tag"), tag="trade FAIR")
    assert stats(page) == {"Changed": "1", "Unchanged": "1"} and opened(page, "Unchanged") == [["Amber"]]
    with inside():
        assert db.session.scalars(sa.select(Tag.name)).all() == ["Trade fair"]
        assert db.session.scalar(sa.select(sa.func.count()).select_from(RecordTag)) == 2
    page = ticked(browse("rita"), amber, birch, button="Remove a tag")
    page = changed(house, page, tag=option(page, "tag", "Trade fair"))
    assert stats(page) == {"Changed": "2"}
    with inside():
        assert db.session.scalars(sa.select(RecordTag)).all() == []


def test_assigned_to_a_person_and_a_team(house, browse, make, inside):
    amber = make(Party, title="Amber", owner="rita")
    page = ticked(browse("mara"), amber, button="Assign")
    page = changed(house, page, owner=option(page, "owner", "Otto"), team=option(page, "team", "South"))
    assert stats(page) == {"Changed": "1"} and "Otto" in page.text and "South" in page.text
    assert names(browse("otto"), "/customers") == ["Amber"] and names(browse("rita"), "/customers") == []
    mara = make.user("mara")
    with inside():
        noted = db.session.scalars(sa.select(Change).where(Change.part == "hats", Change.verb == "changed")).one()
        assert set(noted.fields) == {"owner_id", "team_id"} and noted.by_id == mara.id
        assert db.session.get(Party, amber.id).version == 2


def test_nobody_gives_customers_away_to_where_they_cannot_follow(house, browse, make):
    amber, birch = make(Party, title="Amber", owner="rita"), make(Party, title="Birch")
    page = ticked(browse("rita"), amber, birch, button="Assign")
    page = changed(house, page, team=option(page, "team", "No team"))
    assert stats(page) == {"Changed": "1", "Refused": "1"}
    assert opened(page, "Refused") == [
        ["Birch", "You could not open it any more: choose your own team, or yourself as owner"]]


def test_edited_found_and_counted_as_new(house, browse, make):
    amber = make(Party, title="Amber", country="GB", city="Hull")
    page = ticked(browse("rita"), amber, button="Edit")
    assert "Choose what to change" in confirm(page, status=422).text
    page = changed(house, page, country="DE", size="-")
    assert stats(page) == {"Changed": "1"}
    assert names(browse("rita"), "/customers?geography=international&q=hull") == ["Amber"]


def add_field(inside, **facts):
    with inside():
        field = CustomField(kind="party", name="Region", name_key="region", **facts)
        db.session.add(field)
        db.session.commit()
        return field.key


def test_a_custom_field_is_offered_like_the_others(house, browse, make, inside):
    amber, key = make(Party, title="Amber"), add_field(inside, type="text")
    page = changed(house, ticked(browse("rita"), amber, button="Edit"), **{key: "Coast"})
    assert stats(page) == {"Changed": "1"} and "Region Coast" in page.text
    with inside():
        assert db.session.get(Party, amber.id).extra == {key: "Coast"}
    page.follow("Undo").submit(button="Undo it")
    work(house)
    with inside():
        assert db.session.get(Party, amber.id).extra == {}


def test_a_custom_field_archived_meanwhile_ends_the_run(house, browse, make, inside):
    def archive():
        db.session.scalars(sa.select(CustomField)).one().archived_at = now()
    key = add_field(inside, type="text")
    page = confirmed_then(house, browse, make, inside, "Edit", archive, **{key: "Coast"})
    assert "The field Region was archived meanwhile" in page.text and stats(page)["Changed"] == "0"


def test_restored_unless_their_number_is_taken(house, browse, make):
    amber, birch = make(Party, title="Amber", code="C1"), make(Party, title="Birch", code="C2")
    changed(house, ticked(browse("rita"), amber, birch, button="Archive"))
    make(Party, title="Cedar", code="C2")
    page = changed(house, ticked(browse("rita"), amber, birch, button="Restore", path="/customers?archived=yes"))
    assert stats(page) == {"Changed": "1", "Refused": "1"}
    assert opened(page, "Refused") == [["Birch", "The number C2 belongs to another party now"]]
    assert names(browse("rita"), "/customers") == ["Amber", "Cedar"]
    assert names(browse("rita"), "/customers?archived=yes") == ["Birch"]


def confirmed_then(house, browse, make, inside, button, change, **fields):
    """The run's page after `change` came between the confirming and the work."""
    page = ticked(browse("mara"), make(Party, title="Amber"), button=button)
    values = {name: option(page, name, text) if page.css(f"select[name={name}]") else text
              for name, text in fields.items()}
    page = confirm(page, **values)
    with inside():
        change()
        db.session.commit()
    work(house)
    return reopened(page)


def test_a_tag_archived_meanwhile_ends_the_run(house, browse, make, inside):
    def archive():
        db.session.scalars(sa.select(Tag)).one().archived_at = now()
    page = confirmed_then(house, browse, make, inside, "Add a tag", archive, tag="Fair")
    assert "The tag “Fair” was archived meanwhile" in page.text and stats(page)["Not reached"] == "1"
    assert "Undo" not in page.links


def test_an_owner_deactivated_meanwhile_ends_the_run(house, browse, make, inside):
    def deactivate():
        db.session.scalars(sa.select(User).where(User.name == "Otto")).one().is_active = False
    page = confirmed_then(house, browse, make, inside, "Assign", deactivate, owner="Otto")
    assert "Otto was deactivated meanwhile" in page.text and stats(page)["Changed"] == "0"


def test_a_team_archived_meanwhile_ends_the_run(house, browse, make, inside):
    def archive():
        db.session.scalars(sa.select(Team).where(Team.name == "South")).one().archived_at = now()
    page = confirmed_then(house, browse, make, inside, "Assign", archive, team="South")
    assert "The team South was archived meanwhile" in page.text


def test_two_clicks_on_confirm_are_one(house, browse, make):
    page = ticked(browse("rita"), make(Party, title="Amber"), button="Archive")
    first, second = confirm(page), confirm(page)
    assert first.path == second.path
    work(house)
    assert stats(reopened(page)) == {"Changed": "1"}
    assert confirm(page).path == page.path


def test_two_runs_over_the_same_rows(house, browse, make):
    amber = make(Party, title="Amber")
    small = ticked(browse("rita"), amber, button="Edit")
    large = ticked(browse("mara"), amber, button="Edit")
    confirm(small, size="sme")
    confirm(large, size="large")
    work(house)
    assert stats(reopened(small)) == stats(reopened(large)) == {"Changed": "1"}
    undo = reopened(small).follow("Undo").submit(button="Undo it")
    work(house)
    assert opened(reopened(undo), "Kept") == [["Amber", "Edited since"]]
    assert names(browse("rita"), "/customers?size=large") == ["Amber"]
