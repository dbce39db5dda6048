"""Guanxi runs on intranets without the internet: no page, style, script or test may ask another host for anything."""
import re
import socket

import pytest

from tests.laws.source import ROOT, each, files, line_of, text
from tests.offline import LeftTheMachine

# Names that look like addresses and are never fetched.
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml"}
OURS = [*files("*.html", "templates"), *files("*.js", "static"), *files("*.css", "static"), *files("*.svg", "static")]
VENDORED_CSS = [path.relative_to(ROOT) for path in (ROOT / "static/vendor").rglob("*.css")]
ADDRESS = re.compile(r"""https?://[^\s"'<>)]+""")


@each(*OURS)
def test_no_address_of_another_host(path):
    content = text(path)
    for found in ADDRESS.finditer(content):
        assert found[0] in NAMESPACES, f"{path}:{line_of(content, found.start())}: {found[0]} is not on the intranet"


@each(*VENDORED_CSS)
def test_vendored_styles_load_nothing_from_elsewhere(path):
    found = re.findall(r"""(?:url\(|@import)\s*["']?(?:https?:)?//[^)"']+""", text(path))
    assert not found, f"{path} loads {found}"


def test_the_tests_themselves_cannot_leave():
    with pytest.raises(LeftTheMachine):
        socket.create_connection(("192.0.2.1", 80), timeout=1)      # an address reserved for documentation
    with pytest.raises(LeftTheMachine):
        socket.getaddrinfo("example.org", 80)
