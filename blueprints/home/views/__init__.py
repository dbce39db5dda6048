"""The pages that tell what is going on: mine, my team's, the company's."""
from blueprints.home.views import day, overview, probes

__all__ = ["day", "overview", "probes"]
