"""The whole table role × address as it is enforced, on a page and as a file."""
from flask import current_app, request

from blueprints.rights import bp
from blueprints.rights.queries import matrix as queries
from core.access import needs
from core.export import Column, export
from core.page import page
from core.words import _, _l

ANSWERS = {"yes": _l("yes"), "no": "—", "in part": _l("in part"),
           "sign in": _l("signs in first"), "by token": _l("by token")}


@bp.get("/admin/roles/matrix")
@needs("admin.manage")
def matrix():
    roles = queries.roles()
    rooms, rights = queries.choices(current_app)
    found = queries.by_room(queries.rows(current_app, roles, **asked()))
    return page("rights/matrix.html", roles=roles, found=found, counted=queries.counted(found, roles), rooms=rooms,
                rights=rights, choices=[(role.id, role.name) for role in roles], asked=asked(), answers=ANSWERS)


@bp.get("/admin/roles/matrix.csv")
@needs("admin.manage")
def matrix_file():
    roles = queries.roles()
    columns = [Column(_l("Endpoint"), lambda row: row.endpoint), Column(_l("Methods"), lambda row: row.methods),
               Column(_l("Address"), lambda row: row.path), Column(_l("Asks for"), lambda row: row.right)]
    names = [_("Stranger"), *(role.name for role in roles)]
    columns += [Column(name, lambda row, place=place: row.verdicts[place]) for place, name in enumerate(names)]
    return export("csv", _("rights"), columns, queries.rows(current_app, roles, **asked()))


def asked():
    return {name: request.args.get(name, "").strip() for name in ("text", "room", "right", "role")}
