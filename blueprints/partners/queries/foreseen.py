"""What the page of a partner often has nothing of: asked for in one statement beforehand."""
from blueprints.cooperation.queries import agreements, plans, risks
from blueprints.corrective.queries import actions
from blueprints.customers.foreseen import OF_PARTY, OF_WHO_DELIVERS
from blueprints.evaluation.queries.foreseen import OF_WHO_IS_JUDGED
from core.foresight import Foresight

OF_PARTNER = Foresight(
    *OF_PARTY, *OF_WHO_DELIVERS, *OF_WHO_IS_JUDGED, actions.OPEN, actions.EVER, plans.OF_PARTY, agreements.OF_PARTY,
    risks.OF_PARTY)
