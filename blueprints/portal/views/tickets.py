"""The pages of customers: asking, and one ticket behind its signed link."""
import mimetypes

from flask import abort, request, send_file, url_for

from blueprints.auth.throttle import check_wait, note_failure
from blueprints.portal import actions, bp, queries
from blueprints.portal.forms import AnswerForm, AskForm, RateForm
from blueprints.portal.views.holding import as_system, count_sending, uploads
from blueprints.service.actions import talk
from blueprints.service.labels import STATES, TONES
from blueprints.service.queries import articles as articles_of
from blueprints.service.signed import ticket_behind, token_of
from core.access import public
from core.address_values import LARGEST_ID
from core.files import file_path
from core.page import done, is_unchanged, page, unchanged
from core.principal import SYSTEM
from core.words import _
from models import db

ALONE = "sandbox; default-src 'none'"


def behind(token):
    return ticket_behind(token) or abort(404)


@bp.route("/ticket/new", methods=["GET", "POST"])
@public
@as_system
def ask():
    form, key = AskForm(), f"intake:{request.remote_addr or ''}"
    if form.validate_on_submit():
        check_wait(key)
        if form.is_robot:
            return done(_("Thank you, we have received this"), url_for(".ask"))
        note_failure(key)
        made = actions.ask(form.facts, form.body.data, files=uploads(form))
        db.session.commit()
        return done(_("Thank you, we have received this. Keep the address of this page: it shows where it stands."),
                    url_for(".ticket", token=token_of(made.id)))
    return page("portal/ask.html", form=form, found=alike(*words_of(form)))


def words_of(form):
    """What was typed so far, or stands in the address, by which answers are looked for."""
    return form.title.data or request.args.get("title", ""), form.body.data or ""


def alike(*texts):
    return articles_of.alike(*(text.replace("\x00", "") for text in texts), is_public=True)


@bp.get("/articles")
@public
@as_system
def articles():
    search = request.args.get("q", "").replace("\x00", "").strip()
    return page("portal/articles.html", search=search, found=articles_of.public_articles(search))


@bp.get("/articles/<int:article_id>")
@public
@as_system
def article(article_id):
    found = articles_of.public_article(article_id) if article_id <= LARGEST_ID else None
    return page("portal/article.html", text=articles_of.text_for(found or abort(404)))


@bp.get("/ticket/<string:token>")
@public
@as_system
def ticket(token):
    found = behind(token)
    tag = queries.newest(found)
    if is_unchanged(tag):
        return unchanged()
    answer = page("portal/ticket.html", **shown(found, token, tag))
    answer.headers["HX-PTag"] = tag
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def shown(found, token, tag="", form=None, rate_form=None):
    return {"ticket": found, "token": token, "tag": tag, "messages": queries.messages(found),
            "files": queries.files(found), "promises": queries.promises(found), "states": STATES, "tones": TONES,
            "form": form or AnswerForm(None), "rate_form": rate_form or RateForm(None),
            "may_rate": actions.may_rate(found)}


@bp.post("/ticket/<string:token>/answer")
@public
@as_system
def answer(token):
    found, form = behind(token), AnswerForm()
    if not form.validate():
        return page("portal/ticket.html", **shown(found, token, form=form))
    count_sending()
    talk.receive(found, form.body.data, by=SYSTEM, channel="web", author=found.asker, files=uploads(form))
    db.session.commit()
    return done(_("Sent to us"), url_for(".ticket", token=token))


@bp.post("/ticket/<string:token>/rating")
@public
@as_system
def rate(token):
    found, form = behind(token), RateForm()
    if not form.validate():
        return page("portal/ticket.html", **shown(found, token, rate_form=form))
    actions.rate(found, int(form.score.data), form.word.data or "")
    db.session.commit()
    return done(_("Thank you for telling us"), url_for(".ticket", token=token))


@bp.get("/ticket/<string:token>/files/<int:file_id>")
@public
@as_system
def file(token, file_id):
    one = queries.file_of(behind(token), file_id) or abort(404)
    place = file_path(one.sha)
    if not place.exists():
        abort(404)
    sent = send_file(place, mimetypes.guess_type(one.name)[0] or "application/octet-stream", as_attachment=True,
                     download_name=one.name)
    sent.headers["Content-Security-Policy"] = ALONE
    return sent
