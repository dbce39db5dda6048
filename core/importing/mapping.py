"""Which column of a file fills which field: as given, as guessed from the header, as remembered from the last time."""
import hashlib
import json
from dataclasses import dataclass

from core.importing.fields import Reading, reader
from core.importing.problems import CellError, TableError
from core.importing.values import DATE_ORDERS
from core.search import fold
from core.words import _


@dataclass(frozen=True)
class Source:
    """Where the value of a field comes from: a column, or one value for all rows.

    format   of a column of dates, when the file itself does not tell: one of DATE_ORDERS
    """

    column: str | None = None
    value: str | None = None
    format: str | None = None


def read_mapping(given, target, header):
    """{field name: Source} of a mapping as JSON has it. TableError when it does not fit the target or the file.

    `given` is {field: "Column"}, {field: {"value": "GBP"}} or {field: {"column": "Date", "format": "d/m/y"}}.
    """
    if not isinstance(given, dict):
        raise TableError(_("A mapping is an object of fields and columns"))
    known = {field.name: field for field in target.fields_of(given)}
    mapping = {}
    for name, said in given.items():
        if name not in known:
            raise TableError(_("There is no field “%(name)s”; there are: %(known)s", name=name, known=", ".join(known)))
        source = _source(said, name)
        if source.column is not None and source.column not in header:
            raise TableError(_("The file has no column “%(column)s”; it has: %(header)s",
                               column=source.column, header=", ".join(header)))
        if source.value is not None:
            _check_constant(known[name], source)
        mapping[name] = source
    for refusal in target.refusals(mapping):
        raise TableError(refusal)
    return mapping


def _source(said, name):
    if isinstance(said, str):
        return Source(column=said)
    if not isinstance(said, dict) or not said.keys() <= {"column", "value", "format"} or (
            ("column" in said) == ("value" in said)):
        raise TableError(_("“%(name)s” needs a column or a value", name=name))
    if not all(isinstance(part, str) for part in said.values()):
        raise TableError(_("“%(name)s” needs a column or a value", name=name))
    source = Source(**said)
    if source.format is not None and source.format not in DATE_ORDERS:
        raise TableError(_("“%(format)s” is no order of dates; there are: %(known)s",
                           format=source.format, known=", ".join(DATE_ORDERS)))
    return source


def _check_constant(field, source):
    if not field.constant:
        raise TableError(_("“%(field)s” differs from row to row: it needs a column", field=field.label))
    if field.kind == "lookup":
        return
    try:
        reader(field, Reading())(source.value)
    except CellError as error:
        raise TableError(_("%(field)s: %(problem)s", field=field.label, problem=error)) from error


def as_json(mapping):
    """The mapping in the form `read_mapping` reads."""
    plain = {}
    for name, source in mapping.items():
        if source.value is not None:
            plain[name] = {"value": source.value}
        elif source.format is not None:
            plain[name] = {"column": source.column, "format": source.format}
        else:
            plain[name] = source.column
    return plain


def guess(target, header):
    """A mapping by the names of the columns, in the form of JSON; each column is used once, best names first."""
    left = {_plain(name): name for name in reversed(header)}
    guessed = {}
    for field in target.fields:
        for alias in (field.name, *field.aliases):
            if _plain(alias) in left:
                guessed[field.name] = left.pop(_plain(alias))
                break
    return {field.name: guessed[field.name] for field in target.fields
            if field.name in guessed and (not field.needs or field.needs in guessed)}


def _plain(name):
    return "".join(char for char in fold(name) if char.isalnum())


def header_print(target, header):
    """A fingerprint of target and header: files of the same form are mapped the same way next time."""
    return hashlib.sha256(json.dumps([target.name, header]).encode()).hexdigest()
