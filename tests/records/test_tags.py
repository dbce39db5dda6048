"""Tags on a record, and the words themselves, which administrators keep in order."""
from core.worker import Worker
from models import Party
from tests.records.conftest import lines


def tags(page):
    return [" ".join(node.text().split()) for node in page.css("#tags .tag")]


def tag(browse, record, *names, who="rita"):
    page = browse(who).open(f"/records/{record.id}/tags")
    for name in names:
        page = page.submit(button="Add", name=name)
    return page


def in_use(page):
    return [row[:2] for row in page.table()[1:]] if page.css("table") else []


def test_stuck_on_by_typing_and_taken_off(browse, make, acme):
    page = tag(browse, acme, "VIP", "贵宾", "ｖｉｐ")
    assert tags(page) == ["VIP", "贵宾"]
    assert page.links["VIP"] == "/customers?tag=1"
    other = make(Party, title="Zenith")
    offered = browse("rita").open(f"/records/{other.id}/tags").css("#known-tags option")
    assert [option.attributes["value"] for option in offered] == ["VIP", "贵宾"]
    answer = browse("rita").open(f"/customers/{acme.id}").submit(button="Take VIP off", htmx=True)
    assert tags(answer) == ["贵宾"]


def test_the_customer_page_opens_the_field_in_place(browse, acme):
    answer = browse("rita").open(f"/customers/{acme.id}").follow("Add a tag", htmx=True)
    assert tags(answer.submit(button="Add", name="Tea", htmx=True)) == ["Tea"]


def test_bad_names(browse, acme):
    page = browse("rita").open(f"/records/{acme.id}/tags")
    assert page.submit(button="Add", name=" ", status=422).field_errors == {"name": "Please fill this in"}
    assert page.submit(button="Add", name="…", status=422).field_errors == {"name": "A tag needs a letter or a figure"}
    refused = page.submit(button="Add", name="x" * 41, status=422)
    assert refused.field_errors == {"name": "Field cannot be longer than 40 characters."}


def test_readers_read_tags(browse, acme):
    tag(browse, acme, "VIP")
    page = browse("vic").open(f"/records/{acme.id}/tags")
    assert tags(page) == ["VIP"] and not page.css("#tags form")
    token = browse("vic").open("/account").values()["csrf_token"]
    for path in ("tags", "tags/1/remove"):
        sent = browse("vic").client.post(f"/records/{acme.id}/{path}", data={"csrf_token": token, "name": "x"})
        assert sent.status_code == 403


def test_renamed_for_all_and_no_name_twice(browse, acme):
    tag(browse, acme, "VIP", "Tea")
    page = browse("ada").open("/admin/tags").follow("VIP")
    assert page.submit(name="TEA", status=422).field_errors == {"name": "There is a tag Tea already"}
    assert in_use(page.submit(name="Very important")) == [["Tea", "1"], ["Very important", "1"]]
    assert tags(browse("rita").open(f"/customers/{acme.id}")) == ["Tea", "Very important"]


def test_archived_it_is_offered_no_more_and_comes_back(browse, make, acme):
    tag(browse, acme, "Old")
    page = browse("ada").open("/admin/tags").submit(button="Archive")
    assert page.toasts == ["Old is archived"] and in_use(page) == []
    assert tags(browse("rita").open(f"/customers/{acme.id}")) == ["Old"]
    assert browse("rita").open(f"/records/{acme.id}/tags").css("#known-tags option") == []
    page = page.follow("Archived").submit(button="Restore")
    assert page.toasts == ["Old is in use again"] and in_use(page) == [["Old", "1"]]


def test_two_become_one_on_every_record_whoever_may_see_it(browse, make, acme, inside):
    other = make(Party, title="Southern", team="South")
    tag(browse, acme, "VIP", "V.I.P")
    tag(browse, other, "V.I.P", who="otto")
    page = browse("ada").open("/admin/tags/2/merge")
    assert page.submit(status=422).field_errors == {"into": "Please fill this in"}
    page = page.submit(into="1")
    assert page.toasts == ["V.I.P becomes VIP on all that bear it"]
    with inside():
        Worker().run_until_idle()
    assert in_use(browse("ada").open("/admin/tags")) == [["VIP", "2"]]
    assert tags(browse("otto").open(f"/records/{other.id}/tags")) == ["VIP"]
    assert lines(browse("otto").open(f"/records/{other.id}/history"))[0].startswith("Ada Tag ")
