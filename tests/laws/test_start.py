"""What a start leaves alone: libraries that few requests need weigh 45 MB of each web process and half a second."""
import importlib
import re
import subprocess
import sys

import config
from tests.laws.source import app_files, text

# Each stands behind `Later` (core/later.py) in the one or two modules that need it.
HEAVY = {"alembic", "authlib", "cryptography", "flask_migrate", "icalendar", "joserfc", "ldap3", "mako", "openpyxl",
         "PIL", "pygments", "pypdf", "reportlab", "segno", "webauthn"}
STARTED = """
import sys
from app import create_app
create_app(GUANXI_DATA=sys.argv[1], SECRET_KEY="law")
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_an_application_that_starts_loads_no_heavy_library(tmp_path):
    told = subprocess.run([sys.executable, "-c", STARTED, str(tmp_path)], cwd=config.ROOT, capture_output=True,
                          text=True, check=True)
    assert set(told.stdout.split()) & HEAVY == set(), "load it with core.later.Later, where it is used"


def test_what_is_loaded_later_is_there():
    """Names in `Later("…")` are known to no linter."""
    named = {name for path in app_files() for name in re.findall(r'Later\("([\w.]+)"\)', text(path))}
    assert named and all(importlib.import_module(name) for name in named)
