"""How a page is looked at: axe, light and dark, wide and narrow."""
from pathlib import Path

AXE = Path(__file__).parent.parent / "vendor/axe/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}  # all that dark changes
LOOKS = [(1366, "light", RULES), (1366, "dark", COLOURS), (390, "light", RULES)]
IN_CHINESE = [(1366, "light", RULES), (390, "dark", RULES)]
VIOLATIONS = """asked => axe.run(asked)
    .then(found => found.violations.map(rule => [rule.id, rule.nodes.map(node => node.html.slice(0, 160))]))"""

SQUEEZED = """() => [...document.querySelectorAll("main td")].filter(cell => {
    const line = parseFloat(getComputedStyle(cell).lineHeight) || 20, box = cell.getBoundingClientRect();
    return box.width && box.width < 80 && box.height > 4 * line && !cell.querySelector("form, input, select");
}).map(cell => cell.textContent.trim())"""  # a few letters beside each other, line below line


def look_at_all(window, paths, looks, language="en"):
    """Each page as ada sees it, in her language."""
    tab = window("ada")
    for path in paths:
        look_at(tab, path, looks)
        assert tab.tab.evaluate("document.documentElement.lang").startswith(language), path
    return tab


def look_at(window, path, looks):
    """One visit, seen in each of `looks`; axe runs beside the page's own policy, which gets no exception."""
    tab = window.open(path)
    assert tab.url.endswith(path), f"{path} led to {tab.url}"
    tab.evaluate(AXE.read_text())
    for width, scheme, rules in looks:
        tab.set_viewport_size({"width": width, "height": 820})
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours change at once, not by and by
        seen = f"{path}, {width} px, {scheme}"
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{seen}: sticks out sideways"
        assert width > 600 or tab.evaluate(SQUEEZED) == [], seen
        assert tab.evaluate(VIOLATIONS, rules) == [], seen
