"""What `flask doctor` looks at besides Guanxi itself: Python, the data folder, room on the disk, the clock."""
import os
import shutil
import stat
import sys
from datetime import timedelta

import sqlalchemy as sa
from flask import current_app

from core.backups.shelf import shelf
from models import Record, db, now

# The first of each line that refuses header injection by a mail's subject (CVE-2024-6923, CVE-2026-1299).
SOUND_PYTHON = {(3, 11): 15, (3, 12): 13, (3, 13): 12}
LEAST_ROOM = 500_000_000  # bytes
CLOCKS_APART = timedelta(seconds=5)


def python(version=None):
    version = tuple(version or sys.version_info)[:3]
    least = SOUND_PYTHON.get(version[:2], 0)
    told = "Python " + ".".join(map(str, version))
    sound = version[2] >= least
    yield sound, told + ("" if sound else f": use {version[0]}.{version[1]}.{least} or later")


def permissions():
    """The data folder can be written by us, and its secrets be read by nobody else."""
    data = current_app.config["GUANXI_DATA"]
    writable = [place for place in (data, shelf()) if not os.access(place, os.W_OK)]
    yield not writable, "folders can be written" if not writable else f"cannot be written: {writable[0]}"
    secret = [place for place in (data, data / "secret_key", shelf()) if place.exists() and others_may(place)]
    yield not secret, "the data folder is ours alone" if not secret else f"others can read {secret[0]}: chmod go= it"


def others_may(place):
    return bool(stat.S_IMODE(place.stat().st_mode) & 0o077)


def disk():
    """Room for a copy of the database before a migration and for a night's backup."""
    database = current_app.config["GUANXI_DATA"] / "guanxi.db"
    needed = max(LEAST_ROOM, 2 * database.stat().st_size if database.exists() else 0)
    for place in {current_app.config["GUANXI_DATA"], shelf()}:
        free = shutil.disk_usage(place).free
        told = f"{free / 1e9:.1f} GB free for {place}"
        yield free >= needed, told + ("" if free >= needed else f", {needed / 1e9:.1f} are needed")


def clock():
    """Ours against the database's; on SQLite nothing was written in the future."""
    if db.engine.dialect.name == "postgresql":
        apart = abs(db.session.scalar(sa.select(sa.func.clock_timestamp())) - now())
    else:
        last = db.session.scalar(sa.select(sa.func.max(Record.updated_at)))
        apart = max(last - now(), timedelta()) if last else timedelta()
    sound = apart <= CLOCKS_APART
    yield sound, f"clocks are {apart.total_seconds():.1f} s apart" + ("" if sound else ": does this machine use NTP?")


MACHINE = (python, permissions, disk, clock)
