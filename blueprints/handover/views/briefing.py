"""What whoever looks after a customer from now on should know first."""
from blueprints.customers.labels import CLASSES, CONSENTS, POINTS, SIZES
from blueprints.customers.portrait import Portrait
from blueprints.handover import bp
from blueprints.handover.queries import briefing as queries
from blueprints.records.labels import KINDS
from core.access import find, needs
from core.due import due_formatter
from core.kinds import kinds, ways
from core.page import page
from core.words import language
from models import Party


@bp.get("/customers/<int:party_id>")
@needs("customers.read")
def briefing(party_id):
    party = find(Party, party_id)
    return page("handover/briefing.html", party=party, portrait=Portrait(party), classes=CLASSES, sizes=SIZES,
                points=POINTS, consents=CONSENTS, entries=queries.last_entries(party), work=queries.open_work(party),
                promises=queries.promises(party), kinds=kinds(), ways=ways(), entry_kinds=KINDS,
                due=due_formatter(language()))
