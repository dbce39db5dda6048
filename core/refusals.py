"""What was refused is written to the log, one line each: what, to whom, by the number of the request. No address of a
page is, as some are keys; the proxy's own log has it under the same number.
"""
import logging

from flask import g, request

from core.observing import view_name

log = logging.getLogger(__name__)
# No right, not theirs or not there, a forged form or host or a value no page sends, too much, too often. Whoever must
# sign in first, and what somebody only typed wrong (409, 422), is no refusal.
NOTED = {400, 403, 404, 405, 413, 429}
HINTS = ("csrf", "insecure", "link", "seeing", "seeing-own")


def note_refusal(code, hint=None):
    """`hint`: which of several reasons, as given to abort()."""
    nobody_serves_it = request.endpoint in (None, "static") and code != 400  # another host's name comes before the view
    if code in NOTED and not nobody_serves_it:
        principal = g.get("principal")
        who = getattr(principal, "seer", None) or principal
        log.warning("refused: %s %s%s, %s by user %s", code, request.method, f" ({hint})" if hint in HINTS else "",
                    view_name(), who.id if who else None)
