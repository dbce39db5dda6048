"""What suppliers and partners are asked about themselves: questionnaires in editions, and what was answered."""
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from schema.base import Base, Scaled, Versioned
from schema.editions import Edition

QUESTION_KINDS = ("yes_no", "choice", "number", "text")


class Questionnaire(Edition, Base):
    """Questions with points. Once published it never changes: a new edition takes its place."""

    __tablename__ = "questionnaires"

    questions: Mapped[list["Question"]] = relationship(
        back_populates="questionnaire", order_by="Question.position, Question.id", cascade="all, delete-orphan")


class Question(Versioned, Base):
    """One question. `scale` by kind: {"good": "yes"}, {"options": [[label, points], …]}, {"worst": 0, "best": 9}."""

    __tablename__ = "questions"
    __table_args__ = (sa.Index("ix_questions_questionnaire", "questionnaire_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(sa.ForeignKey("questionnaires.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str]
    kind: Mapped[str]  # one of QUESTION_KINDS
    points: Mapped[int] = mapped_column(default=0)  # the most it gives; 0: it is only asked
    scale: Mapped[dict] = mapped_column(sa.JSON, default=dict)

    questionnaire: Mapped[Questionnaire] = relationship(back_populates="questions")


class AnswerSheet(Versioned, Base):
    """One edition asked of one party. Answered once; whoever is asked anew gets another sheet.

    Their own contact may answer by a link, which `link_key` is part of: another key, and the link is dead. What they
    keep for later is `draft`; once sent, `entry_id` is the line of the timeline that their files hang on.
    """

    __tablename__ = "answer_sheets"
    __table_args__ = (
        sa.Index("ix_answer_sheets_party", "party_id", "role", "id"),
        sa.Index("ix_answer_sheets_questionnaire", "questionnaire_id"),
        sa.Index("ix_answer_sheets_entry", "entry_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(sa.ForeignKey("parties.id"))
    role: Mapped[str]
    questionnaire_id: Mapped[int] = mapped_column(sa.ForeignKey("questionnaires.id"))
    asked_on: Mapped[date]
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    due_on: Mapped[date]
    task_id: Mapped[int | None] = mapped_column(sa.ForeignKey("records.id", ondelete="SET NULL"))
    answered_on: Mapped[date | None]
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("users.id"))
    answers: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # {id of a question, as text: what was answered}
    points: Mapped[int | None]
    score = mapped_column(Scaled(4), nullable=True)  # 0 to 100; None: not answered, or no question gives points
    link_key: Mapped[str] = mapped_column(default="")  # "": there is no link
    link_until: Mapped[date | None]  # its last day
    draft: Mapped[dict] = mapped_column(sa.JSON, default=dict)  # as `answers`, and "name"
    draft_at: Mapped[datetime | None]
    answered_name: Mapped[str] = mapped_column(default="")  # who of theirs sent it
    entry_id: Mapped[int | None] = mapped_column(sa.ForeignKey("entries.id", ondelete="SET NULL"))

    questionnaire: Mapped[Questionnaire] = relationship()
