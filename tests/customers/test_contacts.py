"""Customers and their people taken along as an address book."""
from core.contact_cards import Card, written
from models import ContactPoint, Party, PartyLink, db


def with_person(make, inside):
    lake = make(Party, title="Blue Lake; Ltd", email="office@lake.example", street="1 High St", city="Hull")
    with inside():
        li = Party(title="王伟", name_key="王伟", is_person=True, about="Likes tea, a lot\nand cake")
        li.points = [ContactPoint(kind="mobile", value="+86 138", value_key="86138", is_primary=True),
                     ContactPoint(kind="email", value="li@lake.example", value_key="li@lake.example",
                                  consent="refused")]
        db.session.add(PartyLink(kind="employment", party=li, other_id=lake.id, title="Buyer"))
        db.session.commit()
    return lake


def test_a_customer_and_its_people_as_vcard(browse, make, inside):
    lake = with_person(make, inside)
    file = browse("rita").open(f"/customers/{lake.id}").download("Save as vCard")
    text = file.text.replace("\r\n ", "")
    assert text.count("BEGIN:VCARD") == 2 and "FN:Blue Lake\\; Ltd" in text and "KIND:org" in text
    assert "FN:王伟" in text and "TITLE:Buyer" in text and "NOTE:Likes tea\\, a lot\\nand cake" in text
    assert "TEL;TYPE=cell:+86 138" in text and "li@lake.example" not in text  # who refuses is left out
    assert "ADR;TYPE=work:;;1 High St;Hull;;;" in text


def test_the_list_as_vcard_and_as_a_table(browse, make, inside):
    with_person(make, inside)
    make(Party, title="Green Hill")
    make(Party, title="Others'", team="South")
    page = browse("rita").open("/customers?q=blue")
    assert page.download("Address book (vCard)").text.count("BEGIN:VCARD") == 2
    lines = browse("rita").open("/customers").download("Address book (CSV)").text.splitlines()
    assert [line.split(",")[0] for line in lines if "and cake" not in line] == [
        "Full name", "Blue Lake; Ltd", "王伟", "Green Hill"]


def test_who_does_not_see_it_takes_nothing_along(browse, make):
    party = make(Party, title="North's")
    assert browse("otto").client.get(f"/customers/{party.id}/contacts/vcf").status_code == 404
    assert browse().client.get("/customers/contacts/vcf").status_code == 303


def test_lines_are_folded_between_letters():
    lines = written(Card(1, "公司" * 40, False)).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "".join(line[1:] if line.startswith(" ") else f"\n{line}" for line in lines).count("公司" * 40) == 2
