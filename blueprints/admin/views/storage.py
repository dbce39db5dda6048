"""What takes room, and files that nothing refers to any more."""
from flask import current_app, url_for

from blueprints.admin import bp, stored
from blueprints.health.queries import storage as room_of
from core.access import needs
from core.backups.shelf import on_the_shelf
from core.kinds import kinds
from core.page import done, page
from core.words import _, _n
from models import db


@bp.get("/storage")
@needs("admin.manage")
def storage():
    backups = on_the_shelf()
    return page("admin/storage.html", room=room_of(current_app.config["GUANXI_DATA"]), by_kind=stored.by_kind(),
                biggest=stored.biggest(), strays=stored.strays(), imported=stored.imported(), backups=backups,
                backup_size=sum(backup.size for backup in backups), kinds=kinds())


@bp.post("/storage/strays/remove")
@needs("admin.manage")
def remove_strays():
    number, _size = stored.drop_strays()
    db.session.commit()
    return done(_n("%(num)s file that nothing refers to is gone", "%(num)s files that nothing refers to are gone",
                   number) if number else _("There is no such file any more"), url_for(".storage"))
