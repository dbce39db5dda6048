"""Entries of the timeline: written, narrowed, paged, changed, taken back."""
from datetime import UTC, datetime, timedelta

import pytest

from blueprints.records.labels import ICONS, KINDS
from core import timeline
from core.principal import SYSTEM
from core.search import asked
from core.search import found as documents
from models import ENTRY_KINDS, Entry, Record, SearchDoc, Task, db
from tests.records.conftest import lines, write
from tests.world import inside


def found(make, words):
    """The documents a search finds."""
    with inside(make.app):
        ids, _doc = documents(asked(words))
        return list(db.session.scalars(db.select(SearchDoc.kind).where(SearchDoc.id.in_(ids))))


def test_a_call_is_written_and_read(browse, acme):
    page = browse("rita").open(f"/customers/{acme.id}").follow("Note a call, a meeting, a thought …")
    page = page.submit(button="Save", kind="call", direction="in", body="Asks for tea\nand cups", minutes=12,
                       outcome="Offer wanted")
    assert page.path == f"/customers/{acme.id}" and page.toasts == ["Call noted"]
    assert lines(page) == ["Rita Call · To us · 12 minutes just now Asks for tea and cups Outcome: Offer wanted"]


def test_every_kind_of_entry_has_a_name_and_an_icon():
    assert list(KINDS) == list(ENTRY_KINDS) and ICONS.keys() >= {*ENTRY_KINDS, "system"}


def test_what_makes_no_sense_for_a_kind_is_not_kept(browse, acme):
    assert lines(write(browse, "rita", acme, kind="note", direction="in", body="Likes green", minutes=5)) == [
        "Rita Note just now Likes green"]


def test_by_htmx_the_panel_comes_back_with_the_entry(browse, acme):
    form = browse("rita").open(f"/records/{acme.id}/entries/new")
    answer = form.submit(button="Save", body="Rang", htmx=True)
    assert lines(answer) == ["Rita Note just now Rang"] and answer.toasts == ["Note noted"]
    assert answer.css("#composer textarea") == []


def test_the_line_opens_to_the_form(browse, acme):
    answer = browse("rita").open(f"/customers/{acme.id}").follow("Note a call, a meeting, a thought …", htmx=True)
    assert answer.css("#composer textarea") and not answer.css("#record-part")


def test_an_entry_that_says_nothing_keeps_what_was_chosen(browse, acme):
    form = browse("rita").open(f"/records/{acme.id}/entries/new")
    refused = form.submit(button="Save", kind="meeting", minutes=30, status=422)
    assert refused.field_errors == {"body": "Please write something"}
    assert (refused.values(f"/records/{acme.id}/entries/new")["kind"], refused.values(
        f"/records/{acme.id}/entries/new")["minutes"]) == ("meeting", "30")


