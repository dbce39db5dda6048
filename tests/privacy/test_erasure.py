"""A person erased: looked at first, confirmed by name, gone from every table, and not brought back."""
import json
import zipfile
from io import BytesIO

import sqlalchemy as sa

from models import Base, Order, Party, PersonExport, db
from tests.auditor import not_watching
from tests.privacy.conftest import MAIL, NAME, erased, searched

LEFT_ALONE = ("once_answers", "sign_ins")


def everything(inside):
    """All text that is kept, by table."""
    with inside(), not_watching():
        return {table.name: repr(db.session.execute(sa.select(table).execution_options(unscoped="a test")).all())
                for table in Base.metadata.sorted_tables if table.name not in LEFT_ALONE}


def tables_with(inside, *texts):
    return sorted(name for name, held in everything(inside).items() if any(text in held for text in texts))


def test_the_preview_says_what_goes_and_changes_nothing(browse, work, annabel, inside):
    before = tables_with(inside, NAME)
    page = searched(browse, work, annabel)
    assert "Nothing is erased yet" in page.text
    assert ["Numbers and addresses", "2"] in page.table(0)
    assert ["Orders", "1", "amounts are kept for the books"] in page.table(len(page.css("table")) - 1)
    assert [name for name in tables_with(inside, NAME) if name not in ("jobs", "erasures", "notices")] == before


def test_nothing_that_names_them_is_left(browse, work, annabel, inside):
    page = erased(browse, work, annabel)
    assert page.h1 == "Certificate of erasure no. 1"
    assert tables_with(inside, NAME, NAME.lower(), MAIL, "7946 0555", "7946-0555", "Quarry", "GBQ", "Darjeeling",
                       "annabel") == []


def test_amounts_and_numbers_stay(browse, work, annabel, inside):
    erased(browse, work, annabel)
    page = browse("ada").open(f"/customers/{annabel.id}")
    assert page.h1 == f"Erased person {annabel.id}"
    with inside():
        assert db.session.scalars(sa.select(Order.number).where(Order.party_id == annabel.id)).all() == ["S-77"]
    assert browse("rita").open("/search?q=Quickley").css("main li a") == []


def test_it_needs_the_name_and_a_tick(browse, work, annabel):
    page = searched(browse, work, annabel)
    wrong = page.submit(name="Annabel", sure="y", button="Erase for ever", status=422)
    assert wrong.field_errors == {"name": "This is not the name of the person"}
    focused = [field.attributes["name"] for field in wrong.css("[autofocus]")]
    assert focused == ["name"]  # far down the page: the browser brings it into view
    assert "sure" in page.submit(name=NAME, button="Erase for ever", status=422).field_errors


def test_given_up_nothing_happens(browse, work, annabel):
    page = searched(browse, work, annabel)
    assert page.submit(button="Give it up").toasts == ["Given up: nothing was erased"]
    assert "nothing to confirm" in page.submit(name=NAME, sure="y", button="Erase for ever", status=409).text


def test_only_administrators_and_only_people(browse, annabel, make):
    assert "Erase: look first" not in browse("mara").open(f"/customers/{annabel.id}").text
    assert browse("mara").client.post(f"/privacy/people/{annabel.id}/erasures").status_code in (400, 403)
    acme = make(Party, title="Acme")
    assert "Erase: look first" not in browse("ada").open(f"/customers/{acme.id}").text


def test_a_name_that_others_bear_is_left_in_texts_about_others(browse, work, annabel, make, inside):
    namesake = make(Party, title=NAME, is_person=True)
    page = searched(browse, work, annabel)
    assert "names_too" not in page.values(f"{page.path}/confirm")
    page.submit(name=NAME, sure="y", button="Erase for ever")
    work()
    assert browse("ada").open(f"/customers/{namesake.id}").h1 == NAME


def test_an_old_list_does_not_bring_them_back(browse, work, annabel):
    erased(browse, work, annabel)
    page = browse("rita").open("/customers/new").submit(title="Anna", email=MAIL.upper(), status=409)
    assert "erased at their wish" in page.text


def test_the_ledger_holds_no_word_of_them(browse, work, annabel, house):
    erased(browse, work, annabel)
    text = (house.config["GUANXI_DATA"] / "privacy.json").read_text()
    assert MAIL not in text and NAME not in text
    assert [each["party"] for each in json.loads(text)["erased"]] == [annabel.id]


def test_all_that_is_known_comes_as_a_zip(browse, work, annabel):
    page = browse("ada").open(f"/customers/{annabel.id}").submit(button="File of all that is known")
    work()
    page = browse("ada").open(page.path)
    answer = browse("ada").client.post(f"{page.path}/file", data=page.values(f"{page.path}/file"))
    names = zipfile.ZipFile(BytesIO(answer.data)).namelist()
    assert {"index.html", "csv/orders.csv", "csv/entries.csv", "csv/contact_points.csv"} <= set(names)
    told = zipfile.ZipFile(BytesIO(answer.data)).read("index.html").decode()
    assert all(text in told for text in (NAME, MAIL, "S-77", "25.00 GBP", "Likes Darjeeling", "Ask Annabel"))


def test_only_who_asked_for_a_file_gets_it(browse, work, annabel, inside):
    page = browse("ada").open(f"/customers/{annabel.id}").submit(button="File of all that is known")
    work()
    with inside():
        db.session.get(PersonExport, 1).by_id = None
        db.session.commit()
    browse("mara").open(page.path, status=403)
    assert browse("ada").client.post(f"{page.path}/file").status_code in (400, 409)
    assert "Only who asked for this file can fetch it" in browse("ada").open(page.path).text


def test_a_merged_person_is_erased_as_one_and_never_taken_apart(browse, work, annabel, make, inside):
    again = make(Party, title="Bella Quick", is_person=True, email="bella@quick.example")
    browse("rita").open(f"/customers/{annabel.id}/merge/{again.id}").submit(button="Merge them")
    erased(browse, work, annabel)
    assert tables_with(inside, "Bella Quick", "bella@quick") == []
    refused = browse("ada").open("/customers/merges/1")
    assert "there is nothing to put back" in refused.submit(button="Undo", status=409).text


def test_erased_twice_and_brought_back_are_refused(browse, work, annabel, house):
    page = browse("ada").open(f"/customers/{annabel.id}")
    erased(browse, work, annabel)
    assert "was erased already" in page.submit(button="Erase: look first", status=409).text
    assert "Restore" not in browse("ada").open(f"/customers/{annabel.id}").text


def test_what_never_was_is_not_found(browse):
    for path in ("erasures", "exports", "access-requests"):
        for number in (7, 99_999_999_999):
            browse("ada").open(f"/privacy/{path}/{number}", status=404)
