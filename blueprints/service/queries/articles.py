"""Articles: all of them as a list, what one says, those that are like what a ticket asks, where they were used."""
from functools import cache
from types import SimpleNamespace

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.records.labels import MESSAGE
from blueprints.service.labels import ARTICLE_STATES, ARTICLE_TONES, AUDIENCE_NAMES
from core.access import of
from core.address_values import among, one_of
from core.columns import Column
from core.listing import Listing, Sort
from core.people import is_person
from core.search import likeness, likest, matches
from core.searched import Searched
from core.words import _l, _lp, language
from models import ARTICLE_AUDIENCES, Article, ArticleText, ArticleUse, Entry, Message, Record, Ticket, User, db

SUGGESTED = 5
Author = aliased(User)
English, Chinese = aliased(ArticleText), aliased(ArticleText)
SHOWN = sa.and_(Record.state == "published", Record.archived_at.is_(None))
STATES = {"draft": sa.and_(Record.state == "draft", Record.archived_at.is_(None)), "published": SHOWN,
          "any": Record.archived_at.is_(None), "archived": Record.archived_at.is_not(None)}


def counted(name, *conditions):
    """On how many tickets it was used, in a column of each row."""
    number = sa.select(sa.func.count()).select_from(ArticleUse).where(
        ArticleUse.article_id == Article.id, *conditions)
    return number.correlate(Article).scalar_subquery().label(name)


def in_languages(query):
    """With what it says in both languages, as far as it does."""
    return query.outerjoin(English, sa.and_(English.article_id == Article.id, English.language == "en")).outerjoin(
        Chinese, sa.and_(Chinese.article_id == Article.id, Chinese.language == "zh"))


def title_of(row):
    """The title in the reader's language; else the one it has."""
    return (row.zh if language() == "zh" else row.en) or row.title


def written_in(row, _language):
    return " · ".join(name for name, title in (("English", row.en), ("简体中文", row.zh)) if title)


NAMES = Article.id, Record.title, English.title.label("en"), Chinese.title.label("zh")  # what `title_of` needs
ROWS = in_languages(of(Article, *NAMES))
COLUMNS = (
    Column("title", _l("Article"), value=title_of, second=written_in),
    Column("state", _l("State"), (Record.state.label("state"),), kind="badge", names=ARTICLE_STATES,
           tones=ARTICLE_TONES),
    Column("audience", _l("For whom"), (Article.audience.label("audience"),), kind="badge", names=AUDIENCE_NAMES),
    Column("uses", _l("Used"), (counted("uses"),), kind="number"),
    Column("unsolved", _l("Did not help"), (counted("unsolved", sa.not_(ArticleUse.solved)),), kind="number"),
    Column("author", _lp("article", "Written by"), (Author.name.label("author"),),
           join=(Author, Author.id == Record.owner_id)),
    Column("created", _lp("article", "Written"), (Record.created_at.label("created"),), kind="moment", sort="created"),
)
ARTICLES = Listing(
    ROWS, sorts={"created": Sort(Record.created_at, Record.id, descending=True)},
    filters={"q": Searched(Article), "state": among(STATES),
             "audience": one_of(Article.audience, ARTICLE_AUDIENCES), "owner": is_person(Record.owner_id)},
    unasked={"state": "any"}, steady=frozenset({"state", "audience"}), personal=frozenset({"owner"}),
    endpoint="service.articles", kind="article", columns=COLUMNS,
)


def texts_of(article):
    """{language: ArticleText} of what it says."""
    said = db.session.scalars(of(ArticleText).where(ArticleText.article_id == article.id))
    return {text.language: text for text in said}


def text_for(article):
    """What a reader is shown: in their language, or in the other one, which `is_other` says."""
    texts = texts_of(article)
    wanted = texts.get(language())
    text = wanted or next(iter(texts.values()))
    return SimpleNamespace(title=text.title, body=text.body, language=text.language, is_other=wanted is None)


USES = of(ArticleUse, sa.func.count(), sa.func.count().filter(sa.not_(ArticleUse.solved))).where(
    ArticleUse.article_id == sa.bindparam("article_id"))
TICKETS = of(ArticleUse, Ticket.id, Ticket.number, Record.title, ArticleUse.at, ArticleUse.solved).join(
    Ticket, Ticket.id == ArticleUse.ticket_id).where(ArticleUse.article_id == sa.bindparam("article_id")).order_by(
    ArticleUse.at.desc(), Ticket.id.desc()).limit(10)


def uses_of(article):
    """(on how many tickets, on how many of them it did not help)"""
    return db.session.execute(USES, {"article_id": article.id}).one()


def tickets_with(article):
    """The last ten tickets it was used on, as far as the asker sees them."""
    return db.session.execute(TICKETS, {"article_id": article.id}).all()


USED_ON = in_languages(of(Article, *NAMES, ArticleUse.solved).join(
    ArticleUse, ArticleUse.article_id == Article.id)).where(
    ArticleUse.ticket_id == sa.bindparam("ticket_id")).order_by(ArticleUse.at, Article.id).limit(20)


def used_on(ticket):
    """The articles that were used on a ticket: id, title as `name`, whether it helped."""
    rows = db.session.execute(USED_ON, {"ticket_id": ticket.id})
    return [SimpleNamespace(id=row.id, name=title_of(row), solved=row.solved) for row in rows]


@cache
def alike_on(engine, is_public):
    """The statement of `alike`, built once."""
    found = likest("article", engine, limit=4 * SUGGESTED).subquery()
    query = in_languages(of(Article, *NAMES).join(found, found.c.id == Article.id)).where(
        SHOWN, Article.id.not_in(sa.bindparam("but", expanding=True)))
    if is_public:
        query = query.where(Article.audience == "public")
    return query.order_by(found.c.score, Article.id.desc()).limit(SUGGESTED)


def alike(*texts, is_public=False, but=()):
    """The few published articles that share most words with some texts: id, title as `name`."""
    engine = db.engine.dialect.name
    asked = likeness("article", engine, texts)
    if asked is None:
        return []
    rows = db.session.execute(alike_on(engine, is_public), {"likeness": asked, "but": list(but)})
    return [SimpleNamespace(id=row.id, name=title_of(row)) for row in rows]


def last_answer(ticket):
    """What we wrote to the customer last; "" when we did not."""
    query = of(Message, Entry.body).join(Entry, Entry.id == Message.entry_id).where(
        Message.record_id == ticket.id, Entry.kind == MESSAGE, Entry.direction == "out",
        Entry.archived_at.is_(None)).order_by(Entry.id.desc()).limit(1)
    return db.session.scalar(query) or ""


PUBLIC = in_languages(of(Article, *NAMES)).where(
    SHOWN, Article.audience == "public").order_by(Record.created_at.desc(), Article.id.desc()).limit(50)


def public_articles(search=""):
    """What anybody may read, the newest first: id, title as `name`."""
    rows = db.session.execute(PUBLIC.where(matches(Article, search)) if search else PUBLIC)
    return [SimpleNamespace(id=row.id, name=title_of(row)) for row in rows]


def public_article(article_id):
    """One of them; None for any other."""
    query = of(Article).where(Article.id == article_id, SHOWN, Article.audience == "public")
    return db.session.scalars(query).one_or_none()