@pytest.mark.parametrize("typed, error", [
    ({"at": (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")},
     {"at": "This is still to come: make a task of it"}),
    ({"at": "yesterday"}, {"at": "Not a valid datetime value."}),
    ({"minutes": "-3"}, {"minutes": "Number must be between 0 and 10000."}),
    ({"body": "x" * 20_001}, {"body": "Field cannot be longer than 20000 characters."}),
])
def test_bad_input_is_said_at_the_field(browse, acme, typed, error):
    form = browse("rita").open(f"/records/{acme.id}/entries/new")
    assert form.submit(button="Save", status=422, **{"body": "Met", **typed}).field_errors == error


def test_when_it_happened_is_by_the_writers_clock_and_orders_the_timeline(browse, acme):
    write(browse, "rita", acme, body="Today")
    page = write(browse, "rita", acme, body="In summer", at="2025-07-01T09:30")
    assert lines(page) == ["Rita Note just now Today", "Rita Note 1 Jul 2025, 09:30 In summer"]
    assert page.css("time")[1].attributes["datetime"] == "2025-07-01T08:30:00+00:00"


def test_sent_twice_it_is_written_once(browse, acme):
    form = browse("rita").open(f"/records/{acme.id}/entries/new")
    form.submit(button="Save", body="Once")
    assert lines(form.submit(button="Save", body="Once")) == ["Rita Note just now Once"]


def test_strangers_learn_nothing_and_readers_write_nothing(browse, acme):
    write(browse, "rita", acme, body="Secret")
    for path in ("", "/entries", "/entries/1", "/files", "/history", "/tags", "/watchers", "/people"):
        hidden = browse("otto").open(f"/records/{acme.id}{path}", status=404)
        assert hidden.text == browse("otto").open("/records/999999", status=404).text
    page = browse("vic").open(f"/customers/{acme.id}")
    assert lines(page) == ["Rita Note just now Secret"]
    assert not {"Edit this entry", "Add a tag", "Note a call, a meeting, a thought …"} & page.links.keys()
    for path in ("entries/new", "entries/1/edit"):
        browse("vic").open(f"/records/{acme.id}/{path}", status=403)


def test_the_author_edits(browse, acme):
    write(browse, "rita", acme, kind="call", body="Rang", at="2025-07-01T09:30")
    page = browse("rita").open(f"/customers/{acme.id}").follow("Edit this entry")
    assert page.values()["at"] == "2025-07-01T09:30"
    page = page.submit(button="Save", body="Rang twice", at="")
    assert page.toasts == ["Saved"] and lines(page) == ["Rita Call · From us 1 Jul 2025, 09:30 Rang twice"]


def test_two_who_edit_the_same_text_choose(browse, acme):
    write(browse, "rita", acme, body="Rang")
    mine, theirs = (browse("rita").open(f"/records/{acme.id}/entries/1/edit") for _each in "ab")
    mine.submit(button="Save", body="Mine")
    assert theirs.submit(button="Save", body="Theirs", status=409).h1 == "Somebody else changed this in the meantime"


def test_only_the_author_and_who_manages_the_domain_change_an_entry(browse, make, acme):
    write(browse, "ada", acme, body="By Ada")
    assert "Edit this entry" not in browse("rita").open(f"/customers/{acme.id}").links
    told = browse("rita").open(f"/records/{acme.id}/entries/1/edit", status=409).text
    assert "Only who wrote an entry, and who manages this domain, can change it" in told
    page = browse("mara").open(f"/customers/{acme.id}").follow("Edit this entry").submit(button="Save", body="By Mara")
    assert lines(page) == ["Ada Note just now By Mara"]


def test_removed_and_brought_back(browse, make, acme):
    write(browse, "rita", acme, body="Harvest delayed")
    page = browse("rita").open(f"/customers/{acme.id}").submit(button="Remove this entry")
    assert page.css(".gone span")[0].text() == "Removed" and found(make, "harvest") == []
    assert lines(browse("rita").open(f"/customers/{acme.id}")) == []
    page = page.submit(button="Undo")
    assert page.toasts == ["It is back"] and lines(page) == ["Rita Note just now Harvest delayed"]
    assert found(make, "harvest") == ["entry"]


def test_removed_in_place_with_undo_beside_it(browse, acme):
    write(browse, "rita", acme, body="Gone soon")
    answer = browse("rita").open(f"/customers/{acme.id}").submit(button="Remove this entry", htmx=True)
    assert answer.css("#entry-1.gone form[hx-post]")[0].attributes["action"] == f"/records/{acme.id}/entries/1/restore"


def test_what_the_system_noted_reads_in_the_readers_language(browse, make, acme):
    browse("rita").open(f"/customers/{acme.id}").submit(button="Archive")
    browse("rita").open(f"/customers/{acme.id}").submit(button="Restore")
    page = browse("rita").open(f"/customers/{acme.id}")
    assert lines(page) == ["Rita took this out of the archive just now", "Rita put this into the archive just now"]
    assert "Edit this entry" not in page.links
    rita = make.user("rita")
    with inside(make.app):
        db.session.merge(rita).language = "zh"
        db.session.commit()
    assert lines(browse("rita").open(f"/customers/{acme.id}"))[1].startswith("Rita 将其归档")


def test_roles_and_classes_are_noted(browse, make, acme):
    ada = browse("ada")
    ada.open(f"/customers/{acme.id}/roles/new").submit(role="supplier")
    ada.open(f"/customers/{acme.id}").submit(button="End this role: Supplier")
    ada.open(f"/customers/{acme.id}/edit").submit(owner=make.user("rita").id)
    ada.open(f"/customers/{acme.id}/edit").submit(owner="", team="")
    ada.open(f"/customers/{acme.id}/class").submit(lifecycle="loyal", reason="Contract", until="2099-12-31")
    ada.open(f"/customers/{acme.id}").submit(button="Take the lock off")
    said = [line.removeprefix("Ada ").removesuffix(" just now") for line in lines(ada.open(f"/customers/{acme.id}"))]
    assert said == ["let the orders decide the class again", "set the class to Loyal until 31 Dec 2099: Contract",
                    "left the role Customer with nobody", "handed the role Customer over to Rita · North",
                    "ended the role Supplier", "gave the role Supplier"]


def test_narrowed_to_one_kind(browse, acme):
    write(browse, "rita", acme, kind="call", body="Rang")
    write(browse, "rita", acme, kind="letter", body="Wrote")
    page = browse("rita").open(f"/records/{acme.id}/entries")
    assert lines(page.submit(kind="letter")) == ["Rita Letter · From us just now Wrote"]
    assert lines(page.submit(kind="letter", htmx=True)) == ["Rita Letter · From us just now Wrote"]
    assert page.submit(kind="visit").css(".none-yet")[0].text() == "Nothing of this kind."
    browse("rita").open(f"/records/{acme.id}/entries?kind=nonsense", status=400)


def test_older_ones_by_twenties(browse, make, acme):
    with inside(make.app):
        at = datetime(2025, 1, 1, tzinfo=UTC)  # all at the same moment: the id settles the order
        db.session.add_all(Entry(record_id=acme.id, party_id=acme.id, kind="note", body=f"No {number}", at=at)
                           for number in range(45))
        db.session.commit()
    page, seen = browse("rita").open(f"/customers/{acme.id}"), []
    for _page in range(2):
        seen += lines(page)
        answer = page.follow("Older", htmx=True)
        page = page.follow("Older")
        assert lines(answer) == lines(page)
    seen += lines(page)
    assert [line.rpartition(" ")[2] for line in seen] == [str(number) for number in reversed(range(45))]
    assert "Older" not in page.links


def test_the_page_of_a_party_tells_what_happened_on_records_about_it(browse, make, acme):
    with inside(make.app):
        task = Task(title="Send samples", about_id=acme.id, party_id=acme.id, state="open")
        db.session.add(task)
        db.session.flush()
        db.session.add(Entry(record_id=task.id, party_id=acme.id, kind="note", body="Sent by post"))
        timeline.note(db.session.get(Record, task.id), "done", by=SYSTEM)
        db.session.commit()
        task_id = task.id
    page = browse("rita").open(f"/customers/{acme.id}")
    assert lines(page)[-1] == "Guanxi Note Send samples just now Sent by post"
    assert page.links["Send samples"] == f"/tasks/{task_id}"
    assert lines(browse("rita").open(f"/records/{task_id}/entries"))[-1] == "Guanxi Note just now Sent by post"


def test_the_same_statements_however_much_there_is(browse, make, acme, statements):
    counts = []
    for number in (1, 3):
        for each in range(number):
            write(browse, "rita", acme, body=f"@Mara {number}{each}", files=(b"%d%d" % (number, each), f"{each}.txt"))
        browse("rita").open(f"/customers/{acme.id}")
        with statements() as seen:
            for path in (f"/customers/{acme.id}", f"/records/{acme.id}/files", f"/records/{acme.id}/history"):
                browse("rita").open(path)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_any_record_leads_to_its_own_page(browse, acme):
    assert browse("rita").open(f"/records/{acme.id}").path == f"/customers/{acme.id}"
    browse("rita").open(f"/records/{acme.id}", status=303)
