"""Articles: all of them, one, written and changed, published, put away."""
from types import SimpleNamespace

from flask import url_for
from flask_login import current_user

from blueprints.records.panels import panels_of
from blueprints.service import bp
from blueprints.service.actions import articles as actions
from blueprints.service.forms.articles import ArticleForm, NewArticleForm
from blueprints.service.labels import ARTICLE_STATES, ARTICLE_TONES, AUDIENCE_NAMES, articles_counted, uses_text
from blueprints.service.queries import articles as queries
from blueprints.service.views.listed import exported, listed
from core.access import can, can_edit, find, needs
from core.page import done, page
from core.words import _
from models import Article, db


@bp.get("/articles")
@needs("service.read")
def articles():
    return listed(queries.ARTICLES, "service/articles.html", articles_counted)


@bp.get("/articles/export/<any(csv, xlsx):kind>")
@needs("service.read")
def export_articles(kind):
    return exported(queries.ARTICLES, kind, "articles")


@bp.get("/articles/<int:article_id>")
@needs("service.read")
def article(article_id):
    found = find(Article, article_id)
    return page("service/article.html", article=found, text=queries.text_for(found), panels=panels_of(found),
                uses=uses_text(*queries.uses_of(found)), tickets=queries.tickets_with(found), states=ARTICLE_STATES,
                tones=ARTICLE_TONES, audiences=AUDIENCE_NAMES, may_edit=can("service.write") and can_edit(found))


@bp.route("/articles/new", methods=["GET", "POST"])
@needs("service.write")
def new_article():
    form = NewArticleForm()
    if form.validate_on_submit():
        made = actions.write_article(form.texts, form.audience.data, by=current_user)
        db.session.commit()
        return done(_("Written as a draft: publish it when it is ready"), url_for(".article", article_id=made.id))
    return page("service/edit_article.html", form=form, article=None)


@bp.route("/articles/<int:article_id>/edit", methods=["GET", "POST"])
@needs("service.write")
def edit_article(article_id):
    article = find(Article, article_id, to="edit")
    form = ArticleForm(obj=entered(article))
    if form.validate_on_submit():
        actions.revise(article, form.texts, form.audience.data, by=current_user)
        db.session.commit()
        return done(_("%(article)s saved", article=article.title), url_for(".article", article_id=article_id))
    return page("service/edit_article.html", form=form, article=article)


def entered(article):
    """An article in the words of the form."""
    said = {}
    for code, text in queries.texts_of(article).items():
        said |= {f"title_{code}": text.title, f"body_{code}": text.body}
    return SimpleNamespace(version=article.version, audience=article.audience, **said)


@bp.post("/articles/<int:article_id>/publish")
@needs("service.write")
def publish_article(article_id):
    return acted(actions.publish, article_id, _("Published"), ".withdraw_article")


@bp.post("/articles/<int:article_id>/withdraw")
@needs("service.write")
def withdraw_article(article_id):
    return acted(actions.withdraw, article_id, _("A draft again"), ".publish_article")


@bp.post("/articles/<int:article_id>/archive")
@needs("service.write")
def archive_article(article_id):
    return acted(actions.archive, article_id, _("In the archive now"), ".restore_article")


@bp.post("/articles/<int:article_id>/restore")
@needs("service.write")
def restore_article(article_id):
    return acted(actions.restore, article_id, _("Restored"), ".archive_article")


def acted(action, article_id, message, undo):
    action(find(Article, article_id, to="edit"), by=current_user)
    db.session.commit()
    return done(message, url_for(".article", article_id=article_id), undo=url_for(undo, article_id=article_id))
