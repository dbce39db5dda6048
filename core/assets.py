"""Static files: named by their content, so that browsers keep them for a year, and compressed once, at start.

`asset("app.css")` is `/static/app.3f2a9c01de.css`. A changed file has a new name, hence nothing is ever stale. Files
must not name one another: the name inside would lack the fingerprint (a test watches that).
"""
import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Response, abort, current_app, request

from core.access import public

TYPES = {
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ".png": "image/png",
}
A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    name: str  # app.css
    fingerprinted: str  # app.3f2a9c01de.css
    content: bytes
    compressed: bytes | None  # gzip; None where that would not be smaller

    @property
    def content_type(self):
        return TYPES[Path(self.name).suffix]


class Assets:
    """What lies below a folder: by plain name for templates, by either name for browsers."""

    def __init__(self, folder, prefix):
        self.prefix = prefix
        files = sorted(path for path in folder.rglob("*") if path.suffix in TYPES)
        read_files = [read(folder, path, path.stat().st_mtime_ns) for path in files]
        self.by_name = {asset.name: asset for asset in read_files}
        self.by_fingerprint = {asset.fingerprinted: asset for asset in read_files}
        self.urls = {asset.name: f"{prefix}/{asset.fingerprinted}" for asset in read_files}

    def url(self, name):
        """The address of a file. Raises KeyError for one that does not exist, which tests of any page would show."""
        return self.urls[name]


@cache
def read(folder, path, _modified_at):
    """Read and compress one file; remembered, because tests build many applications from the same files."""
    content = path.read_bytes()
    name = path.relative_to(folder).as_posix()
    stem, dot, suffix = name.rpartition(".")
    compressed = gzip.compress(content, 9, mtime=0)
    return Asset(
        name, f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{dot}{suffix}", content,
        compressed if len(compressed) < len(content) else None,
    )


@public
def static(name):
    """Serve a file: under its fingerprint for a year, under its plain name if it has changed since."""
    assets = current_app.extensions["assets"]
    asset = assets.by_fingerprint.get(name) or assets.by_name.get(name)
    if asset is None:
        abort(404)
    squeezed = asset.compressed is not None and "gzip" in request.accept_encodings
    response = Response(asset.compressed if squeezed else asset.content, content_type=asset.content_type)
    if squeezed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = A_YEAR if name == asset.fingerprinted else "no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.set_etag(asset.fingerprinted + ("-gzip" if squeezed else ""))
    return response.make_conditional(request)


def init_assets(app, folder=None, prefix="/static"):
    """Read the files once; templates find them as `asset(name)`. Flask's own static route must be off."""
    app.extensions["assets"] = Assets(folder or Path(app.root_path) / "static", prefix)
    app.add_url_rule(f"{prefix}/<path:name>", "static", static)
