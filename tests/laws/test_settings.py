"""Who runs Guanxi reads docs/settings.md, not config.py: both list the same settings in the same words.

A row of its table is: | `NAME` | default | what it does |
"""
import re

from config import SETTINGS
from tests.laws.source import text

ROW = re.compile(r"^\| `([A-Z0-9_]+)` \|[^|]*\| (.+?) \|$", re.MULTILINE)


def test_every_setting_is_documented():
    documented = dict(ROW.findall(text("docs/settings.md")))
    assert documented == {setting.name: setting.doc for setting in SETTINGS}, (
        "docs/settings.md and config.SETTINGS differ: bring the row and the setting to the same words")


def test_every_setting_is_said_once():
    names = [setting.name for setting in SETTINGS]
    assert len(names) == len(set(names))
    assert not [setting.name for setting in SETTINGS if not setting.doc.endswith(".")], "doc is a sentence"
