"""The tests. What Python compiles is kept for the next process, also where the environment forbids it beside sources:
two workers read 400 files of tests, and some eighty programs that tests start read the whole application.
"""
import os
import sys
from pathlib import Path

if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    sys.dont_write_bytecode = False
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(
        Path(__file__).parent.parent / ".pytest_cache" / "compiled")
