"""A questionnaire answered by whom it is asked of, through a link: opened, ended, kept for later, sent once."""
import secrets

from blueprints.evaluation.actions.questionnaires import answer
from blueprints.records.actions.files import hang_files
from core import timeline
from core.notices import tell
from core.page import Refused
from core.principal import SYSTEM
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Party, Task, db, now


def open_link(sheet, until):
    """A link that is good up to a day; one that was made before is dead."""
    refuse_answered(sheet)
    if until < today(workspace()):
        raise Refused(_("That day is past"))
    sheet.link_key, sheet.link_until = secrets.token_hex(8), until


def end_link(sheet):
    sheet.link_key, sheet.link_until = "", None


def keep(sheet, answers, *, name):
    """What they have so far, whether or not it is whole."""
    refuse_answered(sheet)
    sheet.draft = {str(question_id): given for question_id, given in answers.items() if given} | {"name": name}
    sheet.draft_at = now()


def receive(sheet, answers, *, name, files=()):
    """They sent it. Their files hang on the line of the timeline that says so; whoever asked is told."""
    answer(sheet, answers, by=SYSTEM)
    party = db.session.get(Party, sheet.party_id)
    entry = timeline.note(party, "sheet-answered", by=SYSTEM, name=name, questionnaire=sheet.questionnaire.name)
    db.session.flush()
    hang_files(party, files, by=SYSTEM, entry=entry)
    sheet.answered_name, sheet.entry_id, sheet.draft, sheet.draft_at = name, entry.id, {}, None
    task = db.session.get(Task, sheet.task_id) if sheet.task_id else None
    tell([sheet.asked_by_id, task and task.owner_id], "watched", key=f"watched:{party.id}", by=SYSTEM,
         record_id=party.id, entry=entry.id)


def refuse_answered(sheet):
    if sheet.answered_on is not None:
        raise Refused(_("It is answered already: ask them anew"))
