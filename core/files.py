"""Files people bring, kept under the sha256 of what is in them: the same file twice is one file."""
import hashlib
import os
import tempfile
from pathlib import Path

from flask import current_app

CHUNK = 1 << 20


def keep_file(stream):
    """Store what `stream` (binary) holds; returns its sha256. Whole or not at all, whoever else stores the same."""
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


def drop_file(sha):
    """Forget a file nobody refers to any more."""
    file_path(sha).unlink(missing_ok=True)


def _folder():
    return Path(current_app.config["GUANXI_DATA"]) / "files"
