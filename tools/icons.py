"""Cuts the icons we use out of @tabler/icons into one sprite.

    npm pack @tabler/icons@3.51.0 && tar xf tabler-icons-3.51.0.tgz
    python tools/icons.py package

One file, fetched once and cached for a year, instead of 2 kB of path data repeated in every row of a list.
"""
import re
import sys
from pathlib import Path

SPRITE = Path(__file__).resolve().parent.parent / "static" / "icons.svg"

ICONS = """
activity address-book adjustments alarm alarm-snooze alert-circle alert-triangle archive archive-off arrow-back-up
arrow-down arrow-left arrow-right arrow-up arrow-up-right at ban bell bell-off bell-ringing bolt bookmark
bookmark-plus brand-wechat briefcase building building-store cake calendar calendar-due calendar-event chart-bar
chart-donut chart-line check checkbox chevron-down chevron-left chevron-right chevron-up chevrons-left chevrons-right
circle circle-check circle-dashed circle-x clock coin columns-3 copy currency currency-dollar database device-desktop
device-mobile device-mobile-message devices dots download edit eye eye-off file file-export file-import
file-spreadsheet file-text filter flag forms gift hand-stop hash headset heart heart-handshake help-circle history
home hourglass id inbox info-circle key keyboard language layout-dashboard layout-kanban link list list-check
list-details list-search lock lock-open login logout mail map-pin menu-2 message message-2 message-circle messages
minus mood-smile moon notes package packages paperclip pencil percentage phone phone-incoming phone-outgoing photo pin
player-pause player-play player-skip-forward player-stop plus receipt receipt-refund refresh repeat report restore
rotate-clockwise search select selector send settings shield sort-ascending sort-descending sparkles speakerphone
square square-check stack-2 star sun table tag tags target trash trending-down trending-up truck unlink upload user
user-circle user-off user-plus user-share users users-group users-plus walk world x zzz
""".split()

# Our own mark: two rings that share a part, as two parties do.
MARK = ('<symbol id="guanxi" viewBox="0 0 24 24">'
        '<circle cx="8.75" cy="12" r="5.75"/><circle cx="15.25" cy="12" r="5.75"/></symbol>')


def symbol(name, svg):
    """One icon as a <symbol>; colour and stroke come from the page (`.icon` in app.css)."""
    shapes = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL).group(1)
    shapes = re.sub(r"\s+", " ", shapes).replace("> <", "><").replace(" />", "/>").strip()
    shapes = shapes.replace('<path stroke="none" d="M0 0h24v24H0z" fill="none"/>', "")  # an invisible frame
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


def main(package):
    outline = Path(package) / "icons" / "outline"
    symbols = [MARK] + [symbol(name, (outline / f"{name}.svg").read_text()) for name in sorted(ICONS)]
    SPRITE.write_text('<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n")
    print(f"{SPRITE}: {len(symbols)} icons, {SPRITE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
