"""The table of every address and who may open it: on a page, narrowed, and as a file."""
import csv


def test_it_tells_what_is_enforced(browse):
    page = browse("ada").open("/admin/roles/matrix?text=/admin/backups&right=admin.manage")
    assert page.table()[0][:4] == ["Address", "Asks for", "Stranger", "Administrator"]
    assert page.table()[1][:5] == ["/admin/backups GET · backups.backups", "admin.manage", "signs in first", "yes", "—"]
    assert {row[1] for row in page.table()[1:]} == {"admin.manage"}


def test_a_new_role_has_its_column(browse):
    ada = browse("ada")
    ada.open("/admin/roles").follow("Buyer").follow("Copy").submit(name="Stores", suppliers_level="read")
    row = ada.open("/admin/roles/matrix?text=suppliers.write").table()
    assert {each[-1] for each in row[1:]} == {"—"} and row[0][-1] == "Stores"


def test_the_file_says_the_same(browse):
    page = browse("ada").open("/admin/roles/matrix?room=portal")
    rows = list(csv.reader(page.download("CSV").text.splitlines()))
    assert [f"{path} {methods} · {name}" for name, methods, path, *_rest in rows[1:]] == [
        row[0] for row in page.table()[1:]]


def test_it_begins_with_the_rooms_and_each_number_opens_its_addresses(browse):
    page = browse("ada").open("/admin/roles/matrix")
    rows = {row[0]: row for row in page.table()[1:]}
    assert page.table()[0][:4] == ["Room", "Addresses", "Administrator", "Manager"]
    assert rows["backups"][2:4] == [rows["backups"][1], "—"]
    number = rows["tasks"][3]
    shown = page.follow("tasks").table()
    link = f"/admin/roles/matrix?room=tasks&role={role_id(page, 'Manager')}"
    assert len(browse("ada").open(link).table()) - 1 == int(number) <= len(shown) - 1


def role_id(page, name):
    return next(each.attributes["value"] for each in page.css("[name=role] option") if each.text(strip=True) == name)


def test_nothing_fits(browse):
    assert "No address matches this filter" in browse("ada").open("/admin/roles/matrix?text=nowhere").text
