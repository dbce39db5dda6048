"""How much to write in one transaction, so that everybody else's turn comes soon."""
import time

AIM_SECONDS = 0.08  # of the 0.2 a transaction may take: the commit and a slow moment must fit, too


class Pace:
    """`size` things at a time; after each transaction `took()` brings it nearer to what fits.

    Never fewer than `least`: where a transaction costs much by itself, smaller ones would not be shorter.
    """

    def __init__(self, size=100, most=5000, least=1):
        self.size, self.most, self.least = size, most, least
        self._began = time.monotonic()

    def begin(self):
        self._began = time.monotonic()

    def took(self):
        elapsed = max(time.monotonic() - self._began, 0.001)
        factor = min(1.5, max(0.3, AIM_SECONDS / elapsed))
        self.size = int(min(self.most, max(self.least, self.size * factor)))
