"""Their way to one questionnaire: the sheet's id, sealed together with the key of its link and the link's last day."""
import hashlib
import hmac

from flask import current_app

from core.address_values import row_id
from core.times import today
from core.workspace import workspace
from models import AnswerSheet, Party, db


def token_of(sheet):
    return f"{sheet.id}-{_seal(sheet)}"


def sheet_behind(token):
    """(the sheet, who is asked) of a token; (None, None) for what is no token, and for one whose link was ended.

    Ask as the system: whoever holds the link may read it. Whether it is over, `is_over` tells.
    """
    text, _dash, seal = token.partition("-")
    try:
        sheet = db.session.get(AnswerSheet, row_id(text))
    except ValueError:
        return None, None
    if sheet is None or not sheet.link_key or not hmac.compare_digest(seal.encode(), _seal(sheet).encode()):
        return None, None
    party = db.session.get(Party, sheet.party_id)
    return (None, None) if party is None or party.is_archived else (sheet, party)


def is_over(sheet):
    return sheet.link_until < today(workspace())


def _seal(sheet):
    key = current_app.config["SECRET_KEY"].encode()
    told = f"sheet {sheet.id} {sheet.link_key} {sheet.link_until.isoformat()}"
    return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()[:32]
