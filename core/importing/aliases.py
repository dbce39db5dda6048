"""What a file calls by another name than we do: said once, remembered for every later file of the same kind."""
from dataclasses import dataclass

import sqlalchemy as sa

from core.importing.problems import TableError
from core.search import fold
from core.words import _
from models import ImportRun, db

LONGEST = 300


@dataclass(frozen=True)
class Unknown:
    """A text of a file that names nothing here.

    field     of the target whose column says it; `label`: what that is called
    means     what it would become as it is
    choices   (value, text) pairs of what it may mean; likely: the value that looks most like it, or ""
    """

    field: str
    label: object
    text: str
    means: str
    choices: list
    likely: str = ""


def read_aliases(given, target):
    """{field: {text: what it means}} as JSON has it. TableError when it is none, or the target has no such field."""
    if not isinstance(given, dict) or not all(isinstance(said, dict) for said in given.values()):
        raise TableError(_("Aliases are an object of fields, each an object of texts and what they mean"))
    for name, said in given.items():
        if name not in target.aliased:
            raise TableError(_("“%(name)s” knows no aliases; fields that do: %(known)s", name=name,
                               known=", ".join(target.aliased)))
        if not all(isinstance(means, str) and 0 < len(means) <= LONGEST for means in said.values()):
            raise TableError(_("Aliases are an object of fields, each an object of texts and what they mean"))
    return given


def as_kept(before, given):
    """Aliases with those of `given` added, by folded text."""
    kept = {name: dict(said) for name, said in before.items()}
    for name, said in given.items():
        kept.setdefault(name, {}).update({fold(text).strip(): means for text, means in said.items()})
    return kept


def remembered_aliases(target):
    """Those of the newest run of this target that got as far as being checked, which had all before it."""
    options = db.session.scalar(sa.select(ImportRun.options).where(
        ImportRun.target == target.name, ImportRun.state.in_(("checked", "applying", "applied", "undone")),
    ).order_by(ImportRun.id.desc()).limit(1))
    return (options or {}).get("aliases", {})


def likely(text, choices):
    """The value among (value, text) pairs that reads the same but for blanks, signs and case; "" if none does."""
    wanted = letters(text)
    return next((value for value, shown in choices if wanted and letters(shown) == wanted), "")


def letters(text):
    return "".join(char for char in fold(text) if char.isalnum())
