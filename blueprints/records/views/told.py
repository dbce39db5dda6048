"""What became of files, said once however many they are."""
from flask import flash

from core.words import _, _n

NAMED = 5


def tell_of_files(brought, empty):
    """Flash what needs to be known: empty files were not kept, and which contents the record has twice."""
    if empty:
        flash(_("Empty, so not kept: %(files)s", files=named(empty)), "warning")
    if brought.known:
        pairs = [_("%(file)s (as %(other)s)", file=file, other=other) for file, other in brought.known]
        flash(_("The same content was here already: %(files)s", files=named(pairs)), "info")


def kept(brought):
    """How many came, or the name of the only one."""
    if len(brought.kept) == 1:
        return _("%(file)s added", file=brought.kept[0])
    return _n("%(num)s file added", "%(num)s files added", len(brought.kept)) if brought.kept else None


def named(names):
    """The first few names, and how many more."""
    told = _(", ").join(names[:NAMED])
    more = len(names) - NAMED
    return _n("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=told) if more > 0 else told
