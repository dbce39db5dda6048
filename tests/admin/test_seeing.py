"""Administrators look as somebody else: they read what that person reads, change nothing, and it is written down."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from models import Party, Role, Sight, SignIn, Ticket, User, db, now
from tests.auditor import not_watching
from tests.auth.test_confirming import answer, long_ago
from tests.world import PASSWORD, inside

LOOKED_AT = ["/", "/customers", "/sales/deals", "/tasks", "/notices", "/notices/bell", "/search?q=a", "/sales/pipeline"]


@pytest.fixture
def ada(browse, make):
    """Ada at her browser, looking as Rita."""
    return looking(browse, make, "Rita")


def looking(browse, make, name):
    page = browse("ada").open(f"/admin/users/{make.user(name.lower()).id}").follow(f"See as {name}")
    page = page.submit(why="She misses a customer")
    assert page.toasts == [f"You see what {name} sees"]
    return page.browser


def everything(app):
    """All rows of all tables."""
    with app.app_context(), not_watching(), db.engine.connect() as connection:
        return {table.name: list(map(tuple, connection.execute(sa.select(table).order_by(*table.primary_key))))
                for table in db.metadata.sorted_tables}


def told(browser):
    return [row[:3] for row in browser.open("/admin/sights").table()[1:]]


def test_she_sees_what_rita_sees(ada, browse, make):
    hers, his = make(Party, title="Blue Lake", team="North"), make(Party, title="Red Hill", team="South")
    page = ada.open(f"/customers/{hers.id}")
    assert "Ada, you see what Rita sees" in page.text
    for path in (f"/customers/{his.id}", f"/customers/{his.id}/edit"):
        assert "Ada, you see what Rita sees" in ada.open(path, status=404).text
    ada.open("/admin/users", status=403)


def test_she_changes_nothing(house, ada, make):
    party = make(Party, title="Blue Lake", team="North")
    path, sent = f"/customers/{party.id}/edit", {"title": "Green Lake", "version": "1"}
    before = everything(house)
    page = ada.open(path, status=403, method="POST", data=sent)
    assert page.h1 == "You are looking as somebody else" and "Stop looking first" in page.text
    assert ada.client.post(path, data=sent, headers={"HX-Request": "true"}).status_code == 403
    ada.open("/sign-in", status=403, method="POST", data={})
    ada.open("/portal/ticket/new", status=403, method="POST", data={})
    assert everything(house) == before


def test_a_form_is_read_and_leads_nowhere(ada, make):
    """What stands in it is shown, switched off; links in a text become the text, buttons are left out."""
    party = make(Party, title="Blue Lake", team="North")
    page = ada.open(f"/customers/{party.id}/edit")
    assert [node.attributes["value"] for node in page.css("main fieldset[disabled] [name=title]")] == ["Blue Lake"]
    assert page.css("main fieldset[disabled] button") == []
    page = ada.open(f"/customers/{party.id}")
    assert [link for link in page.links.values() if link.endswith(("/edit", "/new"))] == []
    assert [form.attributes["action"] for form in page.css("form[method=post]")] == ["/sign-out", "/admin/sights/stop"]


def test_what_there_is_to_read_stays_and_what_only_writes_goes(browse, make):
    """Files are read; the editors of a ticket, the line to write into and a menu of which nothing is left are not."""
    party = make(Party, title="Blue Lake", team="North")
    ticket = make(Ticket, title="It leaks", team="North", party=party)
    ada = looking(browse, make, "Mara")
    page = ada.open(f"/service/tickets/{ticket.id}")
    assert page.css("draft-keeper, ticket-keys, details.editor, .quick-add") == []
    assert [fold for fold in page.css("main details.menu") if not fold.css("a, input")] == []
    page = ada.open(f"/customers/{party.id}").follow("Files")
    assert "No files yet." in page.text and page.css("file-intake, .composer, [type=file]") == []


def test_nothing_is_written_while_she_reads(house, ada, make):
    make(Party, title="Blue Lake", team="North")
    with inside(house):
        db.session.scalars(sa.select(SignIn).join(User, User.id == SignIn.user_id).where(
            User.name == "Ada")).one().seen_at = now() - timedelta(hours=1)
        db.session.commit()
    before = everything(house)
    for path in LOOKED_AT:
        ada.client.get(path)
    after = everything(house)
    assert {name for name in before if before[name] != after[name]} == {"users", "sign_ins", "sight_pages"}
    assert [row for row in after["users"] if "Ada" not in row] == [row for row in before["users"] if "Ada" not in row]


def test_what_she_looks_at_is_written_down(ada, make):
    party = make(Party, title="Blue Lake", team="North")
    ada.open(f"/customers/{party.id}")
    ada.open("/customers?q=blue")
    ada.open("/account", status=403)
    ada.client.get("/notices/bell")
    ada.open("/").submit("/admin/sights/stop")
    page = ada.open("/admin/sights").follow("5")  # with the first page, which she was led to, and the last
    assert page.h1 == "Ada looked as Rita" and "She misses a customer" in page.text
    assert [row[1:] for row in page.table()[1:]] == [["/", "200"], ["/account", "403"], ["/customers?q=blue", "200"],
                                                     [f"/customers/{party.id}", "200"], ["/", "200"]]


def test_who_looked_at_what_is_for_administrators(ada, browse):
    ada.open("/").submit("/admin/sights/stop")
    path = ada.open("/admin/sights").css("td[data-num] a")[0].attributes["href"]
    browse("mara").open(path, status=403)
    ada.open("/admin/sights/99", status=404)


def test_their_account_and_all_copies_stay_closed(ada):
    for path in ("/account", "/account/devices", "/account/second-factor", "/account/calendar", "/admin/backups",
                 "/admin/api-tokens"):
        assert "stay closed meanwhile" in ada.open(path, status=403).text


def test_she_stops_and_it_is_written_down(ada, browse):
    page = ada.open("/customers").submit("/admin/sights/stop")
    assert page.h1 == "Rita" and page.toasts == ["You see as yourself again"] and "Ada, you see" not in page.text
    assert told(ada) == [["Ada" + told(ada)[0][0].removeprefix("Ada"), "Rita", "She misses a customer"]]
    assert ada.open("/admin/sights").table()[1][3] != "Still looking"


def test_it_ends_with_signing_out(house, ada, browse):
    ada.open("/").submit("/sign-out")
    with inside(house):
        assert db.session.scalars(sa.select(Sight)).one().ended_at is not None
    ada.open("/admin/sights", status=303)


def test_it_runs_out_and_ends_with_the_right(house, ada):
    with inside(house):
        sight = db.session.scalars(sa.select(Sight)).one()
        sight.expires_at = now() - timedelta(seconds=1)
        db.session.commit()
    assert "ran out" in ada.open("/admin/sights").text
    with inside(house):
        db.session.scalars(sa.select(Sight)).one().expires_at = now() + timedelta(hours=1)
        rita = db.session.scalars(sa.select(User).where(User.name == "Rita")).one()
        rita.is_active = False
        db.session.commit()
    ada.open("/admin/sights")


def test_a_reason_is_asked_and_once_more_the_password(house, browse, make):
    page = browse("ada").open(f"/admin/users/{make.user('rita').id}/see-as").submit(why="", status=422)
    assert page.field_errors == {"why": "Please fill this in"}
    browse("mara").open(page.path, status=403)
    long_ago(house)
    page = answer(page.submit(why="Curious", status=403), status=422, password="not hers at all")
    assert page.field_errors == {"confirm-password": "This is not your current password"}
    assert answer(page, password=PASSWORD).toasts == ["You see what Rita sees"]


def test_never_as_somebody_who_may_do_more(house, browse, make):
    with inside(house):
        role = Role(name="Clerk", grants={"admin": ["manage", "all"], "customers": ["read", "team"]})
        mara = db.session.scalars(sa.select(User).where(User.name == "Mara")).one()
        mara.roles, mara.access_version = [role], 2
        db.session.commit()
    for name, words in (("rita", "Rita may do something that you may not"), ("mara", "You see as yourself already")):
        page = browse("mara").open(f"/admin/users/{make.user(name).id}/see-as", status=409)
        assert words in page.text
    assert browse("ada").open(f"/admin/users/{make.user('mara').id}/see-as").h1 == "See as Mara"
