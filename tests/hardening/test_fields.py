"""Somebody writes forms of their own: with fields that were never drawn, twice, in the address, or already encoded."""
import sqlalchemy as sa

from models import User, db
from tests.world import inside

NEVER_DRAWN = {"id": "1", "email": "ada@example.org", "is_active": "", "role_ids": "1", "roles": "1",
               "access_version": "9", "password_hash": "x", "factor_secret": "x", "created_at": "2001-01-01",
               "last_seen_at": "2001-01-01"}
ENCODED = "%41 %2541 &lt;b&gt; &amp;amp; + \\u0041 =?utf-8?Q?=41?= %u0041"


def row_of(app, name):
    with inside(app):
        columns = [column for column in User.__table__.columns if column.name not in ("name", "version", "language")]
        return db.session.execute(sa.select(*columns).where(User.email_key == f"{name}@example.org")).one()


def test_fields_nobody_drew_are_not_taken(house, browse):
    before, form = row_of(house, "rita"), browse("rita").open("/account").values()
    answer = browse("rita").client.post("/account", data=form | NEVER_DRAWN | {"name": "Rita R."})
    assert answer.status_code == 303 and row_of(house, "rita") == before
    assert browse("rita").open("/account").values()["name"] == "Rita R."
    browse("rita").open("/admin/users", status=403)


def test_what_stands_in_the_address_does_not_fill_a_form(browse):
    form = browse("rita").open("/account").values()
    answer = browse("rita").client.post("/account?name=Evil&language=zh", data=form)
    assert answer.status_code == 303
    kept = browse("rita").open("/account").values()
    assert (kept["name"], kept["language"]) == ("Rita", "en")


def test_of_a_field_given_twice_the_first_counts(browse):
    form = browse("rita").open("/account").values()
    answer = browse("rita").client.post("/account", data=form | {"name": ["First", "Second"]})
    assert answer.status_code == 303 and browse("rita").open("/account").values()["name"] == "First"


def test_nothing_is_decoded_twice(browse):
    page = browse("rita").open("/account").submit(name=ENCODED)
    assert page.values()["name"] == ENCODED
    assert browse("rita").open("/account").submit(name=page.values()["name"]).values()["name"] == ENCODED
