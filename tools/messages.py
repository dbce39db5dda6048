"""The catalogues of visible words: collected from the source, brought up to date, compiled.

    python tools/messages.py update     what the source says goes into translations/*/LC_MESSAGES/messages.po
    python tools/messages.py compile    messages.po becomes messages.mo, which the app reads
"""
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ["zh"]
KEYWORDS = DEFAULT_KEYWORDS | {"_l": None, "_lp": ((1, "c"), 2), "_p": ((1, "c"), 2), "_n": (1, 2)}


def collect():
    """Every visible word of the source, as a catalogue without translations."""
    with (ROOT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    template = Catalog(project="Guanxi", charset="utf-8")
    for path, _line, words, comments, context in sorted(
        extract_from_dir(ROOT, methods, options, KEYWORDS, comment_tags=("Translators:",)), key=lambda found: found[:2]
    ):
        # Files without line numbers: otherwise every edit of the source would change the catalogues.
        template.add(words, None, [(path, None)], auto_comments=comments, context=context)
    return template


def catalogues():
    """(path, catalogue) of every language; an empty catalogue when there is none yet."""
    for language in LANGUAGES:
        path = ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"
        if path.exists():
            with path.open("rb") as file:
                yield path, read_po(file, locale=language)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield path, Catalog(locale=language, header_comment="# The words of Guanxi.", fuzzy=False)


def update():
    template = collect()
    for path, catalogue in catalogues():
        # The dates stay as they are: a run that finds nothing new changes nothing.
        template.creation_date = catalogue.creation_date
        # No guessing of similar sentences: a wrong translation is worse than a missing one, which a law reports.
        catalogue.update(template, no_fuzzy_matching=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, ignore_obsolete=True, include_lineno=False)
        missing = sum(1 for message in catalogue if message.id and not is_translated(message))
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {missing} without translation")


def is_translated(message):
    """Whether every form (one, or as many as the language has plurals) is there and nobody marked it doubtful."""
    forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return bool(forms) and all(forms) and not message.fuzzy


def compile_all():
    """Write each messages.mo that is missing or differs from its messages.po."""
    for path, catalogue in catalogues():
        compiled = path.with_suffix(".mo")
        if path.exists() and not (compiled.exists() and compiled.read_bytes() == compiled_bytes(catalogue)):
            compiled.write_bytes(compiled_bytes(catalogue))
            print(f"{compiled.relative_to(ROOT)}: compiled")


def compiled_bytes(catalogue):
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


if __name__ == "__main__":
    commands = {"update": update, "compile": compile_all}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]]()
