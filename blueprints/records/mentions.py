"""Who is named in a text: `@Rita Lee`, `＠王伟`. Pure; who may be named, and what follows from it, is the action's."""
from core.search import IS_CJK, fold


def named_in(text, people):
    """The ids of `people`, (id, name) pairs, whom the text names after an @, in the order of the text.

    The longest name wins: "@Rita Lee" is not Rita. Case and width do not count. All who bear the same name are named.
    An @ inside a word (rita@example.org) names nobody.
    """
    by_name = {}
    for user_id, name in people:
        by_name.setdefault(key_of(name), []).append(user_id)
    names = sorted(filter(None, by_name), key=len, reverse=True)
    folded, found = fold(text), {}
    for at, char in enumerate(folded):
        if char == "@" and not (at and (is_latin(folded[at - 1]) or folded[at - 1] in "._-")):
            name = next((name for name in names if follows(folded, at + 1, name)), None)
            found.update(dict.fromkeys(by_name.get(name, ())))
    return list(found)


def key_of(name):
    """A name as it is compared."""
    return " ".join(fold(name).split())


def follows(folded, start, name):
    """Does the name stand at `start`, and end there? Chinese runs on without a blank, Latin does not."""
    end = start + len(name)
    return folded.startswith(name, start) and not (is_latin(name[-1]) and is_latin(folded[end:end + 1]))


def is_latin(char):
    """A letter or figure that belongs to the word beside it."""
    return char.isalnum() and not IS_CJK.match(char)
