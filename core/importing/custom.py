"""Custom fields as targets of an import: columns are found by the name of the field."""
from functools import lru_cache

from core.custom_fields import LONGEST, custom_fields, known_field
from core.importing.fields import Field
from core.words import language

KINDS = {"number": "decimal", "money": "amount", "date": "date", "choice": "choice", "yes-no": "yes-no",
         "link": "link", "text": "text"}


def import_fields(kind):
    """The Fields of the custom fields of a kind."""
    return tuple(_field(field, field.places) for field in custom_fields(kind))


@lru_cache(maxsize=500)
def _field(field, places):
    return Field(field.key, field.name, kind=KINDS[field.type], aliases=(field.name,), longest=LONGEST, places=places,
                 choices={choice: choice for choice in field.choices}, hint=field.hint)


def custom_text(kind, key, value):
    """A value as people read it, in the list of what an import changed."""
    field = next((field for field in custom_fields(kind) if field.key == key), None) or known_field(kind, key)
    return value if field is None else field.text(value, language())
