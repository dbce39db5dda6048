"""What a program sent, as the forms of the pages take it."""
from decimal import Decimal

from flask import request
from werkzeug.datastructures import MultiDict

from core.forms import as_typed
from core.page import Refused
from core.words import _


class NotUnderstood(Exception):
    """Errors by field, as {name: [sentence]}."""

    def __init__(self, errors):
        super().__init__(errors)
        self.errors = errors


def body():
    """The JSON object that was sent. NotUnderstood where it is none."""
    sent = request.get_json(silent=True, force=True)
    if not isinstance(sent, dict):
        raise NotUnderstood({"": [_("A JSON object is needed")]})
    return sent


def filled(form, sent):
    """`sent` as a browser would post it; what it does not name is as the `form` stands.

    What the form does not know is an error, so that a slip of the pen is told.
    """
    known = {field.name: field for field in form}
    strange = {name: [_("This is not known here")] for name in sent if name not in known}
    if strange:
        raise NotUnderstood(strange)
    pairs = []
    for name, field in known.items():
        values = typed(sent[name]) if name in sent else as_typed_in(field)
        pairs += [(name, value) for value in values]
    return MultiDict(pairs)


def typed(value):
    """A JSON value as the texts a browser would send for it."""
    if isinstance(value, list):
        return [text for each in value for text in typed(each)]
    if isinstance(value, bool):
        return ["y"] if value else []
    if isinstance(value, str | int | float | Decimal):
        return [str(value)]
    if value is None:
        return [""]
    raise NotUnderstood({"": [_("An object is not understood here")]})


def as_typed_in(field):
    if isinstance(field.data, list | tuple | set):
        return [str(each) for each in field.data]
    return as_typed(field)


def check_version(form, sent):
    """Whoever says which version they read is told when there is a later one."""
    given = sent.pop("version", None)
    if given is not None and str(given) != form.version.data:
        raise Refused(_("Somebody else changed this in the meantime"), version=int(form.version.data))
