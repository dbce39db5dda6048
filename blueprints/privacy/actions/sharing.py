"""Ask to see a party that another team looks after; let somebody see it, refuse, and end it again."""
from contextlib import suppress

from blueprints.customers.actions import hats
from blueprints.customers.queries import sharing
from blueprints.tasks import actions as tasks
from core import timeline
from core.access import of, sees
from core.notices import tell
from core.page import Refused
from core.people import name_of
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _
from models import AccessRequest, Hat, Party, PartyShare, Task, User, db, now


def ask(party_id, reasons, note, *, by):
    """Whoever looks after it is told, and has a task; `by` learns nothing of it but what was known before."""
    if sees(by, party_id):
        raise Refused(_("You see it already"))
    with acting_as(SYSTEM):
        known = db.session.scalars(of(AccessRequest).where(
            AccessRequest.party_id == party_id, AccessRequest.asked_by_id == by.id,
            AccessRequest.state == "open")).one_or_none()
        if known is not None:
            return known
        party = db.session.get(Party, party_id)
        if party is None:
            raise Refused(_("It is not there any more"))
        asked = sharing.deciders(party_id)
        title = _("%(who)s asks to see %(party)s", who=by.name, party=party.title)
        task = tasks.make_task({"title": title, "notes": note, "owner_id": next(iter(asked), None)}, by=SYSTEM,
                               about=party)
        db.session.flush()
        request = AccessRequest(party_id=party_id, asked_by_id=by.id, reasons=" ".join(reasons), note=note,
                                task_id=task.id, state="open")
        db.session.add(request)
        db.session.flush()
        tell(asked, "access", key=f"access:{request.id}", by=by, record_id=party_id, state="open",
             path=f"/privacy/access-requests/{request.id}")
    return request


def grant(request, way, answer, *, by):
    """They see it from now on, or it is theirs."""
    party = _to_decide(request)
    if way == "hand-over":
        taken = sharing.handed_to(party.id, request.asked_by_id)
        if taken is None:
            raise Refused(_("You cannot hand %(party)s over to them", party=party.title))
        hat = db.session.get(Hat, taken[0])
        hats.hand_over(party, hat, owner_id=request.asked_by_id, team_id=taken[1] or hat.team_id, by=by)
    elif not any(share.user_id == request.asked_by_id for share in _shares(party.id)):
        db.session.add(PartyShare(party_id=party.id, user_id=request.asked_by_id, request_id=request.id, by_id=by.id))
        timeline.note(party, "access-granted", by=by, who=name_of(User, request.asked_by_id))
    request.way = way
    _decided(request, "granted", answer, by=by)


def refuse(request, answer, *, by):
    _to_decide(request)
    _decided(request, "refused", answer, by=by)


def withdraw(request, *, by):
    """They need it no more."""
    if request.asked_by_id != by.id or request.state != "open":
        raise Refused(_("This was answered already"))
    with acting_as(SYSTEM):
        request.state, request.decided_by_id, request.decided_at = "withdrawn", by.id, now()
        _end_task(request, by=by)
        db.session.flush()


def end_share(share, *, by):
    """They do not see it any more, unless a role of it is in their reach."""
    if share.ended_at is not None:
        raise Refused(_("This has ended already"))
    share.ended_at, share.ended_by_id = now(), by.id
    timeline.note(db.session.get(Party, share.party_id), "access-ended", by=by, who=name_of(User, share.user_id))


def share_again(share, *, by):
    if any(other.user_id == share.user_id for other in _shares(share.party_id)):
        raise Refused(_("They see it already"))
    share.ended_at = share.ended_by_id = None
    timeline.note(db.session.get(Party, share.party_id), "access-granted", by=by, who=name_of(User, share.user_id))


def _to_decide(request):
    """The party; refused once it was answered, and to whoever may not answer."""
    if request.state != "open":
        raise Refused(_("This was answered already"))
    if not sharing.may_decide(request.party_id):
        raise Refused(_("Who looks after it answers this, who leads their team, or an administrator"))
    return db.session.get(Party, request.party_id)


def _shares(party_id):
    return db.session.scalars(of(PartyShare).where(
        PartyShare.party_id == party_id, PartyShare.ended_at.is_(None))).all()


def _decided(request, state, answer, *, by):
    request.state, request.answer, request.decided_by_id, request.decided_at = state, answer or "", by.id, now()
    _end_task(request, by=by)
    tell([request.asked_by_id], "access", key=f"access:{request.id}", by=by, record_id=request.party_id, state=state,
         path=f"/privacy/access-requests/{request.id}")


def _end_task(request, *, by):
    task = db.session.get(Task, request.task_id) if request.task_id else None
    if task is not None and task.is_open:
        with suppress(Refused):
            tasks.do(task, by=by)
