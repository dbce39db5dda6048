"""Who came in, was refused or went out: kept for administrators, shown to each of themselves, never in a log file."""
from datetime import timedelta

from flask import current_app, has_request_context, request

from models import SignInEvent, db, now


def note(outcome, user_id, way=None):
    """One line of it; the caller commits. `user_id` None: nobody has the account that was tried."""
    address, device = here()
    db.session.add(SignInEvent(outcome=outcome, user_id=user_id, way=way, address=address, device=device))


def note_end(sign_in, outcome):
    """A sign-in is over: of that device, whoever ended it."""
    db.session.add(SignInEvent(outcome=outcome, user_id=sign_in.user_id, address=sign_in.address,
                               device=sign_in.device))


def here():
    """(address, device) of whoever asks; of the shell and of jobs nothing."""
    if not has_request_context():
        return "", ""
    return request.remote_addr or "", (request.user_agent.string or "")[:300]


def kept_since():
    """What is older is forgotten."""
    return now() - timedelta(days=current_app.config["SIGN_IN_LOG_DAYS"])
