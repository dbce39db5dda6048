"""Who changed what from what to what, in the reader's words."""
import sqlalchemy as sa

from models import Change, CustomField, Party, Team, db, now
from tests.records.conftest import lines, write
from tests.world import inside


def history(browse, record, who="rita"):
    """The lines without their moments, newest first."""
    page = browse(who).open(f"/records/{record.id}/history")
    for node in page.css("li.entry time"):
        node.decompose()
    return lines(page)


def test_a_new_record_has_no_history_but_when_it_was_entered(browse, acme):
    assert history(browse, acme) == ["Entered"]


def test_fields_read_by_their_labels_and_values(browse, make, acme):
    form = browse("rita").open(f"/customers/{acme.id}/edit")
    form.submit(country="CN", size="sme", email="a@acme.example", owner=make.user("rita").id)
    told = history(browse, acme)
    assert "Rita Country — China Size — Small or medium" in told
    assert "Rita Role changed Owner — Rita" in told
    assert "Rita Contact added Kind E-mail Number or address a@acme.example The main one of its kind Yes" in told


def test_what_is_taken_away_is_told_too(browse, make):
    acme = make(Party, title="Acme", email="a@acme.example")
    browse("rita").open(f"/customers/{acme.id}/points/1").submit(button="Remove")
    assert history(browse, acme)[0].startswith("Rita Contact removed Kind E-mail Number or address a@acme.example")


def test_links_name_the_other_end(browse, make):
    daughter, mother = make(Party, title="Daughter"), make(Party, title="Mother")
    browse("rita").open(f"/customers/{daughter.id}/links/parents/{mother.id}").submit()
    assert history(browse, daughter)[0] == "Rita Link added Kind Parent company With whom Mother"


def test_entries_and_files_by_what_changed(browse, acme):
    write(browse, "rita", acme, body="Rang", files=(b"x", "a.txt"))
    browse("rita").open(f"/records/{acme.id}/entries/1/edit").submit(button="Save", kind="call", body="Rang twice")
    assert history(browse, acme)[:2] == [
        "Rita Entry changed Kind Note Call Direction — From us Text Rang Rang twice",
        "Rita File added Name a.txt"]


def test_custom_fields_by_their_names(browse, make, acme):
    with inside(make.app):
        db.session.add_all([CustomField(kind="party", type="yes-no", name="Has a van", name_key="has a van"),
                            CustomField(kind="party", type="date", name="Visited", name_key="visited",
                                        archived_at=now())])
        party = db.session.get(Party, acme.id)
        party.extra = {"f1": True, "f2": "2026-02-03", "_kept": 1}
        db.session.commit()
        party.extra = {"f1": False, "f2": "2026-02-03"}
        db.session.commit()
    assert history(browse, acme) == ["Guanxi Has a van Yes No",
                                     "Guanxi Has a van — Yes Visited — 3 Feb 2026", "Entered"]


def test_teams_and_people_by_what_they_are_called_now(browse, make, acme):
    browse("ada").open(f"/customers/{acme.id}/edit").submit(team="2")
    with inside(make.app):
        db.session.scalars(sa.select(Team).where(Team.name == "South")).one().name = "Deep South"
        db.session.commit()
    assert history(browse, acme, "ada")[0] == "Ada Role changed Team North Deep South"


def test_older_changes_by_twenties(browse, make, acme):
    with inside(make.app):
        db.session.add_all(Change(record_id=acme.id, part="parties", verb="changed",
                                  fields={"about": [str(number), str(number + 1)]}) for number in range(30))
        db.session.commit()
    page = browse("rita").open(f"/records/{acme.id}/history")
    assert len(page.css("li.entry")) == 20
    assert len(page.follow("Older", htmx=True).css("li.entry")) == 11
    assert "Entered" in page.follow("Older").text
