"""Ways through the screens of bulk changes."""
from core.worker import Worker
from tests.world import inside


def work(house):
    """Let the worker do all that is due."""
    with inside(house):
        Worker().run_until_idle()


def ticked(browser, *parties, button, path="/customers", status=200, **fields):
    """Tick these rows of the list and press one of the buttons of the bar."""
    return browser.open(path).submit(form="bulk", button=button, status=status, ids=[party.id for party in parties],
                                     **fields)


def whole_view(browser, *, button, path="/customers"):
    return browser.open(path).submit(form="bulk", button=button, all="yes")


def confirm(page, **fields):
    """Fill the form of the preview and press its button."""
    return page.submit(form=page.path, **fields)


def reopened(page):
    """The page of the run as it is now."""
    return page.browser.open(page.path)


def stats(page):
    """The figures of a run: {label: number}"""
    return {stat.css_first(".stat-label").text(): stat.css_first(".stat-value").text() for stat in page.css(".stat")}


def opened(page, label):
    """The rows behind a figure, as lists of texts."""
    link = next(stat.css_first("a") for stat in page.css(".stat") if stat.css_first(".stat-label").text() == label)
    return page.browser.open(link.attributes["href"]).table()[1:]
