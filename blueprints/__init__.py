"""The rooms of the house, in the order the navigation shows them."""
from blueprints.admin import bp as admin
from blueprints.api import bp as api
from blueprints.auth import bp as auth
from blueprints.backups import bp as backups
from blueprints.bulk import bp as bulk
from blueprints.cooperation import bp as cooperation
from blueprints.corrective import bp as corrective
from blueprints.customers import bp as customers
from blueprints.demo import bp as demo
from blueprints.evaluation import bp as evaluation
from blueprints.handover import bp as handover
from blueprints.health import bp as health
from blueprints.home import bp as home
from blueprints.imports import bp as imports
from blueprints.loyalty import bp as loyalty
from blueprints.movement import bp as movement
from blueprints.notices import bp as notices
from blueprints.partners import bp as partners
from blueprints.plays import bp as plays
from blueprints.pool import bp as pool
from blueprints.portal import bp as portal
from blueprints.privacy import bp as privacy
from blueprints.records import bp as records
from blueprints.rights import bp as rights
from blueprints.sales import bp as sales
from blueprints.search import bp as search
from blueprints.service import bp as service
from blueprints.suppliers import bp as suppliers
from blueprints.tasks import bp as tasks
from blueprints.views import bp as views
from blueprints.visits import bp as visits

BLUEPRINTS = [
    home, tasks, customers, service, suppliers, partners, corrective, cooperation, imports,
    visits, plays, pool, loyalty, movement, sales,
    bulk, views, evaluation, admin, rights, handover, health, privacy, backups, demo, auth, search, notices, records,
    portal, api,
]
