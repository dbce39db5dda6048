"""`/admin/health` for people, `/metrics` for Prometheus."""
import secrets

from flask import abort, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from blueprints.health import bp, queries
from blueprints.health.collected import Workings
from blueprints.health.concerns import of_the_server
from core.access import needs, public
from core.observing import registry
from core.page import page
from core.security import is_loopback


@bp.get("/admin/health")
@needs("admin.manage")
def health():
    views = queries.views()
    return page("health/health.html", views=views[:queries.SHOWN], requests=sum(view.requests for view in views),
                failed=sum(view.failed for view in views), jobs=queries.jobs_by_state(),
                concerns=of_the_server(), storage=queries.storage(current_app.config["GUANXI_DATA"]))


@bp.get("/metrics")
@public
def metrics():
    """What Prometheus reads. Without a token only from this machine; to others there is no such page."""
    if not may_read():
        abort(404)
    return generate_latest(registry()) + generate_latest(Workings()), 200, {"Content-Type": CONTENT_TYPE_LATEST}


def may_read():
    token = current_app.config["METRICS_TOKEN"]
    if not token:
        return is_loopback(request.remote_addr) and not current_app.config["BEHIND_PROXY"]
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return secrets.compare_digest(given.encode(), token.encode())
