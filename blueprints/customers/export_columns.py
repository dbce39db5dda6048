"""The list of customers as a file: more columns than the screen has room for."""
from datetime import date

from blueprints.customers.labels import CLASSES, SIZES
from core.countries import country_name
from core.export import Column
from core.money import major
from core.words import _l, language
from core.workspace import workspace


def country(row):
    return country_name(row.country, language()) if row.country else row.country_text


CUSTOMER_COLUMNS = [
    Column(_l("Customer number"), lambda row: row.code),
    Column(_l("Name"), lambda row: row.title),
    Column(_l("City"), lambda row: row.city),
    Column(_l("Country"), country),
    Column(_l("Size"), lambda row: row.size and str(SIZES[row.size])),
    Column(_l("Class"), lambda row: str(CLASSES[row.lifecycle])),
    Column(_l("Owner"), lambda row: row.owner),
    Column(_l("Customer since"), lambda row: row.since),
    Column(_l("Last order"), lambda row: None if row.last_order_on == date.min else row.last_order_on),
    Column(_l("Orders"), lambda row: row.order_count),
    Column(_l("Revenue"), lambda row: major(row.revenue_cents, workspace().currency)),
    Column(_l("Currency"), lambda row: workspace().currency),
    Column(_l("Orders without a known rate"), lambda row: row.unrated_orders),
]
