"""Address books of phones and programs, told from the screen."""
import json
from pathlib import Path

import pytest

from models import ContactPoint, Party, PartyLink, db
from tests.imports.files import checked, upload, work

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "contacts"
needs_files = pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not here")
CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E4=BC=9F
ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=8C=97=E4=BA=AC=E7=A4=BA=E4=BE=8B=
=E7=A7=91=E6=8A=80
TEL;WORK;VOICE:+86 10 5555 0103
TEL;CELL:+86 138 0000 0000
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Anna von der Heide
EMAIL;PREF=1:anna@heide.example
NOTE:One\\, two\\nthree
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nobody
item1.EMAIL;type=pref:not an address
END:VCARD
"""


def bring(house, browse, content, name):
    page = checked(house, browse, content, name=name, target="contacts").submit(button="Write it")
    work(house)
    return page.browser.open(page.path)


def test_the_columns_of_cards_are_named_in_the_reader_s_language(browse):
    browse("mara").open("/account").submit(language="zh")
    page = browse("mara").open("/imports").submit(
        button="上传", file=(CARDS.encode(), "phone.vcf"), target="contacts")
    assert page.table()[0][:4] == ["姓名", "名", "中间名", "姓"]
    assert [option.text(strip=True) for option in page.css("select[name=column_full_name] option[selected]")] == [
        "姓名: Anna von der Heide, Nobody"]


def test_cards_become_customers_and_their_people(house, browse, inside):
    page = bring(house, browse, CARDS, "phone.vcf")
    assert "“not an address” is no e-mail address" in page.browser.open(f"{page.path}/errors").text
    with inside():
        names = {party.title: party.is_person for party in db.session.query(Party)}
        assert names == {"北京示例科技": False, "王伟": True, "Anna von der Heide": True}
        tie = db.session.query(PartyLink).one()
        assert (tie.party.title, tie.other.title) == ("王伟", "北京示例科技")
        assert {point.value for point in tie.party.points} == {"+86 10 5555 0103", "+86 138 0000 0000"}
        anna = db.session.query(Party).filter_by(title="Anna von der Heide").one()
        assert (anna.about, anna.points[0].value) == ("One, two\nthree", "anna@heide.example")


def test_an_address_book_is_undone(house, browse, inside):
    page = bring(house, browse, CARDS, "phone.vcf").follow("Undo").submit(button="Undo it")
    work(house)
    assert "Undone" in page.browser.open(page.path).text
    with inside():
        assert db.session.query(Party).count() == db.session.query(ContactPoint).count() == 0


def test_directories_are_read_too(house, browse, inside):
    entry = "dn: cn=Jo,dc=example\nobjectClass: inetOrgPerson\ncn: Jo Park\nsn: Park\no: Bell\nmail: jo@bell.example\n"
    group = "\ndn: cn=All,dc=example\nobjectClass: groupOfNames\ncn: All\n"
    page = bring(house, browse, entry + "title:: 6aG+6Zeu\n" + group, "people.ldif")
    assert "This entry is no person" in page.browser.open(f"{page.path}/errors").text
    with inside():
        tie = db.session.query(PartyLink).one()
        assert (tie.party.title, tie.other.title, tie.title) == ("Jo Park", "Bell", "顾问")


@needs_files
@pytest.mark.parametrize("name,people,alone", [
    ("google_contacts_2024_header.csv", 5, 2), ("zoho_leads.csv", 5, 2)])
def test_files_of_google_and_zoho_are_understood_as_they_are(house, browse, inside, name, people, alone):
    bring(house, browse, (DATA / name).read_bytes(), name)
    with inside():
        assert db.session.query(PartyLink).count() == people
        assert db.session.query(Party).filter(Party.is_person, Party.profile.has()).count() == alone
        wang = db.session.query(Party).filter_by(title="王伟").one()
        assert {"wangwei@example.cn", "+86 10 5555 0103"} <= {point.value for point in wang.points}


@needs_files
def test_the_92_columns_of_outlook(house, browse, inside):
    bring(house, browse, (DATA / "outlook_contacts_92_columns_cp1252.csv").read_bytes(), "outlook.csv")
    with inside():
        tie = db.session.query(PartyLink).join(Party, Party.id == PartyLink.party_id).filter(
            Party.title == "Jürg Müller").one()
        assert (tie.other.title, tie.title) == ("Käse & Söhne AG", "Einkauf")


@needs_files
def test_cards_of_many_programs_are_read_whole(house, browse):
    figures = json.loads((DATA / "reference_figures_dev.json").read_text())["vcards_per_file"]
    for path in sorted((DATA / "vcard").glob("*.vcf")):
        upload(browse, path.read_bytes(), name=path.name, target="contacts").submit(button="Check what it would change")
        work(house)
        page = browse("mara").open(browse("mara").open("/imports").links[path.name])
        assert page.css("h1") and figures[path.name] >= 1
