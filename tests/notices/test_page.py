"""The page of notices and the bell, as the reader sees them."""
import pytest

from core.notices import tell
from core.principal import SYSTEM
from models import Entry, Notice, Party, db
from tests.world import inside


@pytest.fixture
def told(make):
    """`told("rita", "mention", "entry:1", by="otto", record=acme)` tells rita."""
    def tell_one(name, kind, key, *, by=None, record=None, **facts):
        user, doer = make.user(name), make.user(by) if by else SYSTEM
        with inside(make.app):
            tell([user.id], kind, key=key, by=doer, record_id=record.id if record else None, **facts)
            db.session.commit()
    return tell_one


def sentences(page):
    return [" ".join((row.css_first("button, a") or row.css_first("div > span")).text().split())
            for row in page.css("main li")]


def bell(page):
    return page.css("#bell a")[0].attributes["aria-label"]


def test_nothing_yet_says_what_will_be_told(browse):
    page = browse("rita").open("/notices")
    assert "Nothing to tell yet" in page.text and bell(page) == "Notices"


def test_opening_one_marks_it_read_and_leads_to_the_record(make, browse, told):
    acme = make(Party, title="Acme")
    told("rita", "assigned", "assigned:1", by="mara", record=acme)
    page = browse("rita").open("/notices")
    assert (sentences(page), bell(page)) == (["Unread: Mara assigned Acme to you"], "Notices: 1 unread")
    opened = page.submit(button="Unread: Mara assigned Acme to you")
    assert (opened.path, bell(opened)) == (f"/customers/{acme.id}", "Notices")
    assert sentences(browse("rita").open("/notices")) == ["Mara assigned Acme to you"]
    assert sentences(browse("rita").open("/notices?only=unread")) == []


def test_all_are_read_at_once_but_for_those_that_came_since(browse, told):
    told("rita", "job", "import:1", title="a.csv", path="/imports/1", job="imports.applying", outcome="done")
    page = browse("rita").open("/notices")
    told("rita", "job", "import:2", title="b.csv", path="/imports/2", job="imports.applying", outcome="dead")
    page = page.submit(button="Mark all as read")
    assert page.toasts == ["All notices are read"]
    assert sentences(page) == ["Unread: Import came to a standstill: b.csv", "Import has ended: a.csv"]


def test_who_may_not_see_the_record_is_told_neither_title_nor_text(make, browse, told):
    secret = make(Party, title="Secret Ltd", team="South")
    with inside(make.app):
        entry = Entry(record_id=secret.id, party_id=secret.id, kind="note", body="the secret price")
        db.session.add(entry)
        db.session.commit()
    for name in ("rita", "otto"):
        told(name, "mention", "entry:1", by="mara", record=secret, entry=entry.id)
    page = browse("rita").open("/notices")
    assert sentences(page) == ["Unread: Mara mentioned you on something that is not shared with you"]
    assert "ecret" not in page.text
    assert page.submit(button=sentences(page)[0]).path == "/notices"
    page = browse("otto").open("/notices")
    assert sentences(page) == ["Unread: Mara mentioned you on Secret Ltd"] and "the secret price" in page.text


def test_work_that_cannot_go_on_says_that_it_waits(browse, told):
    told("rita", "job", "job:1", job="imports.checking", outcome="waits", title="orders.csv", path="/imports/1")
    assert sentences(browse("rita").open("/notices")) == ["Unread: Dry run of an import waits for you: orders.csv"]


def test_news_on_one_thing_are_one_notice(make, browse, told):
    acme = make(Party, title="Acme")
    for by in ("otto", "mara"):
        told("rita", "watched", f"watched:{acme.id}", by=by, record=acme)
    assert sentences(browse("rita").open("/notices")) == ["Unread: 2 pieces of news on Acme, the last by Mara"]


def test_notices_of_others_are_nobody_elses(browse, told):
    told("rita", "job", "import:1")
    form = browse("rita").open("/notices").css("main form[action$=open]")[0]
    token = browse("otto").open("/notices").css("[name=csrf_token]")[0].attributes["value"]
    browse("otto").open(form.attributes["action"], status=404, method="POST", data={"csrf_token": token})
    assert sentences(browse("otto").open("/notices")) == [] and bell(browse("rita").open("/")) == "Notices: 1 unread"


def test_the_bell_answers_only_what_is_new(browse, told, statements):
    rita = browse("rita")
    rita.open("/")
    with statements() as seen:
        assert rita.open("/notices/bell?shown=0", status=204, htmx_target="#bell").html == ""
    assert len(seen) == 1
    told("rita", "job", "import:1")
    with statements() as seen:
        assert bell(rita.open("/notices/bell?shown=0", htmx_target="notice-bell#bell")) == "Notices: 1 unread"
    assert len(seen) == 1


def test_more_than_99_are_many(make, browse):
    rita = make.user("rita")
    with inside(make.app):
        db.session.add_all(Notice(user_id=rita.id, kind="job", key=f"k{number}") for number in range(120))
        db.session.commit()
    page = browse("rita").open("/notices")
    assert bell(page) == "Notices: 99+ unread" and len(sentences(page)) == 50
    assert len(sentences(page.follow("Next").follow("Next"))) == 20


def test_statements_do_not_grow(make, browse, told, statements):
    rita, counts = browse("rita"), []
    for _more in range(2):
        told("rita", "assigned", f"assigned:{len(counts)}", by="mara", record=make(Party))
        rita.open("/notices")
        with statements() as seen:
            rita.open("/notices")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_one_does_not_want_is_not_told(browse, told):
    page = browse("rita").open("/account/notices").submit(watched=False)
    assert page.toasts == ["Your choice is saved"] and "watched" not in page.values()
    told("rita", "watched", "watched:1", by="mara")
    told("rita", "mention", "entry:1", by="mara")
    assert sentences(browse("rita").open("/notices")) == [
        "Unread: Mara mentioned you on something that is not shared with you"]


def test_whose_customer_it_is_now_is_told(make, browse):
    acme = make(Party, title="Acme", team=None, owner="mara")
    otto = make.user("otto")
    browse("mara").open(f"/customers/{acme.id}/edit").submit(owner=str(otto.id))
    assert sentences(browse("otto").open("/notices")) == ["Unread: Mara assigned Acme to you"]
    assert sentences(browse("mara").open("/notices")) == []
