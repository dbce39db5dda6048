"""What the page of a record often has nothing of, whatever its kind: asked for in one statement beforehand."""
from blueprints.records.queries.files import COUNT
from blueprints.records.queries.tags import ON_RECORD
from blueprints.records.queries.watchers import WATCHERS
from blueprints.tasks.queries import OPEN_ABOUT

BESIDE_IT = (OPEN_ABOUT, ON_RECORD, WATCHERS)
OF_RECORD = (*BESIDE_IT, COUNT)
