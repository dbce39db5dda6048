"""Watching a record: by a press, or by writing on it; who watches is told what happens."""
from tests.records.conftest import write
from tests.records.test_mentions import notices


def says(page):
    return page.css("#watchers > span")[0].text()


def test_a_reader_watches_and_stops(browse, acme):
    page = browse("vic").open(f"/customers/{acme.id}")
    assert says(page) == "Nobody watches this"
    page = page.submit(button="Watch")
    assert says(page) == "Vic watches this"
    assert says(browse("rita").open(f"/records/{acme.id}/watchers").submit(button="Watch")) == "Rita, Vic watch this"
    assert says(page.submit(button="Stop watching")) == "Rita watches this"
    answer = browse("vic").open(f"/customers/{acme.id}").submit(button="Watch", htmx=True)
    assert says(answer) == "Rita, Vic watch this"


def test_a_stranger_cannot_watch(browse, acme):
    page = browse("vic").open(f"/records/{acme.id}/watchers")
    for verb in ("watch", "unwatch"):
        token = browse("otto").open("/account").values()["csrf_token"]
        answer = browse("otto").client.post(f"/records/{acme.id}/{verb}", data={"csrf_token": token})
        assert answer.status_code == 404
    assert says(page) == "Nobody watches this"


def test_who_writes_watches_unless_they_say_no(browse, acme):
    form = browse("rita").open(f"/records/{acme.id}/entries/new")
    answer = form.submit(button="Save", body="Rang", htmx=True)
    assert answer.css('hx-partial[hx-target="#watchers"] #watchers > span')[0].text() == "Rita watches this"
    form = browse("ada").open(f"/records/{acme.id}/entries/new")
    assert says(form.submit(button="Save", body="Rang", watch=False)) == "Rita watches this"
    assert "watch" not in [node.attributes.get("type") for node in form.css("[name=watch]")]


def test_watchers_are_told_in_one_notice_but_not_who_did_it(browse, make, acme):
    for who in ("rita", "vic", "mara"):
        browse(who).open(f"/records/{acme.id}/watchers").submit(button="Watch")
    write(browse, "rita", acme, body="@mara rang")
    browse("rita").open(f"/records/{acme.id}/files").submit(button="Add the files", files=(b"x", "x.txt"))
    assert notices(make) == [("Mara", "mention", "mention:1", 1), ("Mara", "watched", f"watched:{acme.id}", 1),
                             ("Vic", "watched", f"watched:{acme.id}", 2)]
