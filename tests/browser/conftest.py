"""A real browser at a real server: what only Chromium shows (policy, focus, keyboard, dark, narrow, axe)."""
import inspect
import threading

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from core.sign_ins import token_hash
from tests.servers import chromium_path
from tests.world import sign_in_row

WRITTEN_HERE_ALONE = {"test_handing_over", "test_passkeys", "test_tickets"}  # keys, drafts, who is there

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--disable-quic",
         "--js-flags=--no-opt --no-maglev"]  # a page lives too briefly to earn back what optimising its scripts costs


def pytest_collection_modifyitems(items):
    for item in items:
        if "window" in getattr(item, "fixturenames", ()) and not is_of_rows(item):
            item.add_marker(pytest.mark.one_engine("what scripts, focus and looks make of pages that are read on both"))


def is_of_rows(item):
    """Does it look at rows as well, or write some that nothing but a browser writes? A look at pages never is."""
    source = inspect.getsource(item.function)
    return "look_at" not in source and (item.path.stem in WRITTEN_HERE_ALONE or "db.session" in source)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(house):
    """The application on a free port of this machine, threaded; its address."""
    running = make_server("127.0.0.1", 0, house, threaded=True)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()


class Window:
    """A tab of somebody's. Collects what must not happen: policy violations, errors, requests to elsewhere."""

    def __init__(self, tab, address, scripts):
        self.tab, self.address, self.scripts, self.offences = tab, address, scripts, []
        tab.on("console", lambda message: message.type == "error" and self.offences.append(message.text))
        tab.on("pageerror", lambda error: self.offences.append(str(error)))
        tab.on("request", self._note)

    def _note(self, request):
        if not request.url.startswith((self.address, "data:")):
            self.offences.append(f"request to {request.url}")

    def open(self, path):
        """The tab at `path`, with htmx ready where scripts run."""
        self.tab.goto(self.address + path)
        if self.scripts:
            self.tab.locator("html[data-ready]").wait_for()
        return self.tab


@pytest.fixture
def window(chromium, server, house):
    """`window("rita", width=390, dark=True)` opens a tab; it must end without offences."""
    opened = []

    def open_window(name=None, *, width=1366, dark=False, scripts=True):
        context = chromium.new_context(viewport={"width": width, "height": 820}, java_script_enabled=scripts,
                                       color_scheme="dark" if dark else "light")
        context.set_default_timeout(30_000)  # what is there at once takes as long on a busy machine
        if name:
            sign_in_row(house, name, token_hash(f"window-{len(opened)}"))
            context.add_cookies([{"name": "guanxi", "value": f"window-{len(opened)}", "url": server}])
        opened.append(Window(context.new_page(), server, scripts))
        return opened[-1]

    yield open_window
    offences = [offence for each in opened for offence in each.offences]
    for each in opened:
        each.tab.context.close()
    assert offences == []
