"""The part of a text that tells why it was found, with the found words marked."""
import unicodedata
from functools import lru_cache

from core.search import IS_CJK, RUN, asked, fold

BEFORE = 48  # characters of context before the first found word
LONG = 180


def marked(text, search, *, length=None):
    """`text` as [(piece, found)], pieces that add up to it; shortened to `length` around the first found word."""
    text = unicodedata.normalize("NFC", text or "")
    spots = list(_spots(text, _terms(search)))
    start = end = 0
    if length is not None and len(text) > length and spots and spots[0][0] > BEFORE:
        start = _word_start(text, spots[0][0] - BEFORE)
    end = len(text) if length is None or len(text) - start <= length else start + length
    pieces = [("…", False)] if start else []
    at = start
    for first, last in spots:
        if first >= end:
            break
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces.append((text[at:max(at, end)], False))
    if end < len(text):
        pieces.append(("…", False))
    return [piece for piece in pieces if piece[0]]


def excerpt(text, search):
    """One paragraph of a longer text, about the first word that was found; [] when there is no text."""
    return marked(" ".join((text or "").split()), search, length=LONG)


@lru_cache(100)
def _terms(search):
    return tuple(asked(search))


def _word_start(text, at):
    """The next blank after `at`, unless it is far: words of Latin script are not cut in two."""
    blank = text.find(" ", at, at + 20)
    return at if blank < 0 else blank + 1


def _spots(text, terms):
    """(start, end) of each found part of the text, in order, neighbours joined."""
    last = None
    for spot in sorted(_each_spot(text, terms)):
        if last is not None and spot[0] <= last[1]:
            last = (last[0], max(last[1], spot[1]))
            continue
        if last is not None:
            yield last
        last = spot
    if last is not None:
        yield last


def _each_spot(text, terms):
    for run in RUN.finditer(text):
        folded, start = fold(run[0]), run.start()
        same_length = len(folded) == len(run[0])  # of a ligature, which folds into two letters, all is marked
        for term, is_prefix in terms:
            if IS_CJK.match(term):
                at = folded.find(term)
                while same_length and at >= 0:
                    yield start + at, start + at + len(term)
                    at = folded.find(term, at + 1)
            elif folded == term or is_prefix and folded.startswith(term):
                yield start, start + (len(term) if same_length else len(run[0]))
