"""The page of results, and what is suggested while somebody types."""
from flask import request

from blueprints.search import bp, results
from core.access import needs
from core.page import page
from core.search import LONGEST


@bp.get("")
@needs()
def search():
    asked, kind = typed(), request.args.get("kind", "")
    groups = results.groups(asked, kind=kind, before=before(), shown=results.OF_ONE if kind else results.IN_ALL)
    return page("search/search.html", asked=asked, kind=kind, groups=groups, choices=results.choices(),
                is_further=before() is not None)


@bp.get("/suggestions")
@needs()
def suggestions():
    return page("search/suggestions.html", asked=typed(), groups=results.groups(typed(), shown=results.SUGGESTED))


def typed():
    return request.args.get("q", "").replace("\x00", "").strip()[:LONGEST]


def before():
    """The document behind which the page goes on; what makes no sense is not read."""
    number = request.args.get("before", type=int)
    return number if number is not None and abs(number) < 2**63 else None
