"""What went wrong, in JSON: {"error": {"status", "message"}}, and errors by field where a form has them."""
import time
from collections import defaultdict, deque

from flask import current_app, g, jsonify
from werkzeug.exceptions import BadRequestKeyError, HTTPException, TooManyRequests

from blueprints.api import bp
from blueprints.api.given import NotUnderstood
from core import errors
from core.page import Refused
from core.refusals import note_refusal
from core.tokens import shown, token_hash
from core.words import _

MINUTE = 60
_lately = defaultdict(deque)  # hash of a token -> when it came, in this process


@bp.before_request
def slow_down():
    """So many requests a minute of each token, counted by each web process for itself."""
    most, at = current_app.config["API_REQUESTS_PER_MINUTE"], time.monotonic()
    came = _lately[token_hash(shown())]
    while came and at - came[0] > MINUTE:
        came.popleft()
    if len(came) >= most:
        raise TooManyRequests(retry_after=int(MINUTE - (at - came[0])) + 1)
    came.append(at)


def refusal(status, message, **further):
    errors.give_up()
    response = jsonify(error={"status": status, "message": str(message), **further})
    response.status_code = status
    return response


@bp.errorhandler(HTTPException)
def on_http_error(error):
    note_refusal(error.code)
    response = refusal(error.code, told(error))
    if error.code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if getattr(error, "retry_after", None):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def told(error):
    """For whoever writes the program: what a page would say, where that is about pages, in other words."""
    if error.code == 401:
        return _("A token that is in force is needed, as “Authorization: Bearer gx_…”")
    hint = error.description if isinstance(error.description, str) else ""
    if error.code == 400 and not isinstance(error, BadRequestKeyError):
        return hint  # of ours: which name or value of the address is unknown
    return errors.texts(error.code, hint)[1]


@bp.errorhandler(Refused)
def on_refused(error):
    return refusal(409, error.message, **error.details)


@bp.errorhandler(NotUnderstood)
def on_not_understood(error):
    return refusal(422, errors.texts(422, None)[1], fields=error.errors)


@bp.errorhandler(Exception)
def on_failure(error):
    """Unforeseen: told apart and written to the log as for a page."""
    page = errors.on_failure(error)
    response = refusal(page.status_code, errors.texts(page.status_code, None)[1], request=g.get("number"))
    response.headers.update({name: value for name, value in page.headers.items() if name == "Retry-After"})
    return response


@bp.after_request
def keep_apart(response):
    response.headers["Vary"] = "Authorization"
    return response
