"""LDIF, as directories and Thunderbird write it (RFC 2849): each entry as {attribute in lower case: [texts]}."""
import base64
import binascii


def read_entries(lines):
    """The entries in the lines of a file; comments, references to files and passwords are left out."""
    entry = {}
    for line in whole_lines(lines):
        if not line:
            if entry.get("dn"):
                yield entry
            entry = {}
            continue
        name, text = read_line(line)
        if name and name != "userpassword":
            entry.setdefault(name, []).append(text)
    if entry.get("dn"):
        yield entry


def whole_lines(lines):
    """Lines put together again, "" between entries."""
    held = None
    for line in lines:
        line = line.rstrip("\r\n")
        if line.startswith(" ") and held:
            held += line[1:]
            continue
        if held is not None and not held.startswith("#"):
            yield held
        held = line
    if held is not None and not held.startswith("#"):
        yield held


def read_line(line):
    """(attribute, text); ("", "") where there is none. `cn;lang-en: x` is a cn."""
    name, colon, text = line.partition(":")
    name = name.partition(";")[0].strip().lower()
    if not colon or text.startswith("<"):
        return "", ""
    if not text.startswith(":"):
        return name, text.strip()
    try:
        return name, base64.b64decode(text[1:].strip(), validate=False).decode("utf-8", "replace").strip()
    except (binascii.Error, ValueError):
        return "", ""
