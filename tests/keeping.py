"""What takes long to make is made once for all workers of a run, and kept until the code or the day is another one."""
import fcntl
import functools
import hashlib
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.laws.source import NOT_OURS, ROOT

KEPT = ROOT / ".pytest_cache" / "guanxi"
MADE_OF = ("*.py", "*.json", "*.mo", "requirements*.txt")
NOT_OF_IT = {"bench", "docs", "tests", "tools"}


@functools.cache
def made_of():
    """A digest of all that the sample comes of: our files, the libraries' versions, the day it is about."""
    told = hashlib.sha256(str(datetime.now(UTC).date()).encode())
    found = {path for pattern in MADE_OF for path in ROOT.rglob(pattern) if is_of_it(path)}
    for path in sorted(found | {ROOT / "tests/world.py", ROOT / "tests/demo/conftest.py"}):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def is_of_it(path):
    parts = path.relative_to(ROOT).parts
    return parts[0] not in NOT_OF_IT and not (NOT_OURS - {"versions"}) & set(parts) and not any(
        part.startswith(".") for part in parts)


@contextmanager
def place_of(name):
    """Where it is kept, if it is there; whoever is just making it is waited for."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with open(KEPT / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield KEPT / f"{made_of()}-{name}"


def found(name, target):
    """Is `target` now as it was made before of the same files?"""
    with place_of(name) as stored:
        return stored.exists() and bool(shutil.copyfile(stored, target))


def kept(name, target, make):
    """`target` as it was made before of the same files, else as `make` makes it there; one at a time."""
    with place_of(name) as stored:
        if stored.exists():
            shutil.copyfile(stored, target)
            return
        make()
        for older in KEPT.glob(f"*-{name}"):
            older.unlink()
        part = stored.with_suffix(".part")
        shutil.copyfile(target, part)
        Path(part).replace(stored)
