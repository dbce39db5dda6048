"""Who is named after an @: found in the text, told, unless they may not see the record."""
import pytest
import sqlalchemy as sa

from blueprints.records.mentions import named_in
from models import Entry, Mention, Notice, User, db
from tests.records.conftest import lines, write
from tests.world import inside

PEOPLE = [(1, "Rita"), (2, "Rita Lee"), (3, "王伟"), (4, "Ａnn"), (5, "José María"), (6, "Ann")]


@pytest.mark.parametrize("text, ids", [
    ("@Rita please", [1]), ("@rita lee, please", [2]), ("(@RITA LEE)", [2]), ("@Ritanna", []),
    ("rita@rita.example", []),
    ("请@王伟看一下", [3]), ("＠王伟", [3]), ("@ann", [4, 6]), ("@ＡＮＮ!", [4, 6]), ("@Jose Maria.", [5]),
    ("@Rita and @Rita and @王伟", [1, 3]), ("@", []), ("@ Rita", []), ("@@Rita", [1]), ("", []), ("@nobody", []),
])
def test_names_in_a_text(text, ids):
    assert named_in(text, PEOPLE) == ids


def test_nobody_without_a_name_is_named():
    assert named_in("@ @. @é", [(1, ""), (2, " ")]) == []


def notices(make):
    """(who, kind, key, times) of all notices."""
    with inside(make.app):
        rows = db.session.execute(sa.select(User.name, Notice.kind, Notice.key, Notice.times).join(
            User, User.id == Notice.user_id).order_by(User.name, Notice.kind))
        return [tuple(row) for row in rows]


def test_who_can_see_the_record_is_told(browse, make, acme):
    page = write(browse, "rita", acme, body="@vic look, and @mara too")
    assert notices(make) == [("Mara", "mention", "mention:1", 1), ("Vic", "mention", "mention:1", 1)]
    assert lines(page) == ["Rita Note just now @vic look, and @mara too Mara, Vic"]


def test_who_cannot_see_it_is_not_told_and_the_author_learns(browse, make, acme):
    page = write(browse, "rita", acme, body="@otto the price is secret")
    assert page.toasts == ["Note noted", "Not told, because they cannot see this: Otto"] or page.toasts == [
        "Not told, because they cannot see this: Otto", "Note noted"]
    assert notices(make) == []
    assert lines(page) == ["Rita Note just now @otto the price is secret Otto (cannot see this)"]
    with inside(make.app):
        assert db.session.scalars(sa.select(Mention.could_see)).all() == [False]


def test_naming_oneself_tells_nobody(browse, make, acme):
    write(browse, "rita", acme, body="@Rita remember")
    assert notices(make) == []


def test_an_edit_tells_those_newly_named_and_forgets_who_is_named_no_more(browse, make, acme):
    write(browse, "rita", acme, body="@vic look")
    browse("rita").open(f"/records/{acme.id}/entries/1/edit").submit(button="Save", body="@mara look")
    assert [row[:2] for row in notices(make)] == [("Mara", "mention"), ("Vic", "mention")]
    with inside(make.app):
        assert db.session.scalars(sa.select(User.name).join(Mention, Mention.user_id == User.id)).all() == ["Mara"]


def test_a_deactivated_person_cannot_be_named(browse, make, acme):
    vic = make.user("vic")
    with inside(make.app):
        db.session.merge(vic).is_active = False
        db.session.commit()
    assert lines(write(browse, "rita", acme, body="@vic look")) == ["Rita Note just now @vic look"]


def test_names_are_suggested_while_typing(browse, make, acme):
    ask = browse("rita").client
    assert ask.get(f"/records/{acme.id}/people?q=ri").json == {"names": ["Rita"]}
    assert ask.get(f"/records/{acme.id}/people?q=ＭＡ").json == {"names": ["Mara"]}
    assert ask.get(f"/records/{acme.id}/people?q=zz").json == {"names": []}
    assert len(ask.get(f"/records/{acme.id}/people").json["names"]) == 5


def test_an_entry_names_at_most_twenty(browse, make, acme):
    with inside(make.app):
        db.session.add_all(User(name=f"P{number}", email=f"p{number}", email_key=f"p{number}", time_zone="UTC")
                           for number in range(10, 40))
        db.session.commit()
    write(browse, "rita", acme, body=" ".join(f"@P{number}" for number in range(10, 40)))
    with inside(make.app):
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Mention).join(Entry)) == 20
