"""How a command shows its steps, and what is wrong with a backup."""
from contextlib import contextmanager

from core.backups.archive import Broken
from core.cli import fail


@contextmanager
def telling():
    """What is wrong with a backup goes to stderr, a sentence a line, and ends the command."""
    try:
        yield
    except Broken as broken:
        fail(broken)


def run(steps, bar):
    """Take steps of (done, total), with a bar that shows them."""
    for step in steps:
        bar.length = max(step[1], 1)
        bar.update(step[0] - bar.pos)
