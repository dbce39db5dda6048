"""Whoever holds a link, or asks as a stranger, does it as the system; how often an address may send."""
import functools

from flask import abort, request

from blueprints.auth.throttle import check_wait, note_failure
from blueprints.records.actions.files import store
from core.principal import SYSTEM
from core.scope import acting_as
from core.workspace import workspace


def as_system(view):
    """Whoever holds the link may do this: the system does it for them."""
    @functools.wraps(view)
    def run(*args, **kwargs):
        if workspace() is None:
            abort(404)
        with acting_as(SYSTEM):
            return view(*args, **kwargs)
    return run


def count_sending():
    """One more form from this address; too many wait."""
    key = f"intake:{request.remote_addr or ''}"
    check_wait(key)
    note_failure(key)


def uploads(form):
    return store((sent.filename, sent.stream) for sent in form.files.data or () if sent.filename)[0]
