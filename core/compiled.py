"""Templates as they were compiled, kept in GUANXI_DATA/compiled: a start and the first look at a page take less long.

Sentences, addresses of files and what filters make of constants stand in what is compiled (core/folding.py). So the
names of the files tell what they were made from, and those of an earlier version go at the next start.
"""
import hashlib
from contextlib import suppress
from importlib.metadata import version

import jinja2


class Compiled(jinja2.FileSystemBytecodeCache):
    """Of one language. On a full disk, or where nothing may be written, pages are compiled as if it were not there."""

    def dump_bytecode(self, bucket):
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled(app, code):
    """Where the templates of a language are kept; None where no folder can be made."""
    folder = app.config.get("COMPILED_TEMPLATES") or app.config["GUANXI_DATA"] / "compiled"
    made_from = digest(app)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for old in folder.glob(f"{code}-*"):
            if not old.name.startswith(f"{code}-{made_from}-"):
                old.unlink(missing_ok=True)
    except OSError:
        return None
    return Compiled(str(folder), f"{code}-{made_from}-%s")


def digest(app):
    """Of all that goes into a compiled template besides its own text, which Jinja compares itself."""
    root = app.config["ROOT"]
    words = [*map(version, ("jinja2", "babel")), *app.extensions["assets"].urls.values()]
    told = hashlib.sha256("".join(words).encode())
    for path in sorted([*root.glob("core/*.py"), *root.glob("translations/*/LC_MESSAGES/*.mo")]):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]
