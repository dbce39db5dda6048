"""Files made by others are pinned and unchanged: a silent edit would be lost at the next renewal, or be an attack."""
import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = {"SHA256SUMS", "README.md"}
FOLDERS = ["static/vendor", "tests/vendor/axe", "vendor/wqy-microhei", "vendor/passwords"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_vendored_files_are_those_of_their_sums(folder):
    here = ROOT / folder
    listed = dict(reversed(line.split()) for line in (here / "SHA256SUMS").read_text().splitlines())
    found = {
        path.relative_to(here).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in here.rglob("*") if path.is_file() and path.name not in OWN
    }
    assert found == listed, "To renew a file see README.md beside it; then write its sum into SHA256SUMS"


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_vendored_file_comes_with_its_licence(folder):
    assert list((ROOT / folder).glob("LICENCE*"))
