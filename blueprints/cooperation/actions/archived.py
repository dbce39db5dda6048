"""Nothing is done to what lies in the archive."""
from core.page import Refused
from core.words import _


def refuse_archived(record):
    if record.is_archived:
        raise Refused(_("%(what)s is in the archive: restore it first", what=record.title))
