"""A connection that was lost: what is found again may be a standby that took over without the last changes.

There the versions by which grants and the directory are told apart (core/sign_ins.py, core/directory.py) may come a
second time, for other contents. So nothing that was kept by them outlives the loss of a connection.
"""
import sqlalchemy as sa

from core.directory import forget_directory
from core.granted import forget_grants
from models import db


def init_losses(app):
    with app.app_context():
        sa.event.listen(db.engine, "invalidate", read_anew)


def read_anew(_connection, _record, _error):
    forget_grants()
    forget_directory()
