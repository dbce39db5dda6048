"""The page people land on."""
from blueprints.home import bp
from core.access import needs, public
from core.page import page


@bp.get("/")
@needs()
def home():
    return page("home/home.html")


@bp.get("/health")
@public
def health():
    """For whatever watches the server: answers while the process is up; says nothing of the data."""
    return {"status": "ok"}
