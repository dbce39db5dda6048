"""Products as a file."""
from core.export import Column
from core.words import _l

PRODUCT_COLUMNS = [
    Column(_l("Code"), lambda row: row.code),
    Column(_l("Name"), lambda row: row.name),
]
