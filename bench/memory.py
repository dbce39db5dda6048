"""What processes of a server hold in memory, as Linux tells it."""
import re
from pathlib import Path

MOST = 200  # MB of a web process


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def megabytes(pid):
    """(RSS, PSS) in MB: all it holds, and with what it shares counted in parts."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return tuple(int(re.search(rf"^{name}:\s+(\d+) kB", told, re.MULTILINE)[1]) * 1024 / 1e6 for name in ("Rss", "Pss"))


def of_web_processes(pid):
    """[(RSS, PSS)] of the processes a web server has started, in MB."""
    return [megabytes(child) for child in children(pid)]
