"""Files of contacts that are no tables, vCard and LDIF, as rows of one table: a person or an organisation a row."""
from core.importing.ldif import read_entries
from core.importing.problems import RowProblem
from core.importing.vcards import read_cards
from core.words import _

HEADER = ["Full name", "First name", "Middle name", "Last name", "Organisation", "Job title", "E-mail", "Phone",
          "Mobile", "Fax", "Website", "Street", "City", "Region", "Postal code", "Country", "Notes"]
MOBILE = {"CELL", "MOBILE", "IPHONE"}
PEOPLE = {"person", "inetorgperson", "organizationalperson", "residentialperson", "mozillaabpersonalpha", "contact"}
ATTRIBUTES = {
    "Full name": ("cn", "displayname"), "First name": ("givenname",), "Last name": ("sn", "surname"),
    "Organisation": ("o", "company", "organizationname"), "Job title": ("title",), "E-mail": ("mail", "email"),
    "Phone": ("telephonenumber", "homephone"), "Mobile": ("mobile", "cellphone"),
    "Fax": ("facsimiletelephonenumber", "fax"), "Website": ("labeleduri", "mozillaworkurl", "workurl", "homeurl"),
    "Street": ("street", "streetaddress", "postaladdress", "mozillaworkstreet", "mozillahomestreet"),
    "City": ("l", "locality", "mozillahomelocalityname"), "Region": ("st", "mozillahomestate"),
    "Postal code": ("postalcode", "mozillahomepostalcode"), "Country": ("co", "c", "countryname"),
    "Notes": ("description", "info"),
}


def kind_of(path):
    """"vcard" or "ldif" by how the file begins; None for anything else."""
    with open(path, "rb") as file:
        head = file.read(4096)
    head = head.decode("utf-16", "replace") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode(
        "utf-8-sig", "replace")
    lines = [line.strip() for line in head.splitlines() if line.strip() and not line.startswith("#")]
    first = lines[0].lower() if lines else ""
    if first == "begin:vcard":
        return "vcard"
    return "ldif" if first.startswith("dn:") or (first.startswith("version:") and any(
        line.lower().startswith("dn:") for line in lines)) else None


def contact_rows(kind, file):
    """(number of the contact, cells), the header first as 0."""
    yield 0, HEADER
    yield from enumerate(cards(file) if kind == "vcard" else entries(file), 1)


def cards(file):
    for card in read_cards(file):
        facts = card_facts(card)
        yield [facts.get(name, "") for name in HEADER]


def card_facts(card):
    first = {}
    for one in sorted(card, key=lambda one: not one.is_preferred):
        first.setdefault(one.name, one)
    facts = {name: first[key].value for name, key in (
        ("Full name", "FN"), ("Job title", "TITLE"), ("Website", "URL"), ("Notes", "NOTE")) if key in first}
    facts["E-mail"] = first["EMAIL"].value.removeprefix("mailto:") if "EMAIL" in first else ""
    names = dict(enumerate(first["N"].parts)) if "N" in first else {}
    facts |= {"Last name": names.get(0, ""), "First name": names.get(1, ""), "Middle name": names.get(2, "")}
    if "ORG" in first:
        facts["Organisation"] = first["ORG"].parts[0]
    is_organisation = "KIND" in first and first["KIND"].value.lower() == "org"
    if is_organisation or facts.get("Organisation") == facts.get("Full name"):
        facts["Organisation"] = facts.get("Organisation") or facts.get("Full name", "")
        facts |= dict.fromkeys(HEADER[:4], "")
    return facts | numbers(card) | address(card)


def numbers(card):
    found = {}
    for one in sorted((one for one in card if one.name == "TEL"), key=lambda one: not one.is_preferred):
        kind = "Fax" if "FAX" in one.types else "Mobile" if one.types & MOBILE else "Phone"
        found.setdefault(kind, one.value.removeprefix("tel:"))
    return found


def address(card):
    """That of work before others: the office box and floor stand with the street."""
    known = sorted((one for one in card if one.name == "ADR"), key=lambda one: "WORK" not in one.types)
    if not known:
        return {}
    parts = (known[0].parts + [""] * 7)[:7]
    street = ", ".join(filter(None, (parts[2], parts[1], parts[0])))
    return dict(zip(("Street", "City", "Region", "Postal code", "Country"), (street, *parts[3:]), strict=True))


def entries(file):
    for entry in read_entries(file):
        if not PEOPLE & {kind.lower() for kind in entry.get("objectclass", PEOPLE)}:
            yield RowProblem(_("This entry is no person: %(name)s", name=entry["dn"][0][:80]), entry["dn"])
            continue
        facts = {name: next((entry[key][0] for key in keys if key in entry), "") for name, keys in ATTRIBUTES.items()}
        facts["Street"] = ", ".join(part.strip() for part in facts["Street"].split("$"))  # so the lines of an address
        yield [facts.get(name, "") for name in HEADER]
