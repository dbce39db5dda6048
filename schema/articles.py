"""What we know: articles that answer what is asked again and again, and where each was used."""
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from schema.base import Base, now
from schema.records import Record

ARTICLE_STATES = ("draft", "published")
ARTICLE_AUDIENCES = ("internal", "public")
ARTICLE_LANGUAGES = ("en", "zh")


class Article(Record):
    """One answer, in one or both languages (`ArticleText`). `title` is that of the first language it has.

    It belongs to the whole of customer service: whoever reads tickets at all reads it. A public one that is published
    is read by anybody, without signing in.
    """

    __tablename__ = "articles"
    __table_args__ = (sa.Index("ix_articles_ticket", "ticket_id"),)
    audited = (*Record.audited, "audience")

    id: Mapped[int] = mapped_column(sa.ForeignKey("records.id"), primary_key=True)
    audience: Mapped[str] = mapped_column(default="internal")  # one of ARTICLE_AUDIENCES
    ticket_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id"))  # the one it was written from


class ArticleText(Base):
    """What an article says in one language."""

    __tablename__ = "article_texts"
    history_of = "article_id"
    audited = ("title", "body")

    article_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    body: Mapped[str]


class ArticleUse(Base):
    """An article was used on a ticket, once for each. `solved`: False once somebody said that it did not help."""

    __tablename__ = "article_uses"
    __table_args__ = (sa.Index("ix_article_uses_ticket", "ticket_id"),)

    article_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(sa.ForeignKey("records.id", ondelete="CASCADE"), primary_key=True)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    solved: Mapped[bool] = mapped_column(default=True)
