"""The folder of files about people: beside the file store and not in it, so that no backup holds them."""
from pathlib import Path

from flask import current_app


def folder():
    """Made when it is not there; nobody else on this machine may look into it."""
    place = Path(current_app.config["GUANXI_DATA"]) / "exports"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place
