"""Articles on a ticket: put into the answer, marked as used, said not to have helped; one written from a ticket."""
from flask import url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import articles as actions
from blueprints.service.queries.articles import text_for
from core.access import find, needs
from core.page import done
from core.words import _
from models import Article, Ticket, db


@bp.post("/tickets/<int:ticket_id>/articles/<int:article_id>/insert")
@needs("service.write")
def insert_article(ticket_id, article_id):
    ticket, article = find(Ticket, ticket_id, to="edit"), find(Article, article_id)
    actions.insert(article, ticket, text_for(article).body, by=current_user)
    db.session.commit()
    return done(_("It stands in your answer now"), url_for(".ticket", ticket_id=ticket_id, _anchor="reply"))


@bp.post("/tickets/<int:ticket_id>/articles/<int:article_id>/use")
@needs("service.write")
def use_article(ticket_id, article_id):
    actions.use(find(Article, article_id), find(Ticket, ticket_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("Counted: this article was used here"), url_for(".ticket", ticket_id=ticket_id))


@bp.post("/tickets/<int:ticket_id>/articles/<int:article_id>/unsolved")
@needs("service.write")
def article_did_not_solve(ticket_id, article_id):
    actions.did_not_solve(find(Article, article_id), find(Ticket, ticket_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("Counted: it did not help here"), url_for(".ticket", ticket_id=ticket_id),
                undo=url_for(".use_article", ticket_id=ticket_id, article_id=article_id))


@bp.post("/tickets/<int:ticket_id>/articles/write")
@needs("service.write")
def write_from_ticket(ticket_id):
    made = actions.write_from(find(Ticket, ticket_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("A draft of what solved it: make it fit for others, then publish it"),
                url_for(".edit_article", article_id=made.id))
