"""What templates and questionnaires share: a draft is worked on, what is in force never changes."""
from core.page import Refused
from core.words import _
from models import db, now


def check_draft(edition):
    if edition.state != "draft":
        raise Refused(_("What is in force never changes: make a new edition of it"))


def refuse_second_draft(known):
    """`known`: all editions there are of it."""
    if any(each.state == "draft" for each in known):
        raise Refused(_("There is a draft of it already"))


def put_in_force(draft, published):
    """The editions that were published are replaced; what they gave stays as it was."""
    for before in published:
        before.state = "retired"
    db.session.flush()
    draft.state, draft.published_at = "published", now()
