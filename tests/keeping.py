"""What takes long to make is made once for all workers of a run, and kept until the code or the day is another one."""
import fcntl
import functools
import hashlib
import shutil
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


def found(name):
    """Where it was kept, if it was; whoever is just making it is waited for."""
    stored = KEPT / f"{made_of()}-{name}"
    KEPT.mkdir(parents=True, exist_ok=True)
    with open(KEPT / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return stored if stored.exists() else None


def kept(name, target, make):
    """`target` as it was made before of the same files, else as `make` makes it there; one at a time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    stored = KEPT / f"{made_of()}-{name}"
    with open(KEPT / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stored.exists():
            shutil.copyfile(stored, target)
            return
        make()
        for older in KEPT.glob(f"*-{name}"):
            older.unlink()
        part = stored.with_suffix(".part")
        shutil.copyfile(target, part)
        Path(part).replace(stored)
