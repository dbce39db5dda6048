"""How a page is looked at: axe, light and dark, wide and narrow."""
from pathlib import Path

AXE = Path(__file__).parent.parent / "vendor/axe/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}  # all that dark changes
LOOKS = [(1366, "light", RULES), (1366, "dark", COLOURS), (390, "light", RULES)]
IN_CHINESE = [(1366, "light", RULES), (390, "dark", RULES)]
LOOK = """([narrow, asked]) => {
    const sticksOut = document.documentElement.scrollWidth > window.innerWidth;
    const squeezed = narrow ? [...document.querySelectorAll("main td")].filter(cell => {
        const line = parseFloat(getComputedStyle(cell).lineHeight) || 20, box = cell.getBoundingClientRect();
        return box.width && box.width < 80 && box.height > 4 * line && !cell.querySelector("form, input, select");
    }).map(cell => cell.textContent.trim()) : [];  // a few letters beside each other, line below line
    const spilled = [...document.querySelectorAll("main .btn")].filter(
        button => button.scrollWidth > button.clientWidth + 1 && getComputedStyle(button).overflowX == "visible"
    ).map(button => button.textContent.trim());  // its words stand beside it
    return axe.run(asked).then(found => [sticksOut, squeezed, spilled, found.violations.map(
        rule => [rule.id, rule.nodes.map(node => node.html.slice(0, 160))]), document.documentElement.lang]);
}"""  # at once: each question to the tab takes a way there and back


def look_at_all(window, paths, looks, language="en"):
    """Each page as ada sees it, in her language."""
    tab = window("ada")
    tab.tab.context.add_init_script(path=AXE)  # handed over once, not with each page
    for path in paths:
        look_at(tab, path, looks, language)
    return tab


def look_at(window, path, looks, language="en"):
    """One visit, seen in each of `looks`; axe runs beside the page's own policy, which gets no exception."""
    tab = window.open(path)
    assert tab.url.endswith(path), f"{path} led to {tab.url}"
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE.read_text())
    for width, scheme, rules in looks:
        if tab.viewport_size["width"] != width:
            tab.set_viewport_size({"width": width, "height": 820})
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours change at once, not by and by
        seen = f"{path}, {width} px, {scheme}"
        sticks_out, squeezed, spilled, violations, spoken = tab.evaluate(LOOK, [width < 600, rules])
        assert not sticks_out, f"{seen}: sticks out sideways"
        assert not squeezed + spilled, f"{seen}: no room for {squeezed + spilled}"
        assert violations == [], seen
        assert spoken.startswith(language), seen
