"""The rooms of the house, in the order the navigation shows them."""
from blueprints.admin import bp as admin
from blueprints.auth import bp as auth
from blueprints.home import bp as home
from blueprints.sales import bp as sales

BLUEPRINTS = [home, sales, admin, auth]
