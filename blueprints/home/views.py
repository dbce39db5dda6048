"""The page people land on."""
from datetime import datetime

from flask import url_for
from flask_login import current_user

from blueprints.customers.labels import CLASSES, class_bar
from blueprints.customers.queries.customers import CUSTOMERS
from blueprints.home import bp, queries
from blueprints.home.steps import first_steps
from core.access import can, needs, public
from core.page import page
from core.times import zone
from core.words import _
from core.workspace import workspace
from models import LIFECYCLES


@bp.get("/")
@needs()
def home():
    bar, so_far = classes_i_see() if can("customers.read") else [], queries.set_up_so_far()
    has_customers = any(item["count"] for item in bar)
    return page(
        "home/home.html", greeting=greeting(), bar=bar if has_customers else [], classes=CLASSES,
        changes=queries.last_changes() if can("customers.read") else [],
        orders=queries.last_orders() if can("sales.read") else [],
        imports=queries.last_imports(current_user) if can("imports.read") else [],
        steps=[] if has_customers else first_steps(so_far), unrated=so_far.unrated,
    )


def classes_i_see():
    listing = CUSTOMERS.open({}, url_for("customers.customers"))
    return class_bar(listing.counts("class", LIFECYCLES), lambda name: listing.url(**{"class": name}))


def greeting():
    """By the clock of whoever reads."""
    hour = datetime.now(zone(current_user.time_zone or workspace().time_zone)).hour
    name = current_user.name
    if 5 <= hour < 12:
        return _("Good morning, %(name)s", name=name)
    return _("Good afternoon, %(name)s", name=name) if 12 <= hour < 18 else _("Good evening, %(name)s", name=name)


@bp.get("/health")
@public
def health():
    """For whatever watches the server: answers while the process is up; says nothing of the data."""
    return {"status": "ok"}
