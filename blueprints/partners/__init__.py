"""Partners: who brings us business or works with us, the deals they register, their part in ours, what they earn."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.word_lists import WordList
from core.words import _l
from models import PartnerProfile, PartnerProgramme, PartnerSelection, Registration

bp = Blueprint("partners", __name__, url_prefix="/partners")
bp.entries = [Entry(_l("Partners"), "partners.partners", "heart-handshake", "partners.read",
                    rooms=("evaluation",))]
bp.kinds = [Kind("registration", Registration, _l("Registered deal"), _l("Registered deals"), "shield",
                 "partners.registration", "registration_id", is_work=True, listing="partners.registrations"),
            Kind("partner_selection", PartnerSelection, _l("Selection of a partner"), _l("Selections of partners"),
                 "circle-check", "partners.selection", "selection_id")]
bp.party_page = ("partner", "partners.partner")

from blueprints.evaluation.sharing import furnish  # noqa: E402
from blueprints.partners import jobs, sources, views  # noqa: E402,F401
from blueprints.partners.queries.certifications import CERTIFICATIONS  # noqa: E402
from blueprints.partners.queries.commission import ENTRIES  # noqa: E402
from blueprints.partners.queries.partners import PARTNERS  # noqa: E402
from blueprints.partners.queries.registrations import REGISTRATIONS  # noqa: E402
from blueprints.partners.room import ROOM  # noqa: E402
from blueprints.partners.telling import PARTS, VERBS  # noqa: E402

bp.lists = [PARTNERS, REGISTRATIONS, CERTIFICATIONS, ENTRIES]
bp.verbs, bp.parts = VERBS, PARTS
bp.word_lists = [WordList("partner-programmes", _l("Programmes for partners"), PartnerProgramme, "partners.programmes",
                          uses=((PartnerProfile.programme_id, _l("Partners")),))]
furnish(bp, ROOM)
