"""What the page of a supplier or partner often has nothing of: asked for in one statement beforehand."""
from blueprints.evaluation.queries.documents import DOCUMENTS
from blueprints.evaluation.queries.qualifications import QUALIFICATIONS
from blueprints.evaluation.queries.standings import STANDINGS

OF_WHO_IS_JUDGED = (STANDINGS, DOCUMENTS, QUALIFICATIONS)
