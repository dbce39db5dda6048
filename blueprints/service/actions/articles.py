"""What we know: write an article, publish it, put it away; use it on a ticket, say that it did not help."""
from blueprints.service.actions import drafts
from blueprints.service.actions.states import DONE
from blueprints.service.queries.articles import last_answer, texts_of
from core import timeline
from core.page import Refused
from core.search import IS_CJK, index_record
from core.words import _
from core.workspace import workspace
from models import ARTICLE_LANGUAGES, Article, ArticleText, ArticleUse, db, now


def write_article(texts, audience, *, by, ticket_id=None):
    """A new draft. `texts`: {language: (title, body)}, empty in a language that it is not written in."""
    article = Article(title="", state="draft", is_open=False, audience=audience, owner_id=by.id, created_by_id=by.id,
                      ticket_id=ticket_id)
    db.session.add(article)
    db.session.flush()
    revise(article, texts, audience, by=by)
    return article


def revise(article, texts, audience, *, by):
    refuse_archived(article)
    article.audience, article.updated_at = audience, now()
    known = texts_of(article)
    for language in ARTICLE_LANGUAGES:
        title, body = texts.get(language, ("", ""))
        say(article, known.get(language), language, title, body)
    home_first = sorted(ARTICLE_LANGUAGES, key=lambda language: language != workspace().language)
    written = [texts[language] for language in home_first if texts.get(language, ("",))[0]]
    article.title = written[0][0]  # what lists of all kinds and timelines call it
    index_record(article, *(part for text in written for part in text))


def say(article, known, language, title, body):
    """What it says in one language; nothing there is no text."""
    if not title:
        if known is not None:
            db.session.delete(known)
    elif known is None:
        db.session.add(ArticleText(article_id=article.id, language=language, title=title, body=body))
    else:
        known.title, known.body = title, body


def write_from(ticket, *, by):
    """A draft of what solved a ticket: its subject, and what we wrote last. Refused: while it is open."""
    if ticket.state not in DONE:
        raise Refused(_("%(ticket)s is still open: an article tells what solved it", ticket=ticket.number))
    body = last_answer(ticket)
    language = "zh" if IS_CJK.search(ticket.title + body) else "en"
    article = write_article({language: (ticket.title[:300], body or ticket.title)}, "internal", by=by,
                            ticket_id=ticket.id)
    use(article, ticket, by=by)
    return article


def publish(article, *, by):
    refuse_archived(article)
    if article.state == "published":
        raise Refused(_("%(article)s is published already", article=article.title))
    article.state = "published"


def withdraw(article, *, by):
    """A draft again: shown to nobody outside, suggested nowhere."""
    refuse_archived(article)
    if article.state == "draft":
        raise Refused(_("%(article)s is a draft already", article=article.title))
    article.state = "draft"


def archive(article, *, by):
    refuse_archived(article)
    article.archived_at = now()


def restore(article, *, by):
    if not article.is_archived:
        raise Refused(_("%(article)s is not in the archive", article=article.title))
    article.archived_at = None


def refuse_archived(article):
    if article.is_archived:
        raise Refused(_("%(article)s is in the archive: restore it first", article=article.title))


def use(article, ticket, *, by):
    """It was used on a ticket, counted once for each; said once more, it helped after all."""
    refuse_archived(article)
    used = db.session.get(ArticleUse, (article.id, ticket.id))
    if used is None:
        db.session.add(ArticleUse(article_id=article.id, ticket_id=ticket.id, by_id=by.id))
        timeline.note(ticket, "article-used", by=by, title=article.title)
    else:
        used.solved = True


def did_not_solve(article, ticket, *, by):
    used = db.session.get(ArticleUse, (article.id, ticket.id))
    if used is None:
        raise Refused(_("%(article)s was not used on this ticket", article=article.title))
    used.solved = False


def insert(article, ticket, text, *, by):
    """Put what it says below what is being written to the customer."""
    use(article, ticket, by=by)
    drafted = drafts.drafts_of(ticket, by).get("reply", "")
    drafts.save(ticket, "reply", f"{drafted}\n\n{text}".strip(), by=by)
