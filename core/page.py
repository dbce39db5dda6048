"""Answers: `page()` draws a page or the one block htmx asked for, `done()` says that it worked and where to go on."""
import re
from dataclasses import dataclass

from flask import flash, get_flashed_messages, make_response, redirect, request

from core.templates import environment
from core.words import language
from models import db

PARTS_OF_THE_LAYOUT = ("heading", "crumbs", "subtitle", "actions", "content")


class Refused(Exception):
    """A business rule says no. The message is for the person; answered once, in core/errors.py, with 409."""

    def __init__(self, message, **details):
        super().__init__(message)
        self.message = message
        self.details = details


@dataclass(frozen=True)
class Flash:
    """What is told once; `undo` is the address of a POST that takes it back, offered beside it."""

    category: str
    message: str
    undo: str = ""


def page(template, *, status=None, **context):
    """The page, or the block of it named by htmx's target; 422 when a form on it has errors."""
    if status is None:
        invalid = any(getattr(value, "errors", None) for name, value in context.items() if name.endswith("form"))
        status = 422 if invalid else 200
    db.session().read_on()  # a form with errors is drawn without holding up other writers
    drawn = environment(language()).get_template(template)
    block = requested_block(drawn)
    html = render_block(drawn, block, context) if block else drawn.render(context)
    return answer(html, status)


def answer(html, status=200):
    response = make_response(html, status)
    response.headers["Vary"] = "Cookie, HX-Request-Type, HX-Target"
    return response


def done(message, url, *, template=None, block=None, event="", undo="", **context):
    """It worked: say so and lead on. With htmx the named block with its own context, else 303 to `url`.

    (htmx follows a 303 and keeps its target, which the other page may not have.) With an `event` htmx is given no
    block: the panels of the page that listen to it read themselves anew.
    """
    if message:
        flash({"message": message, "undo": undo} if undo else message, "success")
    if not is_htmx():
        return redirect(url, 303)
    if event:
        response = answer(str(toasts()))
        response.headers["HX-Trigger"] = event
        return response
    if block is None:
        response = make_response("", 204)
        response.headers["HX-Redirect"] = url
        return response
    drawn = environment(language()).get_template(template)
    return answer(render_block(drawn, block, context) + str(toasts()))


def is_unchanged(tag):
    """Does whoever polls have this state already? Their browser says which one it drew (static/vendor/hx-ptag)."""
    return request.headers.get("HX-PTag") == tag


def unchanged():
    """The answer to a poll when nothing changed: htmx leaves all as it is."""
    return make_response("", 304)


def is_htmx():
    return request.headers.get("HX-Request") == "true"


def requested_block(template):
    """The block that bears the name of htmx's target, which arrives as `tag#id`: `tr#deal-42` is block `deal`."""
    if request.headers.get("HX-Request-Type") != "partial":
        return None
    target = request.headers.get("HX-Target", "").rpartition("#")[2]
    if target in PARTS_OF_THE_LAYOUT:  # they do not stand alone
        return None
    for name in (target.replace("-", "_"), re.sub(r"-\d+$", "", target).replace("-", "_")):
        if name in template.blocks:
            return name
    return None


def render_block(template, name, context):
    scope = template.new_context(context)
    return "".join(template.blocks[name](scope))


def toasts():
    """What was flashed, as a fragment that htmx puts on the stack of toasts wherever the main part goes."""
    module = environment(language()).globals["ui"]
    return module.toasts(flashes())


def flashes():
    return [Flash(category, **(told if isinstance(told, dict) else {"message": told}))
            for category, told in get_flashed_messages(with_categories=True)]
