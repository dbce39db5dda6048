"""vCards of any age as plain facts: 2.1 of old phones, 3.0 of most programs, 4.0.

Read leniently, because hardly a program writes them by the book: bare parameters (TEL;WORK;FAX), quoted-printable with
a charset of its own, folded and unfolded lines, groups (item1.EMAIL), cards within cards, pictures that are cut off.
(vobject 0.9.9 gives up on a file whose picture is broken, icalendar 7.3.2 on every card of version 2.1.)
"""
import quopri
import re
from dataclasses import dataclass, field

SKIPPED = {"PHOTO", "LOGO", "SOUND", "KEY"}
PARAMETER = re.compile(r'(?:[^;:"]|"[^"]*")*')
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}


@dataclass
class Property:
    name: str
    types: set
    value: str
    parts: list = field(default_factory=list)  # of a structured value: N, ADR, ORG

    @property
    def is_preferred(self):
        return "PREF" in self.types or any(kind.startswith("PREF=") for kind in self.types)


def read_cards(lines):
    """[Property] of each card in the lines of a file; a card within a card is not one of its own."""
    depth, card = 0, []
    for line in whole_lines(lines):
        said = line.strip().upper()
        if said == "BEGIN:VCARD" or said.endswith(":BEGIN:VCARD"):
            if depth == 0:
                card = []
            depth += 1
        elif said == "END:VCARD":
            if depth == 1:
                yield card
            depth = max(0, depth - 1)
        elif depth == 1:
            one = read_property(line)
            if one is not None:
                card.append(one)
    if depth:
        yield card  # its end is missing


def whole_lines(lines):
    """Lines put together again: continued by a blank before, or by `=` at the end of quoted-printable."""
    held = ""
    for line in lines:
        line = line.rstrip("\r\n")
        if held.endswith("=") and is_quoted(held):
            held = held[:-1] + line
        elif line[:1] in (" ", "\t") and held:
            held += line[1:]
        else:
            if held:
                yield held
            held = line
    if held:
        yield held


def is_quoted(line):
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def read_property(line):
    """A Property, or None for what says nothing here."""
    head = PARAMETER.match(line)[0]
    place = len(head)
    parameters = [head]
    while line[place:place + 1] == ";":
        more = PARAMETER.match(line, place + 1)[0]
        parameters.append(more)
        place += 1 + len(more)
    if line[place:place + 1] != ":":
        return None
    name = parameters[0].rpartition(".")[2].strip().upper()
    if name in SKIPPED:
        return None
    types, encoding, charset = read_parameters(parameters[1:])
    text = line[place + 1:]
    if encoding == "QUOTED-PRINTABLE":
        text = decoded(quopri.decodestring(text.encode("utf-8", "surrogateescape")), charset)
    parts = [unescaped(part) for part in split_unescaped(text)] if name in ("N", "ADR", "ORG") else []
    return Property(name, types, unescaped(text).strip(), parts)


def read_parameters(parameters):
    types, encoding, charset = set(), "", "utf-8"
    for parameter in parameters:
        key, has_value, value = parameter.partition("=")
        key, value = key.strip().upper(), value.strip().strip('"')
        if not has_value and key in ENCODINGS:
            encoding = key
        elif key == "ENCODING":
            encoding = value.upper()
        elif key == "CHARSET":
            charset = value
        elif key == "TYPE":
            types |= {kind.strip().upper() for kind in value.split(",")}
        elif key == "PREF" or not has_value:
            types.add(key)
    return types, encoding, charset


def decoded(raw, charset):
    """Bytes in the charset a card names; what that cannot read is not lost, only marked."""
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name)
        except (UnicodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace")


def split_unescaped(text):
    return re.split(r"(?<!\\);", text)


def unescaped(text):
    plain = ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
    return plain.replace("\r\n", "\n").strip()
