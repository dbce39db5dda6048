"""What went wrong, as a page or, for htmx, as a toast. Here `Refused`, conflicts and lost databases are answered."""
import logging

from flask import current_app, request
from jinja2 import TemplateError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    SecurityError,
    ServiceUnavailable,
    Unauthorized,
)

from core import merged_pages, sign_ins
from core.database import is_full, is_out_of_reach, is_race
from core.forms import Conflict
from core.page import Refused, answer, is_htmx, render_block
from core.refusals import note_refusal
from core.scanning import NotKept
from core.scope import OutOfScope
from core.templates import environment
from core.words import _, language
from models import db

log = logging.getLogger(__name__)


def texts(code, hint):
    """Title and message of an error page; `hint` is the reason given to abort()."""
    if hint == "csrf":
        return _("This form has expired"), _("Please go back, reload the page and send it again.")
    if hint == "insecure":
        return _("This connection is not encrypted"), _(
            "Signing in over plain HTTP is switched off. Ask your administrator for the HTTPS address.")
    if hint == "link":
        return _("This link no longer works"), _(
            "It works once and for a limited time. Ask an administrator for a new one.")
    if hint == "seeing":
        return _("You are looking as somebody else"), _("Meanwhile nothing can be changed. Stop looking first.")
    if hint == "seeing-own":
        return _("You are looking as somebody else"), _(
            "Their account, their keys and copies of everything stay closed meanwhile. Stop looking first.")
    known = {
        400: (_("This request cannot be understood"), _("Go back and try again.")),
        401: (_("You are signed out"), _("Sign in in another tab, then send this again: nothing you typed is lost.")),
        403: (_("You may not do this"), _("Your roles do not include it. An administrator can change that.")),
        404: (_("Not found"), _("There is nothing here, or it is not shared with you.")),
        405: (_("This request cannot be understood"), _("Go back and try again.")),
        409: (_("This could not be done"), _("Something else has changed in the meantime.")),
        413: (_("Too large"), _("The largest accepted size is %(size)s MB.", size=current_app.config["MAX_UPLOAD_MB"])),
        422: (_("Something is missing"), _("Please check the marked fields.")),
        429: (_("Too many attempts"), _("Please wait a moment before you try again.")),
        503: (_("The database is busy"), _("Nothing was saved. Please try again in a few seconds.")),
        507: (_("The disk is full"), _(
            "Nothing was saved; reading still works. Tell an administrator, and try again later.")),
    }
    return known.get(code, (_("Something went wrong here"), _("It was noted. Nothing was half saved.")))


def error_page(code, *, title=None, message=None, hint=None, headers=None):
    standard_title, standard_message = texts(code, hint)
    context = {"code": code, "title": title or standard_title, "message": message or standard_message,
               "back_url": back_url()}
    template = environment(language()).get_template("error.html")
    if is_htmx():
        response = answer(render_block(template, "toast", context), code)
        response.headers["HX-Retarget"] = "#toasts"
        response.headers["HX-Reswap"] = "beforeend"
    else:
        response = answer(template.render(context), code)
    response.headers.update(headers or {})
    return response


def back_url():
    """The page the person came from, if it is ours; never the one that just failed."""
    came_from = request.referrer or ""
    if came_from.startswith(request.host_url) and came_from != request.url:
        return came_from
    return "/"


def give_up():
    """Undo what was not committed and give the lock back: the error page only reads."""
    db.session.rollback()
    db.session().read_on()


def on_http_error(error):
    give_up()
    hint = error.description if isinstance(error.description, str) else None
    note_refusal(error.code, hint)
    if isinstance(error, SecurityError):  # a foreign Host header: a page would repeat it in its links
        return "This host name is not served here.\n", 400, {"Content-Type": "text/plain"}
    if error.code in (301, 302, 303, 304, 307, 308):
        return error
    if isinstance(error, Unauthorized):
        to_sign_in = sign_ins.ask_to_sign_in()
        if to_sign_in is not None:
            return to_sign_in
    moved = merged_pages.moved_on() if error.code == 404 else None
    if moved and request.method == "GET":
        return merged_pages.lead_on(moved)
    if moved:  # what was typed is still in their browser's form, which leads back
        return error_page(409, message=_("%(told)s. Open it, and enter this there.", told=merged_pages.told(moved)))
    headers = {"Retry-After": str(error.retry_after)} if getattr(error, "retry_after", None) else None
    return error_page(error.code or 500, hint=hint, headers=headers)


def on_refused(error):
    give_up()
    return error_page(409, title=_("This could not be done"), message=error.message)


def on_conflict(error):
    """Mine and theirs, field by field; what was typed is kept."""
    give_up()
    rows = [
        {"name": name, "label": error.form[name].label.text, "mine": error.form[name], "theirs": theirs}
        for name, theirs in error.theirs.items()
    ]
    template = environment(language()).get_template("conflict.html")
    context = {"heading": error.message, "form": error.form, "rows": rows, "action": request.full_path.rstrip("?")}
    response = answer(template.render(context), 409)
    if is_htmx():  # the block is the base's and its macros are the page's: htmx cuts it out of the whole
        response.headers.update({"HX-Retarget": "#main", "HX-Reswap": "outerHTML", "HX-Reselect": "#main"})
    return response


def on_failure(error):
    """Anything unforeseen: 507 without room, 503 when the database is away or busy, else 500, with its traceback."""
    original = getattr(error, "original_exception", None) or error
    give_up()
    if is_full(original):
        log.error("no room on the disk: %s", original)
        return error_page(507)
    if isinstance(original, SQLAlchemyError) and is_out_of_reach(original):
        log.warning("database out of reach: %s", original)
        return error_page(503, headers={"Retry-After": "3"})
    if isinstance(original, StaleDataError) or is_race(original):  # the same number or name at the same instant, too
        log.warning("lost a race: %s", original)
        return error_page(409, message=_("Somebody else changed this in the meantime. Reload and try again."))
    if isinstance(original, OutOfScope):
        log.warning("refused at flush: %s", original)
        return error_page(403)
    log.error("failed on %s %s", request.method, request.path, exc_info=original)
    try:
        return error_page(500)
    except (TemplateError, SQLAlchemyError):  # the error page itself needs nothing, but be sure
        return "Something went wrong here. It was noted.", 500


def init_errors(app):
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(Refused, on_refused)
    app.register_error_handler(NotKept, on_refused)
    app.register_error_handler(Conflict, on_conflict)
    app.register_error_handler(Exception, on_failure)
    app.register_error_handler(InternalServerError, on_failure)
    app.register_error_handler(ServiceUnavailable, on_http_error)
