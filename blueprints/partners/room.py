"""What the shared pages of scorecards, standings and selections are told of partners."""
from blueprints.evaluation.rooms import Room
from blueprints.partners.labels import partners_counted
from blueprints.partners.queries.excuses import number_waiting
from core.words import _l
from models import PartnerSelection

ROOM = Room(
    role="partner", domain="partners", one=_l("Partner"), many=_l("Partners"), manager=_l("Partner manager"),
    approved=_l("Approved partners"), icon="heart-handshake", page="partners.partner", listing="partners.partners",
    facts="partners.registrations", facts_label=_l("Registered deals"),
    means=(("register", _l("Registering deals")), ("claim", _l("Claiming funds"))), stopped_by="register",
    unjudged=_l("They are computed each night from deals sourced and registered, from certificates and from what "
                "people judged, and on demand."),
    counted=partners_counted, selection=PartnerSelection, waits=number_waiting)
