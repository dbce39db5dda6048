"""Libraries that few requests need (a workbook, a PDF, the company's directory): each is loaded where it is first used.

`openpyxl = Later("openpyxl")` stands where the import would; then `openpyxl.Workbook(…)` as ever. Together they take
half a second of a start and 45 MB of each web process. A law names them: tests/laws/test_start.py.
"""
from importlib import import_module


class Later:
    """A module that is imported when something of it is first asked for; of submodules, name the whole path."""

    def __init__(self, module):
        self._module = module

    def __getattr__(self, name):
        found = getattr(import_module(self._module), name)
        setattr(self, name, found)  # the next time it is simply there
        return found
