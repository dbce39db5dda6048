"""Files people bring, kept under the sha256 of what is in them: the same file twice is one file."""
import hashlib
import math
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from flask import current_app

from core.money import format_number
from core.scanning import refuse_infected

CHUNK = 1 << 20
UNITS = ("B", "kB", "MB", "GB")


def keep_file(stream):
    """Store what `stream` (binary) holds; returns its sha256. Whole or not at all, whoever else stores the same.

    NotKept when the scanner for viruses, where there is one, finds something or does not answer.
    """
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part:
        try:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                part.write(chunk)
            part.flush()
            os.fsync(part.fileno())
            refuse_infected(Path(part.name))
            place = file_path(digest.hexdigest())
            place.parent.mkdir(exist_ok=True)
            os.replace(part.name, place)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    return digest.hexdigest()


def file_path(sha):
    """Where the file of this sha256 lies."""
    return _folder() / sha[:2] / sha


def plain_name(filename):
    """The name a file came with, less what no header and no table holds: line ends, NUL, marks that turn text round."""
    return "".join(char for char in filename if char.isprintable())


def harmless_name(filename):
    """What a file on a record is called: without folders, without what `plain_name` takes out, at most 200 characters.

    Never empty; a long name is cut before its ending.
    """
    name = plain_name(re.split(r"[\\/]", filename)[-1]).strip().strip(".") or "file"
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 20:
        return name[:200]
    return stem[:200 - len(dot + ending)] + dot + ending


def format_size(size, language):
    """Bytes as people read them, in powers of ten: "812 B", "1.2 MB"."""
    unit = min(int(math.log10(max(size, 1))) // 3, len(UNITS) - 1)
    return f"{format_number(round(size / 1000 ** unit, 1 if unit else 0), language)} {UNITS[unit]}"


def filters(language):
    """The filter of one language's templates: `|size`."""
    return {"size": lambda size: format_size(size, language)}


def drop_file(sha):
    """Forget a file nobody refers to any more."""
    file_path(sha).unlink(missing_ok=True)


def all_files():
    """(sha256, stat) of every file in the store."""
    for path in _folder().glob("??/*"):
        with suppress(FileNotFoundError):  # forgotten by somebody else at this moment
            yield path.name, path.stat()


def _folder():
    return Path(current_app.config["GUANXI_DATA"]) / "files"
