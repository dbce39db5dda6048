"""What only a partner has: its kind, programme, territory, terms, risk. And how a partner leaves and comes back."""
from blueprints.customers.actions import hats, parties
from blueprints.customers.actions.roles import Profile
from core import timeline
from core.page import Refused
from core.words import _
from models import PartnerProfile

PROFILE = Profile(PartnerProfile, ("kind", "programme_id", "territory", "terms", "risk", "risk_note"))


def put_away(party, *, by):
    """No partner any more: the role ends; who is nothing else to us goes into the archive."""
    hat = parties.worn(party, "partner")
    if hat is None:
        raise Refused(_("%(party)s is no partner at present", party=party.title))
    if sum(other.until is None for other in party.hats) > 1:
        hats.take_off_hat(party, hat, by=by)
    else:
        parties.archive(party, by=by)


def bring_back(party, *, by):
    """A partner again, as before; refused while its number belongs to another one."""
    if party.is_archived:
        parties.restore(party, by=by)
    if parties.worn(party, "partner"):
        return
    hat = max((hat for hat in party.hats if hat.role == "partner"), key=lambda hat: hat.id)
    if hat.code and parties.code_in_use("partner", hat.code):
        raise Refused(_("The number %(code)s belongs to another party now", code=hat.code))
    hat.until = None
    parties.touch(party)
    timeline.note(party, "role_given", by=by, role="partner")
