"""The rooms of the house, in the order the navigation shows them."""
from blueprints.admin import bp as admin
from blueprints.auth import bp as auth
from blueprints.bulk import bp as bulk
from blueprints.customers import bp as customers
from blueprints.home import bp as home
from blueprints.imports import bp as imports
from blueprints.sales import bp as sales
from blueprints.views import bp as views

BLUEPRINTS = [home, customers, sales, imports, bulk, views, admin, auth]
