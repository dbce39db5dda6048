"""Orders and products as files."""
from blueprints.sales.labels import KINDS
from core.export import Column
from core.money import major
from core.words import _l
from core.workspace import workspace


def home_value(row):
    return None if row.home_rate is None else major(row.home_cents, workspace().currency)


ORDER_COLUMNS = [
    Column(_l("Number"), lambda row: row.number),
    Column(_l("Customer"), lambda row: row.customer),
    Column(_l("Date"), lambda row: row.ordered_on),
    Column(_l("Kind"), lambda row: str(KINDS[row.kind])),
    Column(_l("Total"), lambda row: major(row.total_cents, row.currency)),
    Column(_l("Currency"), lambda row: row.currency),
    Column(_l("Counts for, in home currency"), home_value),
    Column(_l("Home currency"), lambda row: workspace().currency),
]
PRODUCT_COLUMNS = [
    Column(_l("Code"), lambda row: row.code),
    Column(_l("Name"), lambda row: row.name),
]
