"""vCards as we write them: version 4.0 (RFC 6350), which phones and mail programs read."""
from dataclasses import dataclass, field

LINE = 75  # octets
TYPES = {"phone": "voice", "mobile": "cell", "fax": "fax"}


@dataclass
class Card:
    """A person or an organisation as an address book has it.

    points     [(kind, value)] with the main ones first; address: street, city, region, postal code, country
    """

    id: int
    name: str
    is_person: bool
    organisation: str = ""
    job: str = ""
    points: list = field(default_factory=list)
    address: tuple = ()
    about: str = ""
    changed_at: object = None

    def first(self, kind):
        return next((value for known, value in self.points if known == kind), "")


def written(card):
    """The text of one card."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:x-guanxi:party:{card.id}",
             f"KIND:{'individual' if card.is_person else 'org'}", f"FN:{escaped(card.name)}"]
    organisation = card.organisation if card.is_person else card.name
    if organisation:
        lines.append(f"ORG:{escaped(organisation)}")
    if card.job:
        lines.append(f"TITLE:{escaped(card.job)}")
    lines += [line for kind, value in card.points for line in point_lines(kind, value)]
    if any(card.address):
        lines.append("ADR;TYPE=work:;;" + ";".join(escaped(part) for part in card.address))
    if card.about:
        lines.append(f"NOTE:{escaped(card.about)}")
    if card.changed_at:
        lines.append(f"REV:{card.changed_at:%Y%m%dT%H%M%SZ}")
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def point_lines(kind, value):
    if kind == "email":
        yield f"EMAIL:{escaped(value)}"
    elif kind in TYPES:
        yield f"TEL;TYPE={TYPES[kind]}:{escaped(value)}"
    elif kind == "website":
        yield "URL:" + (value if "://" in value else f"https://{value}").replace("\n", "")
    elif kind == "wechat":
        yield f"X-WECHAT:{escaped(value)}"


def escaped(text):
    plain = (text or "").replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n")
    return plain.replace(";", "\\;").replace(",", "\\,")


def folded(line):
    """Lines of at most 75 octets; no character is cut in two."""
    pieces, held, room = [], "", LINE
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append(held)
            held, room = "", LINE - 1  # the blank that leads the next piece
        held += char
        room -= size
    return "\r\n ".join([*pieces, held])
