"""What core/audit.py notes with a flush, and what it leaves out."""
import pytest

from core.access import of
from core.granted import principal_for
from core.kinds import kinds
from core.principal import SYSTEM
from core.scope import acting_as
from core.timeline import note
from core.wording import part_of
from core.words import LANGUAGES, in_language
from models import Change, ContactPoint, Entry, Hat, Party, PartyLink, Record, db, now
from tests.world import inside


@pytest.fixture
def acme(make):
    return make(Party, title="Acme", email="a@acme.example", about="Small")


def noted(make, change):
    """(part, verb, fields) of what is noted while `change(party)` happens and is committed."""
    with inside(make.app):
        party = change()
        db.session.commit()
        return [(row.part, row.verb, row.fields) for row in db.session.scalars(of(Change).order_by(Change.id))], party


def test_every_column_whose_changes_are_kept_is_told_by_a_name(house):
    models = {mapper.class_ for mapper in db.Model.registry.mappers if hasattr(mapper.class_, "audited")} - {Record}
    with house.app_context():
        nameless = {(model.__tablename__, name) for model in models if hasattr(model, "history_of")
                    for name in model.audited if name not in part_of(model.__tablename__).columns}
    assert {place for place in nameless if place[1] != "extra"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_kinds_bear_one_name(house, language):
    with house.app_context(), in_language(language):
        named = [str(kind.plural) for kind in kinds().values()]
    assert sorted(named) == sorted(set(named))


def test_what_a_new_record_comes_with_is_not_noted(make, acme):
    with inside(make.app):
        assert db.session.scalars(of(Change)).all() == []


def test_a_column_set_without_having_been_read_tells_what_it_was(make, acme):
    def change():
        record = db.session.scalars(of(Record).where(Record.id == acme.id)).one()  # its own columns are not loaded
        record.about = "Big"
    assert noted(make, change)[0] == [("parties", "changed", {"about": ["Small", "Big"]})]


def test_a_row_taken_out_of_its_collection_is_removed(make, acme):
    def change():
        party = db.session.get(Party, acme.id)
        party.points.remove(party.points[0])
    [(part, verb, fields)] = noted(make, change)[0]
    assert (part, verb, fields["value"]) == ("contact_points", "removed", ["a@acme.example", None])


def test_a_row_added_to_a_known_record(make, acme):
    def change():
        party = db.session.get(Party, acme.id)
        party.points.append(ContactPoint(kind="phone", value="123", value_key="123"))
    assert noted(make, change)[0] == [
        ("contact_points", "added", {"kind": [None, "phone"], "value": [None, "123"]})]


def test_a_link_names_the_other_end_before_its_id_is_copied(make, acme):
    other = make(Party, title="Other")

    def change():
        db.session.add(PartyLink(kind="referral", party=db.session.get(Party, acme.id),
                                 other=db.session.get(Party, other.id)))
    assert noted(make, change)[0] == [
        ("party_links", "added", {"kind": [None, "referral"], "other_id": [None, other.id]})]


def test_nothing_that_stayed_the_same(make, acme):
    def change():
        party = db.session.get(Party, acme.id)
        party.about, party.tax_number, party.updated_at = "Small", "", now()
    assert noted(make, change)[0] == []


def test_entries_say_themselves_who_wrote_them(make, acme):
    def change():
        db.session.add(Entry(record_id=acme.id, party_id=acme.id, kind="note", body="Rang"))
        note(db.session.get(Party, acme.id), "archived", by=SYSTEM)
        db.session.commit()
        db.session.scalars(of(Entry).where(Entry.kind == "note")).one().archived_at = now()
    [(part, verb, fields)] = noted(make, change)[0]
    assert (part, verb, list(fields)) == ("entries", "changed", ["archived_at"])
    assert fields["archived_at"][1].endswith("+00:00")


def test_whose_doing_it_was(make, acme):
    rita = make.user("rita")
    with inside(make.app):
        with acting_as(principal_for(rita)):
            db.session.get(Party, acme.id).title = "Acme Ltd"
            db.session.commit()
        assert db.session.scalars(of(Change, Change.by_id)).all() == [rita.id]


def test_hats_put_on_and_taken_off(make, acme):
    def change():
        party = db.session.get(Party, acme.id)
        party.hats.append(Hat(role="partner", since=now().date()))
        db.session.flush()
        party.hats[-1].until = now().date()
    changes = noted(make, change)[0]
    assert [(part, verb) for part, verb, _fields in changes] == [("hats", "added"), ("hats", "changed")]
    assert changes[1][2] == {"until": [None, now().date().isoformat()]}
