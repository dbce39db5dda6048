"""Which passwords are guessed first: the commonest ones, however they are stretched to twelve characters, and one's
own name. No rules of composition: length is what counts."""
import re
from functools import cache
from itertools import pairwise

import config

LIST = config.ROOT / "vendor" / "passwords" / "common.txt"
OURS = ("administrator", "guanxi", "guanxi admin", "guanxiadmin")
PADDING = re.compile(r"^[\W\d_]+|[\W\d_]+$")
SHORTEST_WORD = 4  # of a name: shorter ones stand in other words
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz")
STRANGE = 4  # as many different characters a password has at least


@cache
def common():
    """The 30,000 commonest, folded, and those that the name of this program suggests."""
    return frozenset((*LIST.read_text(encoding="utf-8").splitlines(), *OURS))


def is_easy(password):
    """Would it be among the first guesses?"""
    folded = password.casefold()
    bare = re.sub(r"[\W_]+", "", folded)
    return (len(set(folded)) < STRANGE or any(is_common(each) for each in (folded, bare, PADDING.sub("", folded)))
            or is_walk(bare) or is_walk(PADDING.sub("", folded)))


def is_common(text):
    """Is it on the list, once or over and over?"""
    unit = repeated(text)
    return bool(text) and (text in common() or (unit != text and (len(unit) < STRANGE or unit in common())))


def repeated(text):
    """What `text` repeats: "abc" of "abcabcabc"; itself where nothing comes again."""
    found = (text + text).find(text, 1)
    return text[:found] if found > 0 else text


def is_walk(text):
    """Is it a walk along the keyboard or the alphabet, there and back?"""
    steps = {pair for row in ROWS for way in (row, row[::-1]) for pair in pairwise(way)}
    along = sum(pair in steps for pair in pairwise(text))
    return len(text) >= STRANGE and along >= (len(text) - 1) * 0.7


def has_own_word(password, *about):
    """Does it hold a word of what everybody knows of its owner, their name or address?"""
    folded = password.casefold()
    words = (word for text in about for word in re.split(r"[\W_]+", (text or "").casefold()))
    return any(word in folded for word in words if len(word) >= SHORTEST_WORD)
