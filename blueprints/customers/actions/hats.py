"""What a party is to us: put a hat on, hand it to somebody, take it off."""
from blueprints.customers.actions.parties import code_in_use, keep_in_list, tell_owner, touch, worn
from core import timeline
from core.page import Refused
from core.people import name_of
from core.times import today
from core.words import _
from core.workspace import workspace
from models import CustomerProfile, Hat, Team, User


def put_on_hat(party, role, *, by, owner_id=None, team_id=None, code=None):
    """The party becomes a customer, supplier, partner … as well."""
    if worn(party, role):
        raise Refused(_("%(party)s has this role already", party=party.title))
    if code and code_in_use(role, code):
        raise Refused(_("The number %(code)s belongs to another party already", code=code))
    party.hats.append(Hat(role=role, code=code or None, owner_id=owner_id, team_id=team_id, since=today(workspace())))
    if role == "customer" and party.profile is None:
        party.profile = CustomerProfile(lifecycle="potential", since=today(workspace()))
    keep_in_list(party)
    touch(party)
    tell_owner(party, owner_id, by=by)
    timeline.note(party, "role_given", by=by, role=role)


def hand_over(party, hat, *, owner_id, team_id, by):
    """Somebody else, or another team, looks after the party in this role from now on."""
    if (hat.owner_id, hat.team_id) != (owner_id, team_id):
        if owner_id != hat.owner_id:
            tell_owner(party, owner_id, by=by)
        hat.owner_id, hat.team_id = owner_id, team_id
        touch(party)
        timeline.note(party, "handed_over", by=by, role=hat.role, owner=name_of(User, owner_id),
                      team=name_of(Team, team_id))


def take_off_hat(party, hat, *, by):
    """The party stops being this to us; what happened under the hat stays."""
    if hat.until is not None:
        raise Refused(_("This role has ended already"))
    if sum(other.until is None for other in party.hats) == 1:
        raise Refused(_("This is the last role of %(party)s: archive it instead", party=party.title))
    hat.until = today(workspace())
    keep_in_list(party)
    touch(party)
    timeline.note(party, "role_ended", by=by, role=hat.role)
