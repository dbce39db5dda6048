"""Who changed what, on any record."""
import csv
import io

import pytest

from models import CustomField, Party, db, now


@pytest.fixture
def changed(browse, make, once):
    """Rita names a size and renames; Otto, whose it is not, changes another one."""
    def furnish():
        acme, blue = make(Party, title="Acme"), make(Party, title="Blue Lake", team="South")
        browse("rita").open(f"/customers/{acme.id}/edit").submit(size="sme")
        browse("rita").open(f"/customers/{acme.id}/edit").submit(title="Acme Ltd")
        browse("otto").open(f"/customers/{blue.id}/edit").submit(country="CN")
        return acme, blue
    return once(furnish)


def rows(page):
    return [(row[1], row[2].split(" Customer")[0], row[3]) for row in page.table()[1:]]


def test_the_newest_stands_first(browse, changed):
    assert rows(browse("ada").open("/admin/audit")) == [
        ("Otto", "Blue Lake", "Country — China"),
        ("Rita", "Acme Ltd", "Name Acme Acme Ltd"),
        ("Rita", "Acme Ltd", "Size — Small or medium"),
    ]


@pytest.mark.parametrize(("asked", "number"), [
    ({"q": "blue"}, 1), ({"q": "nobody"}, 0), ({"kind": "party"}, 3), ({"kind": "deal"}, 0), ({"field": "size"}, 1),
    ({"field": "country,size"}, 2), ({"by": "none"}, 0), ({"from": "2020-01-01"}, 3), ({"to": "2020-01-01"}, 0)])
def test_it_can_be_narrowed(browse, changed, asked, number):
    query = "&".join(f"{name}={text}" for name, text in asked.items())
    page = browse("ada").open(f"/admin/audit?{query}")
    assert len(rows(page)) == number if number else "No change fits" in page.text


def test_by_person_and_by_number(browse, make, changed):
    acme, _blue = changed
    page = browse("ada").open("/admin/audit").submit(by=make.user("rita").id)
    assert {row[0] for row in rows(page)} == {"Rita"}
    assert len(rows(browse("ada").open(f"/admin/audit?q=%23{acme.id}"))) == 2


@pytest.mark.parametrize("query", ["kind=unheard", "field=a'b", "by=x", "from=yesterday", "sort=who"])
def test_what_was_never_declared_is_refused(browse, query):
    browse("ada").open(f"/admin/audit?{query}", status=400)


def test_what_is_in_the_archive_keeps_its_history(browse, make, changed):
    acme, _blue = changed
    browse("rita").open(f"/customers/{acme.id}").submit(button="Archive")
    assert ("Acme Ltd Archived", ) in {(row[1], ) for row in rows(browse("ada").open("/admin/audit"))}


def test_custom_fields_can_be_chosen(browse, make, inside):
    with inside():
        db.session.add(CustomField(kind="party", name="Carrier", name_key="carrier", type="text", hint="", choices=[],
                                   position=1, is_filtered=False, created_at=now()))
        db.session.commit()
    acme = make(Party, title="Acme")
    browse("rita").open(f"/customers/{acme.id}/edit").submit(f1="Fast Freight")
    page = browse("ada").open("/admin/audit?kind=party").submit(field="extra.f1")
    assert rows(page) == [("Rita", "Acme", "Carrier — Fast Freight")]


def test_a_file_holds_a_row_for_each_field(browse, changed):
    answer = browse("ada").client.get("/admin/audit/export/csv?by=")
    told = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row[1:3] + row[4:5] + row[6:] for row in told[1:]] == [
        ["Otto", "Customer or contact", "Blue Lake", "Changed", "Country", "—", "China"],
        ["Rita", "Customer or contact", "Acme Ltd", "Changed", "Name", "Acme", "Acme Ltd"],
        ["Rita", "Customer or contact", "Acme Ltd", "Changed", "Size", "—", "Small or medium"],
    ]
